"""Which words were changed in a copied sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.corpus.change import Change
from assistant.corpus.normalise import NAME, bare, number_spans, without_enumerator, years_in
from assistant.report.figures import chinese_number
from assistant.report.pattern import Pattern
from assistant.report.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NUMBER_KEY, YEAR_KEY, MARK_KEY = "#", "#年", "，"

_CLAUSE_MARK = Pattern("[，：；。！？,;:…]+")
_TIME_UNIT = Pattern("年度?|月|日")
_SUFFIX = Pattern("[万亿余多%]*$")
_LEVEL = Pattern("^(?:街道|[乡镇县区市旗局])")
# jieba cuts 我乡 in two; a person reads 我乡→我镇 as one change.
_SELF = frozenset("我本全")
_BRACKETS = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"), ("〔", "〕"))
_ALIKE = 0.6
_MOST_TOLD = 4
_LONGEST_WORD, _LONGEST_QUOTE = 8, 14


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a text; tokens of one `key` stand in each other's place.

    Numbers have one key, years another, the marks between clauses a third; words that name a level
    (乡里, 镇里) go by one, too. `value` tells whether two tokens of one key say the same.
    """

    key: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Step:
    """Tokens of the source, and the tokens that stand in their place; either may be none."""

    old: tuple[Token, ...]
    new: tuple[Token, ...]
    is_kept: bool

    def says_else(self) -> bool:
        """Return whether other words stand there, not just other marks or jieba's other cuts."""
        return not self.is_kept and _said(self.old) != _said(self.new)


def changes(text: str, source: str) -> tuple[Change, ...]:
    """Return what was changed to make `text` of `source`, in the order of `text`.

    Words are shown whole, and changes that stand close together as one. Marks and enumerators
    are no change, nor is 12 for 十二. Of words moved to another place, the two ranges say the
    same, or nearly.
    """
    if text == source:
        return ()
    found = _grouped(_changed(align(tokens(text), tokens(source))), text, source)
    whole = (_with_brackets(each, text, source) for each in _with_moves(found, text, source))
    return tuple(sorted(whole, key=lambda each: (each.start, each.source_start)))


def describe(found: Sequence[Change], text: str, source: str) -> str:
    """Return a line such as 2023→2024，9→11，加“做到件件有回音”; the first few changes only."""
    told = list(dict.fromkeys(_told(change, text, source) for change in found))
    line = "，".join(told[:_MOST_TOLD])
    return f"{line}等{len(told)}处" if len(told) > _MOST_TOLD else line


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words, numbers and clause marks of a sentence, without an enumerator in front."""
    return tuple(_tokens(text))


def align(new: Sequence[Token], old: Sequence[Token]) -> Iterator[Step]:
    """Yield what was kept and what was changed, in order; kept tokens may differ in value."""
    matcher = SequenceMatcher(None, [t.key for t in old], [t.key for t in new], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        yield Step(tuple(old[i:j]), tuple(new[k:m]), tag == "equal")


def _tokens(text: str) -> Iterator[Token]:
    place = len(text) - len(without_enumerator(text))
    for start, end in number_spans(text):
        if start < place:
            continue
        yield from _words(text, place, start)
        is_year = bool(years_in(text[start : end + 1]))
        yield Token(YEAR_KEY if is_year else NUMBER_KEY, worth(text[start:end]), start, end)
        place = end
        if unit := _TIME_UNIT.match(text, end):
            # Else jieba may take 年 for the beginning of the name behind it.
            place = unit.end()
            yield Token(unit[0][0], unit[0][0], end, place)
    yield from _words(text, place, len(text))


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for mark in _CLAUSE_MARK.finditer(text, start, end):
        yield from _clause(text[start : mark.start()], start)
        yield Token(MARK_KEY, MARK_KEY, mark.start(), mark.end())
        start = mark.end()
    yield from _clause(text[start:end], start)


def _clause(clause: str, start: int) -> Iterator[Token]:
    for word, key, at in _words_of(clause):
        yield Token(key, word, start + at, start + at + len(word))


# A copied sentence has most clauses in common with its source, and either is read twice.
@lru_cache(maxsize=4096)
def _words_of(clause: str) -> tuple[tuple[str, str, int], ...]:
    """Return the words with their keys and places, other marks left out."""
    found, at = [], 0
    for word in _whole_names(words(clause)):
        if bare(word):
            found.append((word, _LEVEL.sub(NAME, word), at))
        at += len(word)
    return tuple(found)


def _whole_names(cut: Iterable[str]) -> Iterator[str]:
    """Yield the words, 我 and what follows it as one."""
    held = ""
    for word in cut:
        if word in _SELF and not held:
            held = word
        else:
            yield held + word
            held = ""
    if held:
        yield held


def worth(number: str) -> str:
    """Return what a number is worth: the same for 1,200 and 1200, 十二 and 12."""
    digits = _SUFFIX.sub("", number)
    suffix = number[len(digits) :]
    if digits[:1].isdecimal():
        return digits.replace(",", "") + suffix
    count = chinese_number(digits)
    return number if count is None else f"{count}{suffix}"


def _changed(steps: Iterable[Step]) -> Iterator[Change]:
    old_end = new_end = 0
    for step in steps:
        if step.is_kept:
            pairs = zip(step.old, step.new, strict=True)
            yield from (_change((o,), (n,), 0, 0) for o, n in pairs if o.value != n.value)
        elif step.says_else():
            for old, new in _clause_by_clause(_trimmed(step.old), _trimmed(step.new)):
                yield _change(old, new, old_end, new_end)
                old_end = old[-1].end if old else old_end
                new_end = new[-1].end if new else new_end
        old_end = step.old[-1].end if step.old else old_end
        new_end = step.new[-1].end if step.new else new_end


def _change(old: Sequence[Token], new: Sequence[Token], old_end: int, new_end: int) -> Change:
    """Return the change; where a side has no words, it stands behind the last that is there."""
    start, end = (new[0].start, new[-1].end) if new else (new_end, new_end)
    source_start, source_end = (old[0].start, old[-1].end) if old else (old_end, old_end)
    return Change(start, end, source_start, source_end)


def _said(run: Iterable[Token]) -> str:
    return "".join(token.value for token in run if token.key != MARK_KEY)


def _clause_by_clause(
    old: Sequence[Token], new: Sequence[Token]
) -> Iterator[tuple[Sequence[Token], Sequence[Token]]]:
    """Yield what stands in each other's place, the clauses that one side has more of alone."""
    while _mark_in(old) < len(old) or _mark_in(new) < len(new):
        if not old or not new:
            break
        here, there = _mark_in(old), _mark_in(new)
        yield old[:here], new[:there]
        old, new = _trimmed(old[here:]), _trimmed(new[there:])
    if old or new:
        yield old, new


