"""Files and samples in the editor: opened together, saved, and judged as scripts/check does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from servicedocs.project import ROOT
from servicedocs.validator.runtime import validator
from tests.browser.editor.panel import SERVICE, bench, status

pytestmark = pytest.mark.browser


def test_a_file_that_is_not_utf_8_is_refused_as_scripts_check_does(
    page: Page, served: str, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_bytes("# 한글\n".encode("cp949") + SERVICE.encode())
    bench(page, f"{served}/en/workbench.html")
    page.locator("input[type=file]").set_input_files(tmp_path / "a.yaml")
    expect(page.locator(".check-told")).to_have_text("The file is not UTF-8 text.")


def test_files_are_opened_together_and_what_is_typed_is_saved(
    page: Page, home: str, tmp_path: Path
) -> None:
    bench(page, f"{home}/en/workbench.html")
    names = ["nodeport/service.yaml", "nodeport/pod.yaml"]
    page.locator("input[type=file]").set_input_files([ROOT / "examples" / name for name in names])
    expect(page.locator(".check-relations .good").first).to_contain_text("selected")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save").click()
    assert download.value.suggested_filename == "manifest.yaml"
    download.value.save_as(tmp_path / "saved.yaml")
    saved = (tmp_path / "saved.yaml").read_text()
    assert all((ROOT / "examples" / name).read_text().strip() in saved for name in names)


SAMPLES = """() => Promise.all([...document.querySelectorAll(".check select option")]
    .filter(({ value }) => value).map(async ({ value }) =>
        [value, (await site.verdicts({ text: site.data.examples[value], file: "a.yaml" })).map(
            ({ accepted }) => accepted)]))"""


def test_every_example_that_can_be_judged_is_a_sample_and_judged_as_scripts_check_does(
    page: Page, served: str
) -> None:
    bench(page, f"{served}/en/workbench.html")
    samples = page.evaluate(SAMPLES)
    for name, accepted in samples:
        manifest = (ROOT / "examples" / name).read_bytes()
        assert accepted == [one.accepted for one in validator().check(manifest, name)], name
    assert {name for name, _ in samples} == set(judged_examples())


def judged_examples() -> Iterator[str]:
    """Yield the manifests that hold an object of a kind that Kubernetes' own code knows."""
    for path in (ROOT / "examples").rglob("*.yaml"):
        name = path.relative_to(ROOT / "examples").as_posix()
        is_table = name.endswith(".reach.yaml")
        if not is_table and any(one.judged for one in validator().check(path.read_bytes(), name)):
            yield name


def test_a_sample_comes_with_the_pods_beside_it(page: Page, served: str) -> None:
    bench(page, f"{served}/en/workbench.html")
    page.locator("select").select_option("nodeport/service.yaml")
    status(page).to_contain_text("Accepted")
    expect(page.locator(".check-relations .good").first).to_contain_text("selected")
    expect(page.locator(".check figure svg")).to_be_visible()
