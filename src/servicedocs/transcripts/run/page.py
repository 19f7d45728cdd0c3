"""Runs the sessions of some pages, one after the other, and says how far it is."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from servicedocs import cli
from servicedocs.project import ROOT
from servicedocs.transcripts.compare.diff import Comparison
from servicedocs.transcripts.compare.tokens import Reader
from servicedocs.transcripts.run.player import Answer, Played, Player
from servicedocs.transcripts.session import Part, Session, choose, load
from servicedocs.transcripts.targets.base import Place


@dataclass
class Outcome:
    """What came of one session."""

    session: Session
    played: list[Played] = field(default_factory=list)
    differences: dict[str, list[str]] = field(default_factory=dict)
    """By a part's file, the lines that say where it differs from what was recorded."""
    skipped: list[str] = field(default_factory=list)
    failure: str = ""


def sessions(names: list[str], root: Path = ROOT) -> list[Session]:
    """Return the sessions that some names choose."""
    return choose(load(root), names)


def run(place: Place, session: Session) -> Outcome:
    """Run one session; a failure ends it and is part of what came of it."""
    outcome = Outcome(session)
    try:
        with Player(place, session) as player:
            comparison = Comparison()
            for part in session.parts:
                begun = time.monotonic()
                played = player.play(part)
                outcome.played.append(played)
                differences = list(_differences(place, session, comparison, played))
                if differences:
                    outcome.differences[part.file] = differences
                outcome.skipped += _skipped(played)
                _say(part, differences, time.monotonic() - begun)
        place.end(session)
    except cli.Failure as failure:
        outcome.failure = str(failure)
        cli.say(f"FAILED {session.name}: {failure}")
    return outcome


def _differences(
    place: Place, session: Session, comparison: Comparison, played: Played
) -> Iterator[str]:
    varies = played.part.metadata.varies
    reader = Reader(session.written, varies, elsewhere=place.elsewhere)
    for answer in played.answers:
        diff = comparison.differs(reader, answer.old, answer.new)
        if diff:
            yield f"{played.part.label}: on {answer.machine}: {_one_line(answer.command)}"
            yield from (f"  {line}" for line in diff)


def _skipped(played: Played) -> Iterator[str]:
    for answer in played.answers:
        if answer.skipped:
            yield f"{played.part.label}: left out {_where(answer)}: {answer.skipped}"


def _where(answer: Answer) -> str:
    return f"{_one_line(answer.command)!r} on {answer.machine}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _say(part: Part, differences: list[str], seconds: float) -> None:
    word = "new" if not part.metadata.digest else "differs" if differences else "same"
    cli.say(f"{word:8}{part.label} ({seconds:.1f} s)")
