"""What was done to a copied sentence: 照搬, 换年份, 换数字, 换名称, 改写, 增删 and the like."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from assistant.corpus.changes import MARK_KEY, NUMBER_KEY, YEAR_KEY, align, tokens, worth
from assistant.corpus.normalise import (
    NAME,
    bare,
    number_spans,
    numbers_in,
    without_enumerator,
    years_in,
)
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.corpus.changes import Step, Token
    from assistant.corpus.normalise import Mask

COPIED = "照搬"
NEW_YEAR, NEW_FIGURE, NEW_NAME = "换年份", "换数字", "换名称"
REWORDED = "改写"
EXTENDED = "增删"
REORDERED = "语序调整"
REGROUPED = "合并拆分"

# In the order in which they are told.
_KINDS = (NEW_YEAR, NEW_FIGURE, NEW_NAME, REWORDED, EXTENDED, REORDERED, REGROUPED)
_NEW_VALUE = {YEAR_KEY: NEW_YEAR, NUMBER_KEY: NEW_FIGURE}
_OF_WORDS = frozenset((REWORDED, EXTENDED, REORDERED))
# Put in or left out, they change nothing that is worth telling beside another change.
_PARTICLES = frozenset(
    f"{MARK_KEY}的了着过也都并且还又再就将把被对在与和及等从由以到向给地得所为于"
)
_YEARLY = Pattern(r"(?<=\d年)度")
# So many characters must stand elsewhere to have been moved, and so many must be put in or left
# out, where words were replaced anyhow, to be more than a part of that.
_MOVED, _ADDED = 3, 5
# 本单位 and 我部门 are masked as names are, but any unit may call itself so: they name none.
_NAMELESS = ("单位", "部门", "机关")


def kind_of(
    sentence: str,
    source: str,
    mask: Mask,
    stems: tuple[str, str],
    *,
    is_regrouped: bool = False,
) -> str:
    """Return what was done to `source` to make `sentence`; several kinds are joined with 、.

    `stems` are the bare names of the two units' places, each in the order of the sentences: an
    account called 石桥发布 that became 青坪发布 is another name, not another wording. Whether two
    sentences were put together, or one was cut in two, only its neighbours tell: `is_regrouped`.
    """
    new, old = _plain(sentence), _plain(source)
    found = {REGROUPED} if is_regrouped else set()
    if _in_digits(new) != _in_digits(old):
        found |= _edits(new, old, mask, stems)
    return "、".join(kind for kind in _KINDS if kind in found) or COPIED


def _plain(text: str) -> str:
    """Return the sentence without an enumerator, 2023年度 as 2023年."""
    return _YEARLY.sub("", without_enumerator(text))


def _in_digits(text: str) -> str:
    """Return the sentence without marks, 十二 as 12."""
    place, said = 0, ""
    for start, end in number_spans(text):
        said += f"{bare(text[place:start])}{NUMBER_KEY}{worth(text[start:end])}{NUMBER_KEY}"
        place = end
    return said + bare(text[place:])


def _edits(new: str, old: str, mask: Mask, stems: tuple[str, str]) -> set[str]:
    """Return what differs besides marks: words, or no more than years, numbers and names."""
    ours, theirs = set(_names(new, mask, stems[0])), set(_names(old, mask, stems[1]))
    found = {NEW_NAME} if ours - theirs and theirs - ours else set()
    # A name that was left in is no other word.
    new = _unnamed(_unnamed(new, mask, stems[0]), mask, stems[1])
    old = _unnamed(old, mask, stems[1])
    if bare(mask(new)) != bare(mask(old)):
        return found | _Edits.between(new, old).kinds()
    if years_in(new) != years_in(old):
        found.add(NEW_YEAR)
    if list(map(worth, numbers_in(new))) != list(map(worth, numbers_in(old))):
        found.add(NEW_FIGURE)
    return found or {NEW_NAME if ours or theirs else REWORDED}


def _names(text: str, mask: Mask, stem: str) -> list[str]:
    """Return the names in `text`; a stem outside a name counts as one."""
    stray = [stem] if stem and stem in mask.names(text) else []
    return [name for name in mask.named(text) if not name.endswith(_NAMELESS)] + stray


def _unnamed(text: str, mask: Mask, stem: str) -> str:
    masked = mask.names(text)
    return masked.replace(stem, NAME) if stem else masked


@dataclass(frozen=True, slots=True)
class _Edits:
    """What tells two wordings apart: tokens kept, with what may be a new value, and runs changed.

    Of a run, `cut` are the source's words and `added` the words that stand in their place.
    """

    kept: tuple[tuple[Token, Token], ...]
    cut: tuple[Counter[str], ...]
    added: tuple[Counter[str], ...]
    moved: int
    moved_values: frozenset[str]

    @classmethod
    def between(cls, new: str, old: str) -> _Edits:
        """Return what tells `new` from `old`."""
        steps = list(align(tokens(new), tokens(old)))
        changed = [step for step in steps if step.says_else()]
        cut = [_keys(step.old) for step in changed]
        added = [_keys(step.new) for step in changed]
        moved = sum(_take_moved(gone, come) for gone in cut for come in added)
        kept = chain.from_iterable(
            zip(step.old, step.new, strict=True) for step in steps if step.is_kept
        )
        return cls(tuple(kept), tuple(cut), tuple(added), moved, _new_values(changed))

    def kinds(self) -> set[str]:
        """Return the kinds of edit, one at least."""
        differing = {o.key for o, n in self.kept if o.value != n.value} | self.moved_values
        found = {_NEW_VALUE.get(key, NEW_NAME) for key in differing}
        if self.moved >= _MOVED:
            found.add(REORDERED)
        found |= self._of_words(found)
        return found if found & _OF_WORDS else found | self._of_particles()

    def _of_words(self, found: set[str]) -> set[str]:
        pairs = [_sizes(c, a) for c, a in zip(self.cut, self.added, strict=True)]
        lost = sum(cut for cut, added in pairs if not added)
        won = sum(added for cut, added in pairs if not cut)
        is_reworded = any(cut and added for cut, added in pairs)
        if REORDERED in found and lost and won:
            # What was moved was reworded on the way.
            is_reworded, lost, won = True, max(lost - won, 0), max(won - lost, 0)
        surplus = sum(abs(c - a) for c, a in pairs if c and a and max(c, a) >= 3 * min(c, a))
        enough = _ADDED if is_reworded else 1
        is_extended = max(lost, won, surplus) >= enough
        return {kind for kind, is_so in ((REWORDED, is_reworded), (EXTENDED, is_extended)) if is_so}

    def _of_particles(self) -> set[str]:
        """Return the kind of an edit that changed no more than particles, if there was one."""
        if all(map(_is_replaced, self.cut, self.added)):
            return {REWORDED} if self.cut else set()
        return {EXTENDED}


def _is_replaced(cut: Counter[str], added: Counter[str]) -> bool:
    return bool(cut.keys() - {MARK_KEY} and added.keys() - {MARK_KEY})


def _keys(run: Iterable[Token]) -> Counter[str]:
    return Counter(token.key for token in run)


def _take_moved(cut: Counter[str], added: Counter[str]) -> int:
    """Take out of both runs the words that stand in either, if they are many; return how many."""
    shared = cut & added
    size = _size(shared)
    if size < _MOVED or size * 2 < min(_size(cut), _size(added)):
        return 0
    cut -= shared
    added -= shared
    return size


def _size(words: Counter[str]) -> int:
    """Return how many characters the words have, particles left out."""
    return sum(len(word) * count for word, count in words.items() if word not in _PARTICLES)


def _sizes(cut: Counter[str], added: Counter[str]) -> tuple[int, int]:
    """Return how much was cut and how much added; of 少 that became 偏少, 偏 was added."""
    old, new = Counter("".join(cut.elements())), Counter("".join(added.elements()))
    if old <= new or new <= old:
        return _size(old - new), _size(new - old)
    return _size(cut), _size(added)


def _new_values(changed: Sequence[Step]) -> frozenset[str]:
    """Return the keys of numbers that were moved and have another value where they are now."""
    return frozenset(key for key in _NEW_VALUE if _differ(key, changed))


def _differ(key: str, changed: Sequence[Step]) -> bool:
    old = Counter(t.value for step in changed for t in step.old if t.key == key)
    new = Counter(t.value for step in changed for t in step.new if t.key == key)
    return bool(old - new) and bool(new - old)
