"""Colours of a transcript, by the same rows that are run and copied.

Pygments' own lexer takes an output that begins with "#" for a prompt, and a heredoc for an output.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import Lexer, do_insertions  # type: ignore[attr-defined] # lacks the second
from pygments.lexers import LEXERS
from pygments.lexers.shell import BashLexer
from pygments.token import Generic

from servicedocs.examples.console import Row, rows

__all__ = ["TranscriptLexer"]
NAME = "transcript"
Token = tuple[int, Any, str]


class TranscriptLexer(Lexer):
    """Prompts, commands and outputs."""

    name = "Transcript"
    aliases: ClassVar = [NAME]
    filenames: ClassVar = ["*.console"]

    def get_tokens_unprocessed(self, text: str) -> Iterator[Token]:
        """Yield the tokens of a whole transcript."""
        typed: list[Row] = []
        for row in rows(text.removesuffix("\n")):
            if row.typed:
                typed.append(row)
                continue
            yield from self._commands(typed)
            typed = []
            yield 0, Generic.Output, f"{row.text}\n"
        yield from self._commands(typed)

    def _commands(self, typed: list[Row]) -> Iterator[Token]:
        code, prompts = "", []
        for row in typed:
            prompts.append((len(code), [(0, Generic.Prompt, row.prompt)]))
            code += f"{row.text}\n"
        if typed:
            inner = BashLexer(**self.options).get_tokens_unprocessed(code)
            yield from do_insertions(prompts, inner)


# Where Pygments looks up names. An entry point would need this project to be installed, which it is
# not: its environment has only what others publish.
LEXERS["TranscriptLexer"] = (__name__, "Transcript", (NAME,), (), ())
