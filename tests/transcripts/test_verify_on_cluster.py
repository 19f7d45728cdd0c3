"""What the pages say that commands print is what they print on a cluster, now."""

import subprocess
import sys

import pytest

from servicedocs.project import ROOT

pytestmark = [pytest.mark.cluster, pytest.mark.usefixtures("cluster")]

COMMAND = [sys.executable, "-m", "servicedocs", "cluster"]


def test_every_transcript_verifies() -> None:
    done = subprocess.run(
        [*COMMAND, "verify"], check=False, capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr or done.stdout
