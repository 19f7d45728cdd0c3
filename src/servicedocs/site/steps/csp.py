"""The Content-Security-Policy of every built page: what a browser may load and run there.

It stands in the page, not in a header, so that it holds from a folder on disk too. There Chromium
takes `'self'` for the files on the disk. The theme's own inline scripts and styles are
allowed by their hashes; what stands in the text of a page, or comes there later, does not run.
Under --live there is none: MkDocs writes its reload script into each page while it serves it.
"""

import base64
import hashlib
import re

from servicedocs.site.built import BuiltSite

# What follows it is text of ours, not the theme's: whatever script or style it holds is not meant.
ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)  # one with attributes is a file, or data
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
FIRST = re.compile(r'<meta charset="utf-8">\s*')
TAG = '<meta http-equiv="Content-Security-Policy" content="{}">\n      '


def write(site: BuiltSite) -> None:
    """Write its policy into every page; the inline scripts and styles are the last ones then."""
    for page in site.pages:
        page.text = guarded(page.text)


def guarded(page: str) -> str:
    """Return a page with its policy at the top, before anything that it judges."""
    return FIRST.sub(lambda found: found[0] + TAG.format(policy(page)), page, count=1)


def policy(page: str) -> str:
    """Return the policy of a page: nothing but what is named here."""
    theme = ARTICLE.sub("", page)
    directives = {
        # Only Firefox needs it, which fetches the next page beforehand.
        "default-src": ["'self'"],
        "object-src": ["'none'"],
        "frame-src": ["'none'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'", *hashes(SCRIPT, theme)],
        "worker-src": ["'self'", "blob:"],  # from file:// only a script that the page made itself
        "style-src": ["'self'", *hashes(STYLE, theme)],
        # Browsers write such attributes themselves when a reader types over a selection in the
        # editor. All that one could load is still named here.
        "style-src-attr": ["'unsafe-inline'"],
        "img-src": ["'self'", "data:"],  # the icons within the style sheets
        "font-src": ["'self'"],
        "connect-src": ["'self'"],  # the search index
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(" ".join([name, *allowed]) for name, allowed in directives.items())


def hashes(kind: re.Pattern[str], page: str) -> list[str]:
    """Return the hash of each inline script or style, as a policy names it."""
    texts = dict.fromkeys(kind.findall(page))
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
