"""Where things lie in a checkout, and in a wheel: there the user's cache folder, by its rules."""

import os
import sys
from pathlib import Path

import pytest

from servicedocs import project


def test_in_a_checkout_everything_lies_in_it() -> None:
    assert project.IS_CHECKOUT
    assert Path(__file__).resolve().is_relative_to(project.ROOT)
    assert project.CACHE == project.ROOT / ".cache"


@pytest.mark.parametrize(
    ("system", "named", "folder"),
    [
        ("linux", None, "/home/a/.cache"),
        ("linux", "", "/home/a/.cache"),
        ("linux", "relative", "/home/a/.cache"),  # to be ignored, says the specification
        ("linux", "/var/a", "/var/a"),
        ("darwin", None, "/home/a/Library/Caches"),
        ("darwin", "/var/a", "/var/a"),
    ],
)
def test_a_wheel_keeps_what_it_makes_in_the_users_cache_folder(
    monkeypatch: pytest.MonkeyPatch, system: str, named: str | None, folder: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv("HOME", "/home/a")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if named is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", named)
    assert project.user_cache() == Path(folder)


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    with pytest.raises(OSError, match=os.devnull):
        (project.user_cache() / "servicedocs").mkdir(parents=True, exist_ok=True)
