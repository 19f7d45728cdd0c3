"""What a reader copies and takes home: commands without prompts, files without marks."""

import gzip
import re
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser, Page, expect

from servicedocs.examples.metadata import shown
from servicedocs.markdown.clipboard import to_copy
from servicedocs.project import ROOT
from servicedocs.site.steps import downloads
from tests.support import built_site
from tests.support.browser.watched_page import watched
from tests.support.site import load

SHOWN = """\
root@master:~# kubectl get service -o wide
NAME   TYPE       PORT(S)
web    NodePort   8080:30001/TCP
# a comment that the program prints
user@client:~$ curl \\
>   --max-time 2 http://worker-node1:30001
hello
> an answer that begins like the shell's question
$ kubectl apply -f - <<'EOF'
> kind: Service
>   # $ in the file
> EOF
service/web created
$ cat <<-END | wc -c \\
   -m
no mark here
END
12
$ for n in 1 2; do
>   echo $n
> done
1
2"""
TYPED = """\
kubectl get service -o wide
curl \\
  --max-time 2 http://worker-node1:30001
kubectl apply -f - <<'EOF'
kind: Service
  # $ in the file
EOF
cat <<-END | wc -c \\
   -m
no mark here
END
for n in 1 2; do
  echo $n
done"""


def test_commands_are_copied_whole_without_prompts_and_outputs() -> None:
    assert to_copy(SHOWN, "console") == TYPED


def test_a_file_is_copied_without_the_marks_of_its_notes() -> None:
    source = "a: 1 # (1)!\nb: 2 # (10)\n# (2)!\nc: '# (3)! d'\n"
    assert to_copy(source, "yaml") == "a: 1\nb: 2\n\nc: '# (3)! d'\n"


def test_every_name_above_a_whole_file_leads_to_the_file(site: Path) -> None:
    seen = set()
    for name, page in built_site.pages(site).items():
        up = "../" * name.count("/") + "examples/"
        links = [v["href"] for tag, v in page.tags if tag == "a" and "download" in v]
        assert all(link.startswith(up) for link in links), name
        files = {link.removeprefix(up) for link in links}
        assert [file for file in files if not (site / "examples" / file).is_file()] == [], name
        archives = {file for file in files if file.endswith(".zip")}
        assert archives <= {f"{Path(name.removeprefix('en/')).with_suffix('.zip')}"}
        seen |= files
    assert {"nodeport/service.yaml", "nodeport/follow_ports.py", "nodeport.zip"} <= seen


def test_an_offered_file_is_the_example_without_marks(site: Path) -> None:
    offered = site / "examples" / "nodeport" / "service.yaml"
    example = ROOT / "examples" / "nodeport" / "service.yaml"
    assert "# (1)!" in example.read_text()
    assert offered.read_text() == to_copy(example.read_text(), "yaml")


def test_an_archive_has_the_files_of_its_page_side_by_side(site: Path) -> None:
    for path in (site / "examples").rglob("*.zip"):
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            assert len(set(names)) == len(names), f"{path.name}: two files of one name"
            assert {entry.date_time for entry in archive.infolist()} == {downloads.DAY}
            assert archive.testzip() is None


def test_an_archive_holds_every_file_of_its_page_as_offered_and_no_other(site: Path) -> None:
    examples, archives = site / "examples", set()
    for name in load().names:
        pages = [page for (_, own), page in load().pages.items() if own == name]
        fences = [fence for page in pages for fence in page.fences if fence.whole]
        files = {fence.file for fence in fences if fence.language in ("python", "yaml")}
        if len(files) > 1:
            packed = examples / PurePosixPath(name).with_suffix(".zip")
            wanted = {f"{packed.stem}/{PurePosixPath(file).name}": file for file in files}
            with zipfile.ZipFile(packed) as archive:
                held = {each: archive.read(each) for each in archive.namelist()}
            assert held == {to: (examples / file).read_bytes() for to, file in wanted.items()}, name
            archives.add(packed)
    assert archives == set(examples.rglob("*.zip"))


