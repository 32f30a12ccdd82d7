"""Several ways to say a part of a phrase: [全年|年内] stands for one of the two.

Within `{{ … }}`, `{% … %}` and `{# … #}` the marks mean what the template language takes them for.
An alternative may be empty, and may hold facts; it holds no other alternatives.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_TOKEN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|[][|]|[^][|{]+|\{", re.DOTALL)


class AlternativesFault(ValueError):
    """Marks that do not belong together; `line` counts the lines of the text from 1."""

    def __init__(self, message: str, line: int) -> None:
        self.line = line
        super().__init__(message)


def split_alternatives(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the parts of a phrase in order, each as its alternatives; plain text has one."""
    return tuple(_parts(text))


def chosen(text: str, choose: Callable[[int, int], int]) -> str:
    """Return the phrase with one alternative of each part.

    `choose` is asked for its number, given the part's own and how many alternatives it has.
    """
    parts = enumerate(split_alternatives(text))
    return "".join(part[choose(at, len(part)) if len(part) > 1 else 0] for at, part in parts)


def every_alternative(text: str) -> Iterator[str]:
    """Yield as few texts of a phrase as it takes to see every alternative in one of them."""
    parts = split_alternatives(text)
    for number in range(max(map(len, parts))):
        yield "".join(part[min(number, len(part) - 1)] for part in parts)


def _parts(text: str) -> Iterator[tuple[str, ...]]:
    plain: list[str] = []
    opened: list[str] | None = None
    line = 1
    for token in _TOKEN.findall(text):
        if token == "[" and opened is None:
            yield ("".join(plain),)
            plain, opened = [], [""]
        elif token == "]" and opened is not None:
            yield _several(opened, line)
            opened = None
        elif token == "|" and opened is not None:
            opened.append("")
        elif token in ("[", "]", "|"):
            raise AlternativesFault(_WRONG[token], line)
        elif opened is not None:
            opened[-1] += token
        else:
            plain.append(token)
        line += token.count("\n")
    if opened is not None:
        raise AlternativesFault("有“[”没有“]”，请补上“]”", line)
    yield ("".join(plain),)


_WRONG = {
    "[": "方括号里不能再套方括号，请拆开",
    "]": "有“]”没有“[”，请删去或补上“[”",
    "|": "“|”只能写在方括号里，用来隔开几种说法",
}


def _several(alternatives: Sequence[str], line: int) -> tuple[str, ...]:
    if len(set(alternatives)) < max(2, len(alternatives)):
        raise AlternativesFault("方括号里要有两种以上不同的说法，用“|”隔开", line)
    return tuple(alternatives)
