"""The list of what is compiled in names every licence, also of code that a module took over."""

from pathlib import Path

import pytest

from servicedocs.cli import Failure
from servicedocs.toolchain import licences

REDISTRIBUTION = "Redistributions in binary form must reproduce the above\ncopyright notice.\n"
TEXTS = {
    "golang.org/x/net/LICENSE": f"{REDISTRIBUTION}Neither the name may be used to endorse or\n"
    "promote products.",
    "example.org/module/LICENSE": "Apache License",
    "example.org/module/third_party/LICENSE": "Permission is hereby granted, free of charge",
    "example.org/other/v2/COPYING": f"{REDISTRIBUTION}The names may not be used to endorse or\n"
    "promote products.",
    "example.org/two/LICENSE": REDISTRIBUTION,
}
LISTED = [
    "example.org/module/a example.org/module v1.0.0",
    "example.org/module/b/c example.org/module v1.0.0",
    "example.org/module/third_party/x example.org/module v1.0.0",
    "example.org/other/v2 example.org/other/v2 v2.1.0",
    "example.org/two/x example.org/two v1.1.0",
    "",
]
ROWS = """\
| Go's standard library | go1.0 | BSD-3-Clause |
| example.org/module | v1.0.0 | Apache-2.0 |
| example.org/module/third_party | v1.0.0 | MIT |
| example.org/other/v2 | v2.1.0 | BSD-3-Clause |
| example.org/two | v1.1.0 | BSD-2-Clause |
"""


@pytest.fixture
def vendor(tmp_path: Path) -> Path:
    """Return a folder with some modules and their licences, and a Go toolchain's version."""
    (tmp_path / "VERSION").write_text("go1.0\ntime 2026\n")
    for name, text in TEXTS.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_each_licence_is_named_once_with_its_text(vendor: Path) -> None:
    licences.write(vendor, vendor, LISTED, vendor)
    assert (vendor / "MODULES.md").read_text().endswith(f"| --- | --- | --- |\n{ROWS}")
    texts = (vendor / "LICENSES.txt").read_text()
    assert [texts.count(text) for text in ("Apache License", "free of charge")] == [1, 1]


def test_a_module_without_a_licence_or_with_an_unknown_one_stops_it(vendor: Path) -> None:
    (vendor / "example.org/two/LICENSE").write_text("All rights reserved")
    with pytest.raises(Failure, match=r"example.org/two: unknown licence; add it to "):
        licences.write(vendor, vendor, LISTED, vendor)
    (vendor / "example.org/two/LICENSE").unlink()
    with pytest.raises(Failure, match=r"example.org/two: no licence file; add its name to "):
        licences.write(vendor, vendor, LISTED, vendor)
