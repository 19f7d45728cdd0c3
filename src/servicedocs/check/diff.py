"""A unified diff of two objects, in the lines of YAML: as `theme/assets/validator/diff.js`."""

import json
import re
from collections.abc import Iterator
from difflib import unified_diff
from typing import Any

PLAIN = re.compile(r"(?:[A-Za-z/]|\d+\.\d+\.)[\w./ -]*(?<! )", re.ASCII)
SPECIAL = re.compile("y|n|yes|no|on|off|true|false|null", re.IGNORECASE)


def lines(before: Any, after: Any, names: tuple[str, str]) -> Iterator[str]:
    """Yield the lines of the diff, none where the two are the same."""
    yield from unified_diff([*_yaml(before)], [*_yaml(after)], *names, lineterm="")


def _yaml(value: Any, indent: str = "") -> Iterator[str]:
    """Yield the lines of a map or a list; keys in order, since a change of order is none."""
    is_list = isinstance(value, list)
    for key, each in enumerate(value) if is_list else sorted(value.items()):
        head = indent + ("- " if is_list else f"{_scalar(key)}: ")
        if not (isinstance(each, dict | list) and each):
            yield head + _scalar(each)
        elif is_list:
            first, *rest = _yaml(each, f"{indent}  ")
            yield from (head + first.lstrip(), *rest)
        else:
            yield head.rstrip()
            yield from _yaml(each, indent if isinstance(each, list) else f"{indent}  ")


def _scalar(value: Any) -> str:
    is_plain = isinstance(value, str) and PLAIN.fullmatch(value) and not SPECIAL.fullmatch(value)
    return value if is_plain else json.dumps(value, ensure_ascii=False)
