"""Where things lie, in a checkout and in a wheel, and which languages there are."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
DATA = PACKAGE / "data"
"""In a wheel, the files that `servicedocs check` reads, at the paths that they have below ROOT."""

IS_CHECKOUT = not DATA.is_dir()
ROOT = PACKAGE.parents[1] if IS_CHECKOUT else DATA


def user_cache() -> Path:
    """Return the folder for what this user's programs can make again."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home fails for a user without one
    usual = home / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    folder = named if named.is_absolute() else usual
    # Without a home nothing is kept: in a folder that others write too, native code is not safe.
    return folder if folder.is_absolute() else Path(os.devnull)


CACHE = ROOT / ".cache" if IS_CHECKOUT else user_cache() / "servicedocs"


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
