"""The mutation operators: by the kind of a file, what is broken in it, and how.

A file's comments are passed over, and so is what else its pattern `skip` finds.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

Put = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True)
class Operator:
    """One way to break a file: what it is called, where it applies, and what it puts there."""

    name: str
    pattern: str
    put: Put


@dataclass(frozen=True)
class Change:
    """One operator applied at one place of a text."""

    name: str
    start: int
    old: str
    new: str

    def applied(self, text: str) -> str:
        """Return the text with the change."""
        return text[: self.start] + self.new + text[self.start + len(self.old) :]


@dataclass(frozen=True)
class Kind:
    """The operators for one kind of file, and what they pass over."""

    skip: str
    operators: tuple[Operator, ...]


def another(found: re.Match[str]) -> str:
    """Return another number: the next one, or ten times a large one, which a limit may be."""
    number = int(found[0])
    return str(number + 1 if number < LARGE else number * 10)


def pairs(name: str, *words: tuple[str, str]) -> tuple[Operator, ...]:
    """Return operators that swap two words."""
    both = [pair for one, other in words for pair in ((one, other), (other, one))]
    return tuple(Operator(name, re.escape(old), new) for old, new in both)


LARGE = 3
NUMBER = r"(?<![\w.#-])\d+(?![\w.%])"
COMPARISONS = pairs(
    "a comparison", (" <= ", " < "), (" >= ", " > "), (" == ", " != "), (" === ", " !== ")
)
MEMBERSHIP = r"^( *(?:if|elif|while|return) (?:(?!\bfor\b).)*?[\w\])]) in (?=[A-Z_(\[{])"
PYTHON = Kind(
    r'[rbf]*"""(?:.|\n)*?"""|#.*|[rbf]*"(?:\\.|[^"\\\n])*"|^ *@.*|^(?:from|import) .*',
    (
        *COMPARISONS,
        *pairs("a connective", (" and ", " or ")),
        *pairs("a truth value", ("return True", "return False")),
        Operator("a truth value", r"(?<!exist_ok)(?<!missing_ok)(?<!parents)=True\b", "=False"),
        Operator("a truth value", r"=False\b", "=True"),
        *pairs("None", (" is None", " is not None")),
        Operator("a membership", MEMBERSHIP, r"\1 not in "),
        Operator("a condition", r"(?<=\bif )(?!not )[^:\n]+(?=:\n)", r"not (\g<0>)"),
        Operator("a condition", r"(?<=\bif )not (?=\w)", ""),
        Operator("a constant", NUMBER, another),
        Operator("a call", r"(?m)(?<=^    )( *)(?!super|raise|return)[\w.]+\(.*\)$", r"\1pass"),
        Operator("what is returned", r"(?<=return )(?!None)[^\n]*[\w)\]}]$", "None"),
    ),
)
JAVASCRIPT = Kind(
    r'/\*(?:.|\n)*?\*/|//.*|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`',
    (
        *COMPARISONS,
        *pairs("a connective", (" && ", " || ")),
        *pairs("a truth value", (": true", ": false"), ("return true", "return false")),
        Operator("a condition", r"(?<=\bif \()[^\n]+(?=\) (?:return|\{|continue))", r"!(\g<0>)"),
        Operator("a choice", r" \? ([^?:,()\n]+) : ([^?:;,()\n]+)(?=[;,)])", r" ? \2 : \1"),
        Operator("a constant", NUMBER, another),
        Operator("a call", r"(?m)(?<=^    )( *)(?!super|return)[\w.]+\(.*\);$", r"\1;"),
    ),
)
# Where the constants are places on a sheet, which may be others.
DRAWING = replace(
    JAVASCRIPT, operators=tuple(one for one in JAVASCRIPT.operators if one.name != "a constant")
)
STYLE = Kind(
    r"/\*(?:.|\n)*?\*/",
    (
        Operator("a colour", r"#(?:[0-9a-f]{6}|[0-9a-f]{3})\b(?=;)", "#888"),
        Operator("what is shown", r"display: none", "display: block"),
        Operator("a medium", r"@media print", "@media screen"),
        Operator("motion", r"prefers-reduced-motion: \w+", "prefers-contrast: more"),
    ),
)
NUMBERS = Operator("a number", r"(?<![\w.#/-])\d+(?![\w%/-]|\.\d)", another)
PAGE = Kind(
    r"\A---\n(?:.*\n)*?---\n|^\d+\. ",
    (
        NUMBERS,
        Operator("a name", r"(?<=`)([A-Za-z]{3,})(?=`)", r"\1s"),
        Operator("a mark", r" \.(?:rejected|warned|accepted-but-wrong)\b", ""),
        Operator("a reason", r'(?<=because=")[\w-]+', "selector-empty"),
        Operator("an example beside it", r' with="[^"]+"', ""),
        Operator("a link", r"(?<=\]\()[\w/-]+\.md(?=[#)])", "index.md"),
        Operator("an alternative text", r"(?<=!\[)[^\]]+(?=\])", "A picture"),
        Operator("a row", r"(?m)^\| `.*\n(?=\|)", ""),
    ),
)
README = Kind(
    r"^!",
    (
        NUMBERS,
        Operator("an option", r"(?<=[ `])--[a-z][a-z-]+", r"\g<0>-all"),
        Operator("a command", r"scripts/[a-z]+", r"\g<0>s"),
        Operator("a name", r"(?<=`)([A-Za-z]{3,})(?=`)", r"\1s"),
        Operator("a row", r"(?m)^\| `.*\n(?=\|)", ""),
    ),
)
MANIFEST = Kind(
    r"#.*",
    (
        NUMBERS,
        Operator("a value", r"(?m)(?<=: )[a-z][a-z-]{2,}$", r"\g<0>-x"),
        Operator("a kind", r"(?m)^kind: Service$", "kind: Servise"),
        Operator("a field", r"(?m)^(\s+(?:- )?)([a-z]{4,}):", r"\1\2s:"),
    ),
)
CONSOLE = Kind(
    r"\A(?!)",
    (
        NUMBERS,
        Operator("an output", r"(?<=\s)(?:Running|True|ClusterIP|open)\b", "Unknown"),
        Operator("a line", r"(?m)^[a-z][\w-]+ +.*\n", ""),
    ),
)
ENTRY = Kind(
    r"\A(?!)",
    (
        Operator("the pattern", r"(?m)(?<=^pattern: ').*(?='$)", "^nothing"),
        Operator("a page", r"(?m)(?<=^see: ).*$", "index.md#kubernetes-services"),
    ),
)
GO = Kind(
    r"//.*|\"(?:\\.|[^\"\\\n])*\"|`[^`]*`",
    (
        *COMPARISONS,
        *pairs("a connective", (" && ", " || ")),
        Operator("a constant", NUMBER, another),
    ),
)
LIST = Kind(r"\A(?!)", (Operator("a line", r"(?m)^\w.*\n", ""),))
KINDS = {
    ".console": CONSOLE,
    ".css": STYLE,
    ".go": GO,
    ".js": JAVASCRIPT,
    ".md": PAGE,
    ".py": PYTHON,
    ".txt": LIST,
    ".yaml": MANIFEST,
    ".yml": MANIFEST,
    "README": README,
    "drawing": DRAWING,
    "messages": ENTRY,
}


def changes(text: str, kind: str) -> Iterator[Change]:
    """Yield every change that the operators of a kind can make to a text."""
    chosen = KINDS[kind]
    passed = [found.span() for found in re.finditer(chosen.skip, text, re.MULTILINE)]
    for operator in chosen.operators:
        for found in re.finditer(operator.pattern, text, re.MULTILINE):
            if not any(start <= found.start() < end for start, end in passed):
                new = operator.put(found) if callable(operator.put) else found.expand(operator.put)
                yield Change(operator.name, found.start(), found[0], new)
