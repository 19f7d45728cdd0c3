"""On thousands of Services at random, the validator and a live API server say the same.

`COMPARE_SEED=7 scripts/test tests/validator/live/test_differential.py` repeats a run.
"""

import json
import os
import random

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.support.ci import IN_CI
from tests.validator.live import differential
from tests.validator.live.differential import Answer, Server
from tests.validator.live.random_services import Manifest, services

MANIFESTS = 5000 if IN_CI else 500
CHANGES = MANIFESTS // 2  # each takes three requests
SEED = int(os.environ.get("COMPARE_SEED") or random.randrange(10**6))  # noqa: S311
AGAIN = f"COMPARE_SEED={SEED} scripts/test tests/validator/live/test_differential.py"
ACCEPTED = Answer(True, "", (), ())


def at_random(examples: int) -> settings:
    """Return the settings for so many new examples, none of them from an earlier run."""
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def compare(server: Server, manifest: bytes) -> str:
    """Judge a manifest by both; keep it where they differ."""
    found = differential.difference(
        manifest, server.judge(manifest), differential.ours(manifest), AGAIN
    )
    if found:
        differential.keep(manifest)
    return found


@pytest.mark.cluster
def test_what_once_differed_is_the_same_now(server: Server) -> None:
    wrong = [found for file in differential.kept() if (found := compare(server, file.read_bytes()))]
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.cluster
def test_the_validator_says_what_the_api_server_says(server: Server) -> None:
    verdicts: list[bool] = []

    @seed(SEED)
    @at_random(MANIFESTS)
    @given(services())
    def judge(made: Manifest) -> None:
        manifest = json.dumps(made).encode()
        verdicts.append(differential.ours(manifest).accepted)
        found = compare(server, manifest)
        assert not found, found

    judge()
    assert len(verdicts) >= MANIFESTS
    share = sum(verdicts) / len(verdicts)
    assert 0.2 < share < 0.8, f"{share:.0%} of the manifests are accepted: too few of one kind"


@pytest.mark.cluster
def test_the_validator_says_of_a_change_what_the_api_server_says(server: Server) -> None:
    # Created, then replaced: verdict, words, warnings, and what is stored in the end.
    verdicts: list[bool] = []

    @seed(SEED)
    @at_random(CHANGES)
    @given(services(), services())
    def judge(old: Manifest, new: Manifest) -> None:
        new["metadata"]["name"] = old["metadata"]["name"]
        changed = server.change(json.dumps(old).encode(), json.dumps(new).encode())
        if changed is None:
            return
        there, *theirs = changed
        own = differential.our_change(there, json.dumps(new).encode())
        verdicts.append(own[0].accepted)
        asked = json.dumps(new).encode()
        found = differential.difference_of_change(there, asked, theirs, own, AGAIN)
        assert not found, found

    judge()
    assert len(verdicts) >= CHANGES / 4
    share = sum(verdicts) / len(verdicts)
    assert 0.2 < share < 0.95, f"{share:.0%} of the changes are accepted: too few of one kind"


def test_any_other_answer_is_a_difference_that_says_how_to_repeat_it() -> None:
    manifest = b'{"kind": "Service", "nodePort": 30001}'
    for other in (
        Answer(False, "", (), ()),
        Answer(True, "x", (), ()),
        Answer(True, "", (("spec", "x"),), ()),
        Answer(True, "", (), ("x",)),
    ):
        text = differential.difference(manifest, other, ACCEPTED, AGAIN)
        for part in (manifest.decode(), repr(other), repr(ACCEPTED), AGAIN, "rebuild-validator"):
            assert part in text


def test_only_numbers_that_the_manifest_does_not_ask_for_are_taken_for_chance() -> None:
    manifest = b'{"nodePort": 30001}'
    answers = [Answer(False, f"port {port} is taken", (), ()) for port in (30001, 31000, 32000)]
    asked, first, second = answers
    assert differential.difference(manifest, first, second, AGAIN) == ""
    assert differential.difference(manifest, asked, first, AGAIN) != ""


def test_a_node_port_chosen_at_random_may_be_the_number_of_a_port() -> None:
    manifest = b'{"ports": [{"port": 32767}]}'
    theirs, ours = ((ACCEPTED, {"ports": [{"nodePort": port}]}) for port in (32767, 31000))
    assert differential.difference_of_change(b"", manifest, theirs, ours, AGAIN) == ""
