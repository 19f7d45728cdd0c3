"""A parser of transcripts: prompts with their commands, and the outputs.

root@master:~# kubectl apply -f - <<'EOF'
> kind: Service
> EOF
service/web created
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

# A bare "# " is a comment of an output, not a prompt: root's prompt names its machine.
PROMPT = re.compile(r"(?:\$|[\w.-]+@(?P<machine>[\w.-]+):[^\s$#]*[$#]) ")
MORE = re.compile(r"> ?")
HEREDOC = re.compile(r"<<-?\s*(['\"]?)(\w+)\1")
MACHINES = {
    "master": "root@master:~# ",
    "worker-node1": "root@worker-node1:~# ",
    "worker-node2": "root@worker-node2:~# ",
    "client": "user@client:~$ ",
}
OWN = "$ "
"""The prompt of the reader's own machine; its commands are not run here."""


@dataclass(frozen=True)
class Row:
    """One row: its prompt, or none, and its text."""

    line: int
    prompt: str
    text: str
    typed: bool = False


@dataclass(frozen=True)
class Step:
    """One command and its output."""

    line: int
    prompt: str
    rows: tuple[Row, ...]
    output: tuple[str, ...] = ()

    @property
    def machine(self) -> str:
        """Return the machine that the prompt names; none for the reader's own."""
        found = PROMPT.match(self.prompt)
        return (found["machine"] or "") if found else ""

    @property
    def command(self) -> str:
        """Return the command without its prompts."""
        return "\n".join(row.text for row in self.rows)


def rows(source: str) -> Iterator[Row]:
    """Yield every row of a transcript, and whether a reader types it.

    After a command's first row come those that the shell asks for by "> ", and those that it must
    ask for: after a backslash, and up to the end of a heredoc.
    """
    typing, backslash, heredoc = False, False, ""
    for line, whole in enumerate(source.split("\n"), 1):
        prompt = ""
        if (found := PROMPT.match(whole)) and not heredoc:
            prompt = found[0]
        elif typing and (whole.startswith(">") or backslash or heredoc):
            more = MORE.match(whole)
            prompt = more[0] if more else ""
        else:
            typing = False
            yield Row(line, "", whole)
            continue
        text = whole[len(prompt) :]
        yield Row(line, prompt, text, typed=True)
        typing, backslash = True, text.endswith("\\")
        heredoc = _open(heredoc, text)


def _open(heredoc: str, text: str) -> str:
    """Return the word at which the heredoc ends that is open after a row."""
    if heredoc:
        return "" if text.strip() == heredoc else heredoc
    begun = HEREDOC.search(text)
    return begun[2] if begun else ""


def steps(source: str) -> list[Step]:
    """Return the commands of a transcript; rows before the first prompt belong to none."""
    found: list[Step] = []
    for row in rows(source):
        if row.typed and PROMPT.match(row.prompt):
            found.append(Step(row.line, row.prompt, (row,)))
        elif row.typed:
            found[-1] = replace(found[-1], rows=(*found[-1].rows, row))
        elif found:
            found[-1] = replace(found[-1], output=(*found[-1].output, row.text))
    return found


def written(found: Iterable[Step]) -> str:
    """Return the text of a transcript, without an end of its last line."""
    lines: list[str] = []
    for step in found:
        lines += [row.prompt + row.text for row in step.rows]
        lines += step.output
    return "\n".join(lines)
