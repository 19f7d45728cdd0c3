"""scripts/check: the verdict, with file and line, and exit codes to rely on."""

import re
from pathlib import Path

import pytest

from servicedocs import cli
from servicedocs.check import words
from servicedocs.strings import Text
from servicedocs.validator import runtime
from servicedocs.validator.runtime import Checked, NotJudgedError, validator
from tests.commands.checking import (
    BAD,
    CUSTOM,
    EXPRESSIONS,
    GOOD,
    MISSES,
    call,
    check,
    entries,
    write,
)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a reader of English, unless a test says otherwise."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Return a file that the API server accepts."""
    return write(tmp_path, good=GOOD)[0]


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """Return a file that the API server refuses."""
    return write(tmp_path, bad=BAD)[0]


@pytest.fixture
def custom(tmp_path: Path) -> Path:
    """Return a file with a custom resource."""
    return write(tmp_path, custom=CUSTOM)[0]


def test_an_accepted_manifest_ends_with_0() -> None:
    done = check("-", given=GOOD)
    assert (done.returncode, done.stdout, done.stderr) == (0, "-:1: Service/web: accepted\n", "")


def test_a_refused_one_ends_with_1_and_names_the_line(bad: Path) -> None:
    done = check(bad)
    assert done.returncode == 1
    assert done.stdout.startswith(f'{bad}:8: Service/web: refused\nThe Service "web" is invalid: ')


def test_a_file_that_cannot_be_read_ends_with_2_and_the_rest_is_judged(bad: Path) -> None:
    done = call("missing.yaml", bad)
    assert done.returncode == 2
    assert done.stderr.startswith("scripts/check: missing.yaml: No such file or directory; name ")
    assert "refused" in done.stdout


def test_a_kind_that_is_not_built_in_is_not_judged_and_no_failure(custom: Path, bad: Path) -> None:
    done = call(custom)
    line = f"{custom}:1: Widget/odd: not judged (?): a kind that is not known here\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, line, "")
    assert call("--strict", custom).returncode == 1
    both = call(custom, bad)
    assert both.returncode == 1
    assert f"{bad}:8: Service/web: refused" in both.stdout


def test_an_object_with_expressions_is_not_judged_and_says_why(tmp_path: Path) -> None:
    (file,) = write(tmp_path, odd=EXPRESSIONS)
    done = call(file)
    line = f"{file}:1: ValidatingWebhookConfiguration/odd: not judged (?)"
    assert (done.returncode, done.stdout) == (0, f"{line}: it has CEL expressions\n")
    assert call("--strict", file).returncode == 1
    assert "it has CEL expressions" in call("--format", "github", file).stdout
    assert call("--over", file, file).stdout.endswith("not judged (?): it has CEL expressions\n")


def test_a_dual_stack_cluster_takes_what_another_refuses(tmp_path: Path) -> None:
    (file,) = write(
        tmp_path, web=GOOD.replace("spec:", "spec:\n  ipFamilyPolicy: RequireDualStack")
    )
    assert "not configured for dual-stack services" in call(file).stdout
    assert call("--dual-stack", file).returncode == 0


def test_what_does_not_fit_together_follows_the_verdict_and_ends_with_1(tmp_path: Path) -> None:
    (file,) = write(tmp_path, misses=MISSES)
    done = call(file)
    rows = done.stdout.splitlines()
    assert done.returncode == 1
    assert rows[0] == f"{file}:1: Service/web: accepted"
    assert re.fullmatch(
        rf"{file}:6: error: The selector .* app: desk \(Pod desk\)\. \[selects-nothing\]", rows[1]
    )
    assert rows[2].startswith("  Write the same pair")
    assert rows[3] == f"{file}:10: Pod/desk: accepted"


def test_a_warning_or_a_hint_is_no_failure(tmp_path: Path) -> None:
    (file,) = write(tmp_path, alone=GOOD.replace("  selector: {app: web}\n", ""))
    done = call(file)
    assert done.returncode == 0
    assert f"{file}:5: warning: Service web has no selector" in done.stdout


def test_warnings_of_the_api_server_are_printed(tmp_path: Path) -> None:
    (file,) = write(tmp_path, old=f"{GOOD}  externalIPs: [192.0.2.1]\n")
    assert "\nWarning: spec.externalIPs is deprecated" in call(file).stdout
    (found,) = entries(file)
    assert found["warnings"][0].startswith("spec.externalIPs is deprecated")


def test_all_files_meet_one_cluster(tmp_path: Path) -> None:
    space = "apiVersion: v1\nkind: Namespace\nmetadata: {name: market}\n"
    inside = GOOD.replace("name: web", "name: web\n  namespace: market")
    one, two = write(tmp_path, one=space, two=inside)
    assert call("--no-namespaces", one, two).returncode == 0
    port = GOOD.replace("ports:", "type: NodePort\n  ports:") + "    nodePort: 30001\n"
    three, four = write(tmp_path, three=port, four=port.replace("name: web", "name: two"))
    assert call(three, four).returncode == 1  # the port is allocated already
    assert call(two, two).returncode == 0  # one is applied over the other