def _mark_in(run: Sequence[Token]) -> int:
    """Return the place of the first clause mark, or where the run ends."""
    return next((at for at, token in enumerate(run) if token.key == MARK_KEY), len(run))


def _trimmed(run: Sequence[Token]) -> Sequence[Token]:
    """Return the run without clause marks at its ends."""
    words = [at for at, token in enumerate(run) if token.key != MARK_KEY]
    return run[words[0] : words[-1] + 1] if words else ()


def _grouped(found: Iterable[Change], text: str, source: str) -> list[Change]:
    """Return the changes, those that only one character stands between as one."""
    grouped: list[Change] = []
    for change in found:
        last = grouped[-1] if grouped else None
        if last and _is_close(last, change, text, source):
            grouped[-1] = replace(last, end=change.end, source_end=change.source_end)
        else:
            grouped.append(change)
    return grouped


def _is_close(last: Change, change: Change, text: str, source: str) -> bool:
    between = text[last.end : change.start], source[last.source_end : change.source_start]
    if any(_CLAUSE_MARK.search(gap) for gap in between) or _is_number(last, text):
        return False
    return not _is_number(change, text) and max(map(len, between)) <= 1


def _is_number(change: Change, text: str) -> bool:
    number = [(0, change.end - change.start)]
    # A Han numeral is told by the measure word behind it.
    return number_spans(text[change.start : change.end + 1]) == number


def _with_moves(found: list[Change], text: str, source: str) -> list[Change]:
    """Return the changes, what was left out here and stands there as one."""
    added = [change for change in found if change.source_start == change.source_end]
    cut = [change for change in found if change.start == change.end]
    moved: list[Change] = []
    for here in added:
        said = text[here.start : here.end]
        there = max(cut, key=lambda c: _likeness(said, source, c), default=None)
        if there and _likeness(said, source, there) >= _ALIKE:
            cut.remove(there)
            moved.append(Change(here.start, here.end, there.source_start, there.source_end))
            found = [change for change in found if change not in (here, there)]
    return found + moved


def _likeness(said: str, source: str, cut: Change) -> float:
    gone = source[cut.source_start : cut.source_end]
    if min(len(said), len(gone)) < 2:
        return 0.0
    return SequenceMatcher(None, gone, said, autojunk=False).ratio()


def _with_brackets(change: Change, text: str, source: str) -> Change:
    """Return the change with the bracket or quotation mark that would else be left alone."""
    start, end = _closed(text, change.start, change.end)
    return Change(start, end, *_closed(source, change.source_start, change.source_end))


def _closed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    for opening, closing in _BRACKETS:
        missing = inside.count(closing) - inside.count(opening)
        if missing > 0 and text[start - 1 : start] == opening:
            return start - 1, end
        if missing < 0 and text[end : end + 1] == closing:
            return start, end + 1
    return start, end


def _told(change: Change, text: str, source: str) -> str:
    new = text[change.start : change.end]
    old = source[change.source_start : change.source_end]
    if not old:
        return f"加{_quoted(new)}"
    if not new:
        return f"删{_quoted(old)}"
    if sorted(bare(old)) == sorted(bare(new)):
        return f"{_quoted(new)}换了位置" if bare(old) == bare(new) else f"{_quoted(new)}换了次序"
    if max(len(old), len(new)) <= _LONGEST_WORD:
        return f"{old}→{new}"
    return f"{_quoted(old)}→{_quoted(new)}"


def _quoted(said: str) -> str:
    """Return the words in quotation marks, shortened where they are many."""
    if len(said) > _LONGEST_QUOTE:
        said = f"{said[: _LONGEST_QUOTE - 2]}……"
    return f"“{said.replace('“', '‘').replace('”', '’')}”"