PUBLISH = """
import pathlib, sys
from servicedocs.site import built
from servicedocs.site.steps import downloads
site, examples = map(pathlib.Path, sys.argv[1:])
downloads.publish(built.read(site, {"ko": site}, examples))
"""


def test_two_archives_of_the_same_files_are_the_same_and_hold_them_all(tmp_path: Path) -> None:
    files = ("examples/nodeport/pod.yaml", "examples/nodeport/service.yaml")
    names = (*files, "examples/page.zip")
    links = "".join(f'<a download href="{name}">' for name in names)
    (tmp_path / "page.html").write_text(links)
    command = [sys.executable, "-c", PUBLISH, str(tmp_path), str(ROOT / "examples")]
    subprocess.run(command, check=True)
    packed = tmp_path / "examples" / "page.zip"
    first = packed.read_bytes()
    packed.unlink()
    subprocess.run(command, check=True)
    assert packed.read_bytes() == first
    with zipfile.ZipFile(packed) as archive:
        assert archive.namelist() == ["page/pod.yaml", "page/service.yaml"]
        assert archive.read("page/pod.yaml") == (tmp_path / files[0]).read_bytes()


def pasted(page: Page, number: int) -> str:
    """Click the copy button of a block, and return what the clipboard then holds."""
    page.locator(".md-code__button[data-md-type=copy]").nth(number).click()
    expect(page.locator(".md-dialog--active")).to_be_visible()
    # A page from disk may not read the clipboard. A reader pastes, and so do we.
    page.evaluate(
        """() => {
            const field = document.createElement("textarea");
            field.id = "pasted";
            document.querySelector("article").prepend(field);
            field.focus();
        }"""
    )
    page.keyboard.press("Control+V")
    text = page.locator("#pasted").input_value()
    page.locator("#pasted").evaluate("one => one.remove()")
    return text


@pytest.mark.browser
@pytest.mark.parametrize("place", ["http", "file"])
def test_the_copy_button_puts_what_is_typed_on_the_clipboard(
    browser: Browser, served: str, site: Path, place: str
) -> None:
    home = served if place == "http" else site.as_uri()
    with watched(browser) as page:
        page.goto(f"{home}/en/nodeport.html")
        manifest = (site / "examples" / "nodeport" / "service.yaml").read_text()
        assert pasted(page, 1) == manifest.rstrip()
        name = "start.console"
        commands = shown(name, (ROOT / "examples" / "nodeport" / name).read_text()).rstrip()
        assert pasted(page, 2) == to_copy(commands, "console")
        assert "root@" not in to_copy(commands, "console")


@pytest.mark.browser
def test_a_prompt_cannot_be_marked_with_the_mouse(browser: Browser, served: str) -> None:
    with watched(browser) as page:
        page.goto(f"{served}/nodeport.html")
        prompt = page.locator(".highlight .gp").first
        assert prompt.evaluate("one => getComputedStyle(one).userSelect") == "none"


@pytest.mark.browser
@pytest.mark.parametrize("place", ["http", "file"])
@pytest.mark.parametrize("name", ["nodeport.html", "en/nodeport.html"])
def test_a_click_saves_the_file(
    browser: Browser, served: str, site: Path, place: str, name: str
) -> None:
    home = served if place == "http" else site.as_uri()
    with watched(browser, accept_downloads=True) as page:
        page.goto(f"{home}/{name}")
        for link, file in (("pod.yaml", "pod.yaml"), ("zip", "nodeport.zip")):
            with page.expect_download() as waiting:
                page.locator("a[download]", has_text=link).first.click()
            assert waiting.value.suggested_filename == file


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize("page", ["workbench.html", "labels-and-selectors.html"])
def test_a_button_says_how_much_its_press_loads(site: Path, folder: str, page: str) -> None:
    engine = (site / "assets" / "engine" / "engine.js").read_bytes()
    megabytes = round(len(gzip.compress(engine, mtime=0)) / 1_000_000)
    text = (site / folder / page).read_text(encoding="utf-8")
    assert re.findall(r"md-button\" hidden>[^<]*\b(\d+) MB", text) == [str(megabytes)]
