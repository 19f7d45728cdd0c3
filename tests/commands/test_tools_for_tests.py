"""The tools that tests need: asked for where a test needs them, and missed aloud."""

from types import SimpleNamespace
from typing import Any

import pytest

from servicedocs import cli, commands
from servicedocs.commands import test
from servicedocs.pdf import requirements
from servicedocs.toolchain import apt, browsers
from tests.support import ci


def session(*markers: str, collect_only: bool = False) -> Any:
    """Return what pytest knows when the tests are chosen: one, with some markers."""
    item = SimpleNamespace(get_closest_marker=lambda name: name in markers)
    option = SimpleNamespace(collectonly=collect_only)
    return SimpleNamespace(items=[item], config=SimpleNamespace(option=option))


@pytest.mark.parametrize(
    ("chosen", "asked"),
    [
        (session("browser"), True),
        (session("pdf"), False),
        (session(), False),
        (session("browser", collect_only=True), False),
    ],
)
def test_a_browser_is_got_only_where_a_chosen_test_drives_one(
    monkeypatch: pytest.MonkeyPatch, chosen: Any, asked: bool
) -> None:
    calls: list[object] = []
    monkeypatch.setattr(browsers, "ensure", calls.append)
    test.Tools().pytest_collection_finish(chosen)
    assert bool(calls) == asked


@pytest.mark.parametrize(
    ("tool", "look", "packages"),
    [(browsers, "find", ["chromium"]), (requirements, "are_there", list(requirements.PACKAGES))],
    ids=["a browser", "what makes PDFs"],
)
def test_what_is_missing_is_installed_where_that_is_allowed_and_named_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tool: Any, look: str, packages: list[str]
) -> None:
    installed: list[str] = []
    monkeypatch.setattr(tool, look, lambda: None)
    monkeypatch.setattr(apt, "install", lambda package, _: installed.append(package))
    monkeypatch.setattr(apt, "may_install", lambda: True)
    tool.ensure(print)
    assert installed == packages
    monkeypatch.setattr(apt, "may_install", lambda: False)
    with pytest.raises(cli.Failure, match=f"sudo apt-get install {packages[0]}"):
        tool.ensure(print)
    monkeypatch.setattr(tool, look, lambda: "/usr/bin/tool")
    tool.ensure(print)


def test_firefox_is_installed_only_where_it_is_missing_and_that_is_allowed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    installed: list[str] = []
    monkeypatch.setattr(apt, "install", lambda package, _: installed.append(package))
    for there, allowed in ((None, False), ("/usr/bin/firefox", True), (None, True)):
        monkeypatch.setattr(browsers, "find_firefox", lambda there=there: there)
        monkeypatch.setattr(apt, "may_install", lambda allowed=allowed: allowed)
        browsers.ensure_firefox(print)
        assert installed == ["firefox-esr"] * (there is None and allowed)


def test_a_system_package_that_cannot_be_installed_is_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = "Reading...\nE: Unable to locate package chromium\nE: more\n"
    answer = SimpleNamespace(returncode=100, stderr=said)
    monkeypatch.setattr("subprocess.run", lambda *_, **__: answer)
    with pytest.raises(cli.Failure, match="Unable to locate") as failure:
        apt.install("chromium", lambda _: None)
    assert len(failure.value.lines) == 1


def report(outcome: Any, **more: Any) -> pytest.TestReport:
    """Return what pytest reports of a test."""
    reason = ("test_x.py", 1, "Skipped: no Chromium")
    return pytest.TestReport("test_x", ("", 0, ""), {}, outcome, reason, "call", **more)


@pytest.mark.parametrize(("in_ci", "outcome"), [(True, "failed"), (False, "skipped")])
def test_a_skip_is_a_failure_where_ci_says_so(
    monkeypatch: pytest.MonkeyPatch, in_ci: bool, outcome: str
) -> None:
    monkeypatch.setattr(ci, "IN_CI", in_ci)
    skipped = report("skipped")
    ci.refuse_skip(skipped)
    assert skipped.outcome == outcome
    assert "no Chromium" in str(skipped.longrepr)
    passed, expected = report("passed"), report("skipped", wasxfail="known")
    ci.refuse_skip(passed)
    ci.refuse_skip(expected)
    assert (passed.outcome, expected.outcome) == ("passed", "skipped")


def test_all_tests_run_in_three_processes_an_authors_loop_in_two_and_a_choice_in_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(test, "find_spec", lambda _: object())
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    loop = ["-m", "not browser and not pdf and not cluster"]
    assert test.workers(loop)[:2] == ["-n", "2"]
    assert test.workers([])[:2] == ["-n", "3"]
    assert test.workers(["tests/site"]) == []
    assert test.workers([*loop, "-n", "4"]) == []
    monkeypatch.setattr(test, "find_spec", lambda _: None)
    assert test.workers(loop) == []


def test_an_authors_loop_leaves_out_what_measures_for_long_and_the_rest_goes_to_pytest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[str] = []

    def run(arguments: list[str], **_: object) -> int:
        given[:] = arguments
        return 0

    monkeypatch.setattr("pytest.main", run)
    commands.call(test.command, "test", ["-n", "0", "-m", "not browser and not pdf"])
    assert given[-1] == "(not browser and not pdf) and not slow"
    for arguments in (["-m", "browser"], ["-khost", "--", "x"]):
        commands.call(test.command, "test", arguments)
        assert given == arguments


def test_all_tools_are_got_before_all_tests_are_given_to_two_processes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[str] = []
    monkeypatch.setattr(browsers, "ensure", lambda _: done.append("chromium"))
    monkeypatch.setattr(browsers, "ensure_firefox", lambda _: done.append("firefox"))
    monkeypatch.setattr(test, "ensure_cluster", lambda: done.append("cluster"))

    def run(*_: object, **__: object) -> int:
        done.append("tests")
        return 0

    monkeypatch.setattr("pytest.main", run)
    commands.call(test.command, "test", [])
    assert done == ["chromium", "firefox", "cluster", "tests"]
