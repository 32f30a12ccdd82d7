"""Terms of the trade with one character wrong, as input methods and tired eyes leave them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from assistant.checking.knowledge import load_knowledge

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def misspelt_terms(text: str) -> Iterator[tuple[str, str]]:
    """Yield each term of `text` that has one character of its own group wrong, and the term.

    Only places where a confusable character stands are looked at, which costs next to nothing.
    """
    terms, confused = _terms(), _confused()
    for at, character in enumerate(text):
        for right in confused.get(character, ""):
            for term, within in terms.get(right, ()):
                start = at - within
                written = text[start : start + len(term)] if start >= 0 else ""
                if (
                    written[:within] == term[:within]
                    and written[within + 1 :] == term[within + 1 :]
                ):
                    yield written, term


@cache
def _terms() -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Return for every character the terms that hold it, and where."""
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for term in load_knowledge("slips")["misspelt"]["terms"].split():
        for at, character in enumerate(term):
            found[character].append((term, at))
    return {character: tuple(terms) for character, terms in found.items()}


@cache
def _confused() -> Mapping[str, str]:
    """Return for every character what may have been meant."""
    meant: defaultdict[str, str] = defaultdict(str)
    for group in load_knowledge("slips")["misspelt"]["confused"].split():
        for wrong in group[1:]:
            if wrong != group[0] and group[0] not in meant[wrong]:
                meant[wrong] += group[0]
    return meant
