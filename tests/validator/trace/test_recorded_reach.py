"""What the recorded tables say of each caller and address is what is computed."""

from urllib.parse import urlsplit

import pytest

from servicedocs.examples import reach
from servicedocs.transcripts import session
from tests.validator.trace.replay import Replay

SESSIONS = session.load()
TABLES = [
    (one, recording)
    for one in SESSIONS
    for recording in one.recordings
    if recording.file.endswith(".reach.yaml")
]
ANSWERS = {
    "delivered": "answers",
    "refused": "refused",
    "dropped": "no-answer",
    "no route": "no-route",
    "no such name": "no-name",
}


@pytest.mark.parametrize("mode", ["nftables", "iptables"])
@pytest.mark.parametrize(("page", "table"), TABLES, ids=[recording.file for _, recording in TABLES])
def test_every_cell_of_a_recorded_table_is_computed(
    page: session.Session, table: session.Recording, mode: str
) -> None:
    there = Replay(page).until(table.file)
    found = reach.table(table.label, table.text)
    cells = [
        (source, target, urlsplit(there.address(address)).netloc)
        for source in found.sources
        for target, address in found.targets.items()
    ]
    asked = there.trace(*((source, address) for source, _, address in cells), mode=mode)
    computed = {
        (source, target): ANSWERS.get(trace["result"], trace["error"] or trace["result"])
        for (source, target, _), trace in zip(cells, asked["traces"], strict=True)
    }
    recorded = {
        (source, target): verdict
        for source, row in found.answers.items()
        for target, verdict in row.items()
    }
    assert computed == recorded
    assert there.unknown == [] or all("metallb" in line for line in there.unknown)
