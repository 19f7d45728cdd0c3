"""The JavaScript of the pages: its types, its style, and what is vendored for it."""

import hashlib
import json
import subprocess
from pathlib import Path

from servicedocs.project import ROOT
from tests.support import audits

CONFIG = ROOT / "tests" / "javascript"
ASSETS = ROOT / "theme" / "assets"
SCRIPTS = sorted(path for kind in ("*.js", "*.d.ts") for path in ASSETS.rglob(kind))
EDITOR = ROOT / "third_party" / "codemirror"
TOOLS = audits.HOME / "node_modules"


def run(*command: str | Path) -> None:
    """Demand that a program has nothing to say against the scripts."""
    done = subprocess.run(
        list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_typescript_finds_the_types_in_order(node: str) -> None:
    run(node, TOOLS / "typescript" / "bin" / "tsc", "-p", CONFIG / "tsconfig.json")


def test_biome_finds_nothing_and_would_write_every_script_as_it_is(node: str) -> None:
    biome = TOOLS / "@biomejs" / "biome" / "bin" / "biome"
    options = ["--error-on-warnings", "--vcs-enabled=false", f"--config-path={CONFIG}"]
    run(node, biome, "check", *options, *SCRIPTS, ROOT / "tests" / "browser" / "firefox.mjs")


def test_no_type_of_ours_is_published(site: Path) -> None:
    assert not list(site.rglob("*.d.ts"))


def test_no_script_makes_markup_or_code_of_data() -> None:
    words = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(")
    found = [
        f"{path.name}: {word}: make elements by site.make and text"
        for path in SCRIPTS
        for word in words
        if word in path.read_text(encoding="utf-8")
    ]
    assert found == []


def test_the_vendored_editor_is_what_its_recipe_pins() -> None:
    lock = json.loads((EDITOR / "recipe" / "package-lock.json").read_text(encoding="utf-8"))
    wanted = json.loads((EDITOR / "recipe" / "package.json").read_text(encoding="utf-8"))
    assert lock["packages"][""]["dependencies"] == wanted["dependencies"]
    licences = (EDITOR / "LICENSE").read_text(encoding="utf-8")
    for place, package in lock["packages"].items():
        name = place.removeprefix("node_modules/")
        if name and "esbuild" not in name:
            said = f"{name} {package['version']}\n"
            assert said in licences, f"{said.strip()} is not in LICENSE; run recipe/make"
    assert "https://" not in json.dumps(lock), "leave out where a registry is"


def test_the_python_of_the_page_is_what_its_recipe_fetched() -> None:
    folder = ROOT / "third_party" / "pyodide"
    noted = (folder / "recipe" / "fetched").read_text(encoding="utf-8").splitlines()
    for digest, name in (line.split() for line in noted):
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        assert found == digest, f"{name}: run third_party/pyodide/recipe/make"
    pinned = json.loads((folder / "recipe" / "package.json").read_text(encoding="utf-8"))
    version = pinned["dependencies"]["pyodide"]
    assert f"Pyodide {version}:" in (folder / "LICENSE").read_text(encoding="utf-8")
    lock = (folder / "recipe" / "package-lock.json").read_text(encoding="utf-8")
    assert f'"pyodide": "{version}"' in lock
    assert "https://" not in lock, "leave out where a registry is"


def test_the_vendored_editor_is_what_its_recipe_made() -> None:
    made = hashlib.sha256((EDITOR / "codemirror.js").read_bytes()).hexdigest()
    noted = (EDITOR / "recipe" / "made").read_text(encoding="utf-8").split()
    inputs = (EDITOR / "recipe" / name for name in ("entry.js", "package-lock.json"))
    of = hashlib.sha256(b"".join(path.read_bytes() for path in inputs)).hexdigest()
    assert [of, made] == noted, "run third_party/codemirror/recipe/make"
