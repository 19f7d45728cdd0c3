"""Digests tell apart what differs, and a kept file is made once for each digest."""

from pathlib import Path

from servicedocs import cache


def test_a_digest_counts_where_a_part_ends() -> None:
    assert cache.digest("ab", "c") != cache.digest("a", "bc")
    assert cache.digest("ab", "c") == cache.digest(b"ab", b"c")
    assert cache.digest("1 a") != cache.digest("", "1 a")


def test_a_digest_of_files_is_of_their_contents_and_paths(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("x")
    two.write_text("x")
    first = cache.digest_of_files([one], tmp_path)
    assert cache.digest_of_files([two], tmp_path) != first
    assert cache.digest_of_files([one], tmp_path) == first
    one.write_text("y")
    assert cache.digest_of_files([one], tmp_path) != first


def test_a_kept_file_is_made_once_and_takes_the_place_of_its_older_ones(tmp_path: Path) -> None:
    other = tmp_path / "en-1.pdf"
    for name in ("ko-1.pdf", "ko-2.pdf"):
        other.write_text("of another language")
        path = cache.kept(tmp_path / name, name.encode, "ko-*.pdf")
        assert cache.kept(tmp_path / name, lambda: b"made again", "ko-*.pdf").read_text() == name
    assert sorted(tmp_path.iterdir()) == [other, path]
