"""Running `scripts/check`: as a process of its own, or, where that is all the same, in this one."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from servicedocs import commands

NAME = "scripts/check"
GOOD = (
    "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n"
    "spec:\n  selector: {app: web}\n  ports:\n  - port: 80\n"
)
BAD = GOOD.replace("port: 80", "port: 70000")
CUSTOM = "apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: odd\n"
EXPRESSIONS = (
    "apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\n"
    "metadata:\n  name: odd\nwebhooks:\n- name: odd.example.com\n  sideEffects: None\n"
    "  admissionReviewVersions: [v1]\n  clientConfig: {url: https://odd.example.com}\n"
    "  matchConditions: [{name: any, expression: 'true'}]\n"
)
"""A webhook configuration with an expression in CEL, which is not judged."""
MISSES = (
    f"{GOOD}---\napiVersion: v1\nkind: Pod\nmetadata: {{name: desk, labels: {{app: desk}}}}\n"
    "spec: {containers: [{name: main, image: example.com/it:1}]}\n"
)
"""A Service beside a Pod that it does not select: a finding of level error."""

Done = subprocess.CompletedProcess[str]


def check(*arguments: str | Path, given: str | None = None, **settings: str) -> Done:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "servicedocs", "check", *map(str, arguments)]
    environment = os.environ | {"LC_ALL": "C.UTF-8"} | settings
    return subprocess.run(
        command,
        input=given,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def call(*arguments: str | Path) -> Done:
    """Call the command here: sooner, and with its limits as a test has set them."""
    said, told = io.StringIO(), io.StringIO()
    words = [str(one) for one in arguments]
    with redirect_stdout(said), redirect_stderr(told):
        code = commands.call(commands.load("check"), NAME, words)
    return subprocess.CompletedProcess(words, code, said.getvalue(), told.getvalue())


def entries(*arguments: str | Path) -> list[dict[str, Any]]:
    """Return what --json prints."""
    found: list[dict[str, Any]] = json.loads(call(*arguments, "--json").stdout)
    return found


def write(folder: Path, **texts: str) -> list[Path]:
    """Write files of these names, with .yaml, into a folder."""
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text)
    return [folder / f"{name}.yaml" for name in texts]
