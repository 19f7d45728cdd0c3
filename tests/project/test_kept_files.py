"""What is kept below .cache: where one byte has changed, it is made again, not used."""

import lzma
from pathlib import Path
from typing import Any

import pytest
import wasmtime

from servicedocs import cache
from servicedocs.fonts import subset, web
from servicedocs.pdf import printer, weasyprint
from servicedocs.project import KOREAN, ROOT
from servicedocs.site.built import BuiltSite
from servicedocs.site.steps import validator_bundle
from servicedocs.validator import runtime


def spoil(folder: Path) -> Path:
    """Change one byte of the only file of a folder, and return it."""
    (path,) = folder.iterdir()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    return path


def test_a_kept_file_with_a_changed_byte_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "en-1.pdf"
    kept = cache.kept(path, lambda: b"a book", "en-*.pdf")
    assert cache.kept(path, lambda: b"another", "en-*.pdf") == kept
    assert cache.found(spoil(path.parent)) is None
    assert cache.kept(path, lambda: b"a book", "en-*.pdf").read_bytes() == b"a book"
    assert list(path.parent.iterdir()) == [kept]


def test_where_a_file_cannot_be_written_nothing_of_it_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        cache.write_whole(tmp_path / "book.pdf", b"a book")
    assert list(tmp_path.iterdir()) == []


class Native:
    """Stands in for WebAssembly compiled to native code, which takes long."""

    loaded: list[bytes]

    def __init__(self, *_: object) -> None:
        """Compile."""

    def serialize(self) -> bytearray:
        """Return the native code."""
        return bytearray(b"native code")

    @classmethod
    def deserialize_file(cls, _: object, path: str) -> "Native":
        """Load native code from a file."""
        cls.loaded.append(Path(path).read_bytes())
        return cls()


def test_native_code_with_a_changed_byte_is_not_run_but_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Native, "loaded", [], raising=False)
    monkeypatch.setattr(wasmtime, "Module", Native)
    monkeypatch.setattr(runtime, "COMPILED", tmp_path)
    runtime._load()
    assert runtime.is_compiled()
    spoil(tmp_path)
    assert not runtime.is_compiled()
    runtime._load()
    assert Native.loaded == []
    runtime._load()
    assert Native.loaded == [b"native code"]


def test_a_changed_byte_of_the_engine_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "validator.wasm.xz"
    module.write_bytes(lzma.compress(b"WebAssembly" * 99))
    monkeypatch.setattr(runtime, "COMPRESSED", module)
    monkeypatch.setattr(validator_bundle, "CACHE", tmp_path / "engine")

    def published() -> bytes:
        validator_bundle._module.cache_clear()
        validator_bundle.write(BuiltSite(tmp_path / "site", {}, tmp_path, []))
        return (tmp_path / "site" / validator_bundle.PATH).read_bytes()

    first = published()
    spoil(tmp_path / "engine")
    assert published() == first
    validator_bundle._module.cache_clear()


def test_a_changed_byte_of_a_font_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (subset, web):
        monkeypatch.setattr(module, "CACHE", tmp_path / "fonts")

    def cut(jobs: list[subset.Job]) -> None:
        for name, text in [pair for job in jobs for pair in job.cuts.items()]:
            cache.keep(subset.CACHE / name, text.encode())

    monkeypatch.setattr(web, "run", cut)
    parts = {web.FACES[0]: web.Parts("", ["abc"], {"index.html": ""})}
    name = web.file_name(web.FACES[0], "abc")
    web.provide(parts)
    spoil(tmp_path / "fonts")
    web.provide(parts)
    assert web.provided(name).read_bytes() == b"abc"


def test_a_changed_byte_of_a_book_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def page(*_: object) -> str:
        return "<p>"

    def printed(*_: Any) -> bytes:
        return b"%PDF of a book"

    monkeypatch.setattr(printer, "book", page)
    monkeypatch.setattr(weasyprint, "write", printed)
    for folder in printer.MADE_FROM:
        (tmp_path / folder).parent.mkdir(exist_ok=True)
        (tmp_path / folder).symlink_to(ROOT / folder)
    for _ in range(2):
        printer.make(tmp_path, KOREAN, tmp_path, tmp_path / "pdf")
        spoil(tmp_path / printer.KEPT)
        assert (tmp_path / "pdf" / printer.file_name(KOREAN)).read_bytes() == printed()
