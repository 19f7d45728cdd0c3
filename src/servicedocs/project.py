"""Where things lie, and which languages there are."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Language:
    """One language of the site: what MkDocs reads for it, and where in `site/` it goes."""

    code: str
    name: str
    config: str
    folder: str

    @property
    def docs(self) -> str:
        """The folder of its pages."""
        return f"docs/{self.code}"


KOREAN = Language("ko", "Korean", "mkdocs.yml", "")
ENGLISH = Language("en", "English", "mkdocs.en.yml", "en")
LANGUAGES = {language.code: language for language in (KOREAN, ENGLISH)}
