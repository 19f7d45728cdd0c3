"""The committed validator is what its Go sources give."""

import hashlib
import lzma
import os

import pytest

from servicedocs import rebuild
from servicedocs.validator import COMPRESSED


def test_the_compiled_file_was_built_from_the_sources_beside_it() -> None:
    """A change under validator/ that was not compiled would be a change that nobody runs."""
    recorded = dict(line.split("  ")[::-1] for line in rebuild.SUMS.read_text().splitlines())
    assert recorded == dict(rebuild.digests()), (
        "run scripts/rebuild-validator and commit the result"
    )


@pytest.mark.skipif(
    os.environ.get("CI") != "true",
    reason="compiling takes minutes: runs only where CI=true",
)
def test_a_rebuild_gives_the_same_bytes() -> None:
    """Readers run what anybody can compile from go.sum, and nothing else."""
    committed = hashlib.sha256(lzma.decompress(COMPRESSED.read_bytes())).hexdigest()
    assert hashlib.sha256(rebuild.build()).hexdigest() == committed, (
        "run scripts/rebuild-validator and commit the result"
    )
