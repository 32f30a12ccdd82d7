"""The words without which a regular expression cannot match, read from its source.

Reading and looking for them takes a tenth of the time of compiling the expression.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# One of these stands in the text.
Words: TypeAlias = "tuple[str, ...]"
# What one alternative needs: one of each.
Needs: TypeAlias = "list[Words]"

_OPTIONAL = r"(?:[*?]|\{0?,\d*\}|\{0\})"
# A run of characters, the last of them not optional; the beginning of a group, or its end; and
# what says nothing of the words: a set, a quantifier, an escape, a sign, an optional character.
_TOKEN = re.compile(
    rf"[^][\\(){{}}|.^$*+?]+(?!{_OPTIONAL})"
    rf"|\((?:\?(?:P<\w+>|P=\w+|<?[=!]|:))?|\){_OPTIONAL}?"
    rf"|\[\^?\]?(?:[^]\\]|\\.)*\]|\{{[\d,]*\}}"
    rf"|(?:\\(?:x\w\w|u\w{{4}}|U\w{{8}}|\d+|.)|.){_OPTIONAL}?",
    re.DOTALL,
)
_SPECIAL = frozenset("\\[](){}|.^$*+?")
_RARE = re.compile(r"\(\?[^P:=!<]")


def needs_of(pattern: str) -> Sequence[Needs]:
    """Return what each alternative of the expression needs; nothing where there is no telling."""
    if _RARE.search(pattern):
        return ()
    needs = _alternatives(iter(_TOKEN.findall(pattern)))
    return needs if all(needs) else ()


def could_match(alternatives: Sequence[Needs], text: str) -> bool:
    """Return whether the text holds what one of the alternatives needs."""
    for needs in alternatives:
        for words in needs:
            for word in words:
                if word in text:
                    break
            else:
                break  # of these words there is none
        else:
            return True
    return not alternatives


def _alternatives(tokens: Iterator[str]) -> list[Needs]:
    """Return what the alternatives need, up to the end of the group."""
    found: list[Needs] = [[]]
    for token in tokens:
        kind = token[0]
        if kind == "(":
            words = _either(_alternatives(tokens))
            if words and "!" not in token:
                found[-1].append(words)
        elif kind == "|":
            found.append([])
        elif kind == ")":
            is_optional = len(token) > 1
            return [[]] if is_optional else found
        elif kind not in _SPECIAL and token[-1] not in _SPECIAL:
            found[-1].append((token,))
    return found


def _either(alternatives: list[Needs]) -> Words:
    """Return words of which one stands in any of the alternatives."""
    if not all(alternatives):
        return ()
    return tuple(word for needs in alternatives for word in max(needs, key=_telling))


def _telling(words: Words) -> tuple[int, int]:
    """Return how much words tell: the longer the shortest is, and the fewer they are."""
    return min(map(len, words)), -len(words)
