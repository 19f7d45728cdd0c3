"""The processor time of the books, each printed anew from the built site."""

import time

from servicedocs import cli
from servicedocs.pdf import weasyprint
from servicedocs.pdf.book import book
from servicedocs.project import LANGUAGES, ROOT

LIMIT = 30  # seconds of a processor


def report() -> None:
    """Print each figure with its limit; nothing fails, since a busy machine is slower."""
    for language in LANGUAGES.values():
        html = book(ROOT, language, ROOT / "site")
        began = time.process_time()
        weasyprint.write(html, ROOT)
        spent = time.process_time() - began
        cli.say(f"PDF {language.code}: {spent:.1f} s of a processor (at most {LIMIT} s)")
