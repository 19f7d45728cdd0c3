"""On Services at random, the validator's merge stores what kubectl apply and an API server store.

`COMPARE_SEED=7 scripts/test tests/validator/live/test_kubectl_apply.py` repeats a run.
"""

import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import given, seed

from servicedocs.validator.runtime import File, validator
from tests.support.ci import IN_CI
from tests.validator.live import differential, kubectl
from tests.validator.live.differential import Server
from tests.validator.live.kubectl import Applied, Pair
from tests.validator.live.random_services import Manifest, services
from tests.validator.live.test_differential import at_random

DRAWN = 800 if IN_CI else 160  # pairs, of which a create accepts the first of about half
LEAST = DRAWN // 8
# kubectl 1.37.2 panics where it compares the ports of both manifests by a number that is a list.
PANIC = "panic: runtime error: comparing uncomparable type []interface {}"
PANICS = (
    {"type": "ExternalName", "externalName": "example.com", "ports": [{"name": "a", "port": 80}]},
    {"ports": [{"name": "a", "port": [80]}, {"name": "b", "port": 81}]},
)
SEED = int(os.environ.get("COMPARE_SEED") or random.randrange(10**6))  # noqa: S311
AGAIN = f"COMPARE_SEED={SEED} scripts/test tests/validator/live/test_kubectl_apply.py"


def pairs() -> list[Pair]:
    """Return pairs of manifests at random, the first of which a create accepts."""
    found: list[Pair] = []

    @seed(SEED)
    @at_random(DRAWN)
    @given(services(), services())
    def draw(old: Manifest, new: Manifest) -> None:
        is_accepted = validator().check(json.dumps(old).encode())[0].accepted
        named = old["metadata"]["name"] == new["metadata"]["name"] == "pooh"
        # One panic ends a whole batch; a test of its own has it.
        if is_accepted and named and said((old, new)) != PANIC:
            found.append((old, new))

    draw()
    return found


def said(pair: Pair) -> str:
    """Return what the validator says of applying the second over the first, if it refuses that."""
    old, new = (File("STDIN", json.dumps(one).encode()) for one in pair)
    return validator().change(old, new, "apply")[0].verdict.kubectl


def ours(applied: Applied) -> tuple[bool, str]:
    """Return whether the validator accepts the same change, and the spec that it stores."""
    old, new = (json.dumps(one).encode() for one in (applied.live, applied.pair[1]))
    (found,) = validator().change(File("live.json", old), File("STDIN", new), "apply")
    return found.verdict.accepted, settled(applied, found.after and found.after["spec"])


def settled(applied: Applied, spec: object) -> str:
    """Return a spec without the numbers that were chosen by chance when it was changed."""
    known = (json.dumps(applied.live) + json.dumps(applied.pair[1])).encode()
    return differential._settled_spec(known, spec)


def difference(applied: Applied) -> str:
    """Return what differs, and nothing where nothing does."""
    is_applied = applied.spec is not None
    own = ours(applied)
    if own[0] == is_applied and (not is_applied or own[1] == settled(applied, applied.spec)):
        return ""
    texts = [json.dumps(one) for one in (applied.pair[1], applied.live, applied.spec)]
    return "\nover\n".join(texts[:2]) + f"\nkubectl: {texts[2]}\nvalidator: {own}\n{AGAIN}"


@pytest.mark.cluster
def test_the_validator_applies_as_kubectl_does(server: Server, tmp_path: Path) -> None:
    found: list[Applied] = []
    for batch in kubectl.batches(pairs()):
        found += kubectl.apply(server, tmp_path, batch)
    wrong = [text for one in found if (text := difference(one))]
    assert not wrong, "\n\n".join(wrong[:5])
    assert len(found) >= LEAST
    assert 0.1 < sum(one.spec is not None for one in found) / len(found) < 0.95


@pytest.mark.cluster
def test_where_kubectl_panics_the_validator_says_so(server: Server, tmp_path: Path) -> None:
    meta = {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "pooh"}}
    old, new = ({**meta, "spec": spec} for spec in PANICS)
    (applied,) = kubectl.apply(server, tmp_path, [(old, new)])
    assert applied.said.splitlines()[0] == said((old, new)) == PANIC
