"""The licences of the Go code that is compiled into the validator.

google/go-licenses 1.6.0 finds the same, but names no versions and no standard library.
"""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from servicedocs.cli import Failure

# For `go list -deps`: a line "package module version" for each package of a module but our own; a
# module of the workspace has no version there.
FORMAT = (
    '{{with .Module}}{{if ne .Path "servicedocs/validator"}}'
    "{{$.ImportPath}} {{.Path}} {{if .Replace}}{{.Replace.Version}}{{else}}{{.Version}}{{end}}"
    "{{end}}{{end}}"
)
NAMES = ("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "COPYING")
# A sentence that only this licence has, most particular first.
SENTENCES = (
    ("Apache-2.0", "Apache License"),
    ("MPL-2.0", "Mozilla Public License"),
    ("BSD-3-Clause", "be used to endorse or promote products"),
    ("BSD-2-Clause", "Redistributions in binary form must reproduce"),
    ("ISC", "Permission to use, copy, modify, and/or distribute"),
    ("MIT", "Permission is hereby granted, free of charge"),
)


def write(vendor: Path, folder: Path, listed: list[str], go: Path) -> None:
    """Write MODULES.md (the list) and LICENSES.txt (the texts) into a folder.

    `listed` is what `go list` printed with FORMAT, `vendor` where `go mod vendor` copied the texts
    to, `go` the toolchain's folder, whose standard library is compiled in as well: it comes without
    its licence, which the Go project's other modules carry too.
    """
    packages = [line.split() for line in listed if line]
    owners = {(_owner(vendor, *names), version) for *names, version in packages}
    found = [(path, version, _text(vendor / path)) for path, version in sorted(owners)]
    go_version = (go / "VERSION").read_text().split()[0]
    found.insert(0, ("Go's standard library", go_version, _text(vendor / "golang.org/x/net")))
    rows = [f"| {name} | {version} | {_kind(name, text)} |" for name, version, text in found]
    head = "# Modules compiled into validator.wasm\n\nThe texts: [LICENSES.txt](LICENSES.txt).\n"
    table = "\n".join(["| module | version | licence |", "| --- | --- | --- |", *rows])
    (folder / "MODULES.md").write_text(f"{head}\n{table}\n")
    texts = [f"{name} {version}\n\n{text.strip()}\n" for name, version, text in found]
    (folder / "LICENSES.txt").write_text(f"\n{'=' * 80}\n\n".join(texts))


def _owner(vendor: Path, package: str, module: str) -> str:
    """Return the nearest folder with a licence: a module's, or that of code which it took over."""
    below = [path.as_posix() for path in PurePosixPath(package, "_").parents]
    inside = below[: below.index(module)]
    return next((path for path in inside if any(_files(vendor / path))), module)


def _text(module: Path) -> str:
    found = list(_files(module))
    if not found:
        raise Failure(
            f"{module}: no licence file; add its name to src/servicedocs/toolchain/licences.py"
        )
    return found[0].read_text()


def _files(module: Path) -> Iterator[Path]:
    for name in NAMES:
        if (module / name).is_file():
            yield module / name


def _kind(path: str, text: str) -> str:
    plain = re.sub(r"\s+", " ", text)
    for kind, sentence in SENTENCES:
        if sentence in plain:
            return kind
    raise Failure(f"{path}: unknown licence; add it to src/servicedocs/toolchain/licences.py")