def test_a_namespace_that_nothing_makes_is_taken_as_there_unless_told_otherwise(
    tmp_path: Path,
) -> None:
    (file,) = write(tmp_path, one=GOOD.replace("name: web", "name: web\n  namespace: market"))
    (found,) = entries(file)
    assert found["accepted"] is True
    assert [one["code"] for one in found["findings"]] == ["namespace-assumed"]
    (found,) = entries("--no-namespaces", file)
    assert (found["accepted"], found["message"]) == (False, 'namespaces "market" not found')
    assert found["findings"] == []


MISTAKES = [
    (5, GOOD.replace("spec:", "spec: {ports: 5}\nx:")),
    (9, GOOD + "    nodeport: 30001\n  type: NodePort\n"),
    (4, GOOD.replace("name: web", "name: 5")),
    (9, GOOD + "  nodeSelector: {a: b}\n"),
    (9, GOOD + "    port: 81\n"),
    (11, GOOD + "    name: a\n  - port: 81\n    name: A\n"),
]


def test_the_line_is_that_of_the_mistake(tmp_path: Path) -> None:
    texts = {
        f"n{n}": text.replace("name: web", f"name: w{n}") for n, (_, text) in enumerate(MISTAKES)
    }
    files = write(tmp_path, **texts)
    places = re.findall(r"^(/.+\.yaml):(\d+): \w+(?:/\w+)?: ", call(*files).stdout, re.MULTILINE)
    wanted = [(str(file), str(line)) for file, (line, _) in zip(files, MISTAKES, strict=True)]
    assert places == wanted


def stop(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Let the validator stop after so many verdicts."""
    real = validator()
    judge = real.check_files

    def check_files(files: list[runtime.File], **options: bool) -> Checked:
        return Checked(judge(files, **options).verdicts[:count], "not judged within 1.2 s")

    monkeypatch.setattr(real, "check_files", check_files)


def test_a_limit_ends_with_3_and_what_was_judged_before_keeps_its_verdict(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = GOOD.replace("name: web", "name: two")
    several, last = write(tmp_path, several=f"{two}---\n{CUSTOM}---\n{CUSTOM}", last=CUSTOM)
    stop(monkeypatch, 2)
    done = call(good, several, last)
    assert done.returncode == 3
    assert done.stdout.splitlines() == [
        f"{good}:1: Service/web: accepted",
        f"{several}:1: Service/two: accepted",
        f"{several}:10: the rest: not judged (?): it takes longer than 1.2 s; check a smaller file",
        f"{last}:1: all of it: not judged (?): it takes longer than 1.2 s; check a smaller file",
    ]
    found = entries(good, several, last)
    assert [one["verdict"] for one in found] == ["accepted"] * 2 + ["not judged"] * 2
    assert [one["accepted"] for one in found] == [True, True, None, None]
    assert ["stopped" in one for one in found] == [False, False, True, True]


def test_2_comes_before_1_and_1_before_3(
    good: Path, bad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop(monkeypatch, 1)
    assert call(bad, good).returncode == 1
    assert call(good, bad).returncode == 3
    assert call("missing.yaml", good, bad).returncode == 2


def test_relations_that_take_too_long_are_said_and_end_with_3(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def findings(*_: object, **__: object) -> None:
        raise NotJudgedError("not judged within 1.2 s")

    monkeypatch.setattr(validator(), "findings", findings)
    done = call(good)
    assert (done.returncode, done.stdout) == (3, f"{good}:1: Service/web: accepted\n")
    assert "whether the objects fit together is not judged: it takes longer" in done.stderr


def test_the_time_grows_with_the_number_of_files(
    good: Path, custom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, seconds in (("", 0), ("_PER_MIB", 0), ("_PER_FILE", 10)):
        monkeypatch.setattr(runtime, f"MAX_SECONDS{name}", seconds)
    assert call(good, custom).returncode == 0
    monkeypatch.setattr(runtime, "MAX_SECONDS_PER_FILE", 0)
    assert call(good, custom).returncode == 3


def test_the_end_counts_only_where_there_are_several_files(good: Path, custom: Path) -> None:
    assert call(good).stderr == ""
    assert call(good, custom).stderr == (
        "scripts/check: 2 files: accepted 1, refused 0, not judged (?) 1; "
        "errors 0, warnings 0, hints 0\n"
    )


def test_a_validator_that_cannot_be_loaded_is_one_line_and_ends_with_2(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime, "_in_use", [])
    monkeypatch.setattr(runtime, "COMPILED", tmp_path / "nothing")
    broken = tmp_path / "validator.wasm.xz"
    broken.write_bytes(b"no such thing")
    monkeypatch.setattr(runtime, "COMPRESSED", broken)
    with pytest.raises(cli.SetupError, match=r"validator\.wasm\.xz cannot be loaded \(.*run: git"):
        call(good)


def test_reasons_of_the_validator_are_said_in_both_languages() -> None:
    for reason in (
        "not judged within 1.2 s",
        "nested too deeply to be judged",
        "larger than 1 MiB",
    ):
        sentence = words.limit(reason)
        assert sentence.in_language("ko") != sentence.in_language("en")
    assert words.limit("something new").in_language("ko") == "something new"


def test_every_sentence_has_the_same_values_in_both_languages() -> None:
    texts = [one for one in vars(words).values() if isinstance(one, Text)]
    texts += [text for _, text in words.REASONS]
    for text in texts:
        assert sorted(re.findall(r"{\w+}", text.ko)) == sorted(re.findall(r"{\w+}", text.en))
