"""Terms of the trade with one character wrong, as input methods and tired eyes leave them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from assistant.checking.knowledge import load_knowledge
from assistant.report.words import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Of the terms that are kept for cutting text into words, the short ones are like other words.
_LONG = 4


def misspelt_terms(text: str) -> Iterator[tuple[str, str]]:
    """Yield each term of `text` that has one character of its own group wrong, and the term.

    Only places where a confusable character stands are looked at, which costs next to nothing.
    """
    pairs, confused = _pairs(), _confused()
    for at, character in enumerate(text):
        for right in confused.get(character, ""):
            for pair in (text[at - 1 : at] + right, right + text[at + 1 : at + 2]):
                for term, within in pairs.get(pair, ()):
                    start = at - within
                    written = text[start : start + len(term)] if start >= 0 else ""
                    if (
                        written[:within] == term[:within]
                        and written[within + 1 :] == term[within + 1 :]
                    ):
                        yield written, term


@cache
def _pairs() -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Return by each character and the one before it the terms that hold it, and where.

    The pair of a term's first character is that and the second.
    """
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    listed = load_knowledge("slips")["misspelt"]["terms"].split()
    for term in dict.fromkeys((*listed, *(term for term in terms() if len(term) >= _LONG))):
        found[term[:2]].append((term, 0))
        for at in range(1, len(term)):
            found[term[at - 1 : at + 1]].append((term, at))
    return {pair: tuple(places) for pair, places in found.items()}


@cache
def _confused() -> Mapping[str, str]:
    """Return for every character what may have been meant."""
    meant: defaultdict[str, str] = defaultdict(str)
    for group in load_knowledge("slips")["misspelt"]["confused"].split():
        for wrong in group[1:]:
            if wrong != group[0] and group[0] not in meant[wrong]:
                meant[wrong] += group[0]
    return meant
