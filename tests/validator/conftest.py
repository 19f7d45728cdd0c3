"""What the comparisons with a live API server share."""

import contextlib
from collections.abc import Iterator

import pytest

from servicedocs.cluster import requirements
from servicedocs.cluster.api_server import api_server
from tests.validator.live.differential import Server


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Start an API server for all tests of a module."""
    if reason := requirements.missing():
        pytest.skip(f"a compiled API server {reason}")
    with api_server() as started, contextlib.closing(Server(started)) as connected:
        yield connected
