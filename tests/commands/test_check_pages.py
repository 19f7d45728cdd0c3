"""The manifests that scripts/check finds in a Markdown page, at the page's lines."""

from pathlib import Path

import pytest

from servicedocs.check import pages
from tests.commands.checking import CUSTOM, GOOD, call, entries


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a reader of English."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def put(file: Path, text: str) -> Path:
    """Write a file."""
    file.write_text(text)
    return file


PAGE = """\
# How to

Text.

```yaml
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
  - port: 70000
```

1. First

   ~~~ json
   {"apiVersion": "v1", "kind": "Namespace",
    "metadata": {"name": "Market"}}
   ~~~

> ````YAML
> apiVersion: v1
> kind: Namespace
> metadata: {name: market}
> ---
> apiVersion: example.com/v1
> kind: Widget
> metadata: {name: odd}
> ````

<!--
```yaml
apiVersion: v1
kind: Hidden
```
-->

````markdown
```yaml
apiVersion: v1
kind: Shown
```
````

    ```yaml
    apiVersion: v1
    kind: Code
    ```

```yaml
spec: {type: NodePort}
```
"""


def test_a_page_is_its_fences_with_the_pages_lines(tmp_path: Path) -> None:
    page = put(tmp_path / "page.md", PAGE)
    done = call(page)
    ours = [row for row in done.stdout.splitlines() if row.startswith((f"{page}:", "  "))]
    assert done.returncode == 1
    assert ours[:5] == [
        f"{page}:12: Service/web: refused",
        f"  {page}:12: spec.ports[0].port",
        f"  {page}:12: spec.ports[0].targetPort",
        f"{page}:10: warning: Service web has no selector, and these files have no EndpointSlice "
        "or Endpoints for it. [no-endpoints-source]",
        "  Create an EndpointSlice with the label `kubernetes.io/service-name: web`, or write a "
        "selector.",
    ]
    assert ours[5] == f"{page}:19: Namespace/Market: refused"
    assert ours[6:] == [
        f"{page}:23: Namespace/market: accepted",
        f"{page}:27: Widget/odd: not judged (?): a kind that is not known here",
    ]


def test_json_has_the_pages_lines_too(tmp_path: Path) -> None:
    found = entries(put(tmp_path / "page.md", PAGE))
    assert [(one["document"], one["line"]) for one in found] == [(1, 12), (2, 19), (3, 23), (4, 27)]
    (finding,) = found[0]["findings"]
    assert (finding["line"], finding["about"][0]["line"]) == (10, 6)
    github = call("--format", "github", tmp_path / "page.md").stdout
    assert ",line=12,title=Service/web%3A refused::" in github


def test_each_fence_meets_a_cluster_of_its_own(tmp_path: Path) -> None:
    fence = f"```yaml\n{GOOD}```\n"
    page = put(tmp_path / "page.md", fence * 3)
    done = call(page, put(tmp_path / "web.yaml", GOOD))
    assert (done.returncode, done.stdout.count("accepted")) == (0, 4)


def test_a_page_without_a_manifest_is_said_and_no_failure(tmp_path: Path) -> None:
    done = call(put(tmp_path / "page.md", "Nothing.\n"))
    assert (done.returncode, done.stdout) == (0, "")
    assert "page.md: shows no manifest in a fence" in done.stderr
    assert call(tmp_path / "page.md", tmp_path / "page.md").stderr.count("\n") == 1


FENCES = {
    "a fence that nothing closes": ("```yaml\n{}", 1),
    "a fence in a list in a quote": ("> - a\n>\n>   ```yml\n{}>   ```\n", 3),
    "a fence right after a list's mark": ("* ```yaml\n{}  ```\n", 1),
    "a fence in a tab of Material": ('=== "A"\n\n    ```yaml\n{}    ```\n', 3),
    "a fence with an attribute": ('```yaml title="a"\n{}```\n', 1),
    "a fence after text": ("Text\n```yaml\n{}```\n", 2),
    "lines that end as on Windows": ("```yaml\r\n{}```\r\n", 1),
}


@pytest.mark.parametrize("name", FENCES)
def test_a_fence_is_what_commonmark_says(name: str) -> None:
    template, before = FENCES[name]
    lead = {"a fence in a list in a quote": ">   ", "a fence right after a list's mark": "  "}
    indent = lead.get(name, "    " if "Material" in name else "")
    rows = "".join(f"{indent}{row}\n" for row in CUSTOM.splitlines())
    ((found, data),) = pages.manifests(template.replace("{}", rows).encode())
    assert (found, data.decode().strip()) == (before, CUSTOM.strip())


@pytest.mark.parametrize(
    "text",
    [
        "```python\n{}```\n",
        "    ```yaml\n{}    ```\n",
        "``` yaml `x`\n{}```\n",
        "<pre>\n```yaml\n{}```\n</pre>\n",
        "~~~~\n```yaml\n{}```\n~~~~\n",
    ],
)
def test_what_a_reader_sees_as_no_fence_of_yaml_is_none(text: str) -> None:
    assert pages.manifests(text.replace("{}", CUSTOM).encode()) == []


def test_what_follows_a_comment_is_seen_again() -> None:
    page = f"<!--\n```yaml\n{CUSTOM}```\n-->\n\n```yaml\n{CUSTOM}```\n"
    assert [before for before, _ in pages.manifests(page.encode())] == [10]


def test_only_marks_as_long_as_a_fences_own_end_it() -> None:
    page = f"````yaml\n{CUSTOM}# more\n```\n~~~~\n`````\n"
    ((_, data),) = pages.manifests(page.encode())
    assert data.decode() == f"{CUSTOM}# more\n```\n~~~~\n"


def test_lists_and_quotes_without_end_take_no_time_without_end() -> None:
    fence = f"```yaml\n{CUSTOM}```\n".encode()
    for mark in (b"> ", b"* ", b"- ", b"1. "):
        page = mark * 20_000 + b"x\n\n" + fence
        assert len(pages.manifests(page)) == 1
