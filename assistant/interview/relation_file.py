"""Reads phrasebank/relations.toml: what is to hold between answers, every name in it checked."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from assistant.errors import PhrasebankError
from assistant.facts.field import FieldKind
from assistant.interview.grammar import TemplateFault, check_expression, check_template, fact_names
from assistant.interview.question import all_fields
from assistant.interview.relations import EACH, Bond, Dated, Never, Order, Parts, Relation, Same
from assistant.interview.syntax import parse_expression, paths_in
from assistant.paths import phrasebank

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from assistant.facts.field import Field

_FILE = "relations.toml"
_NUMBERS = (FieldKind.COUNT, FieldKind.AMOUNT)
_WORDS = {
    "whole": "数",
    "parts": "数",
    "same": "数",
    "earlier": "日期",
    "later": "日期",
    "dated": "日期或文字",
}
_KINDS_OF = {
    "数": _NUMBERS,
    "日期": (FieldKind.DATE,),
    "日期或文字": (FieldKind.DATE, FieldKind.TEXT),
}


@dataclass(frozen=True)
class Relations:
    """The relations in the order of the file; `names` are what it calls some facts, by path."""

    relations: tuple[Relation, ...]
    names: Mapping[str, str]

    def between(self, paths: Collection[str]) -> tuple[Relation, ...]:
        """Return the relations that hold between at least two of the paths."""
        wanted = frozenset(paths)
        return tuple(one for one in self.relations if len(one.general_paths & wanted) > 1)


@cache
def load_relations(path: Path | None = None) -> Relations:
    """Return the relations; `PhrasebankError` names file, line and cure of a fault."""
    path = path or phrasebank() / _FILE
    try:
        text = path.read_text(encoding="utf-8")
        raw = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PhrasebankError(f"{path.name}：读不出来（{error}）") from error
    return _RelationFile(path.name, text, raw).relations()


class _RelationFile:
    """The file of relations, and where in it things stand."""

    def __init__(self, name: str, text: str, raw: Mapping[str, Any]) -> None:
        self.name, self.raw = name, raw
        lines = enumerate(text.splitlines(), 1)
        self.heads = [n for n, line in lines if line.strip() == "[[relation]]"]
        self.line = 1
        self.fields = all_fields()
        self._known_names: dict[tuple[tuple[str, str], ...], frozenset[str]] = {}

    def relations(self) -> Relations:
        self._check_known(self.raw, ("schema", "names", "relation"))
        names = self.raw.get("names", {})
        for path in names:
            self._kind(path, {})
        entries = zip(self.heads, self.raw.get("relation", ()), strict=True)
        return Relations(
            tuple(self._relation(line, entry) for line, entry in entries), MappingProxyType(names)
        )

    def fault(self, message: str) -> PhrasebankError:
        """Return the error for the relation at hand."""
        return PhrasebankError(f"{self.name}第{self.line}行：{message}")

    def _relation(self, line: int, raw: Mapping[str, Any]) -> Relation:
        self.line = line
        kinds = [kind for kind in _MAKERS if kind in raw]
        if len(kinds) != 1:
            raise self.fault(f"一段[[relation]]要写{'、'.join(_MAKERS)}中的一个")
        self._check_known(raw, (*_COMMON, *_KEYS[kinds[0]]))
        each, item = str(raw.get("each", "")), str(raw.get("as", ""))
        items = {item: each} if item else {}
        self._check_list(each, item)
        is_certain, advice = raw.get("certain", True), str(raw.get("advice", ""))
        if not isinstance(is_certain, bool):
            raise self.fault("certain要写true或false")
        if not advice or (not is_certain and not advice.endswith("？")):
            raise self.fault('要写advice = "…"，说明怎么核对；certain = false的写成问句，以？结尾')
        when = self._condition("when", raw.get("when", ""), items)
        bond = _MAKERS[kinds[0]](self, raw, items)
        return Relation(bond, when, each, item, is_certain, advice, line)

    def _check_list(self, each: str, item: str) -> None:
        listed = [one.key for one in self.fields if one.kind is FieldKind.RECORDS]
        if bool(each) != bool(item):
            raise self.fault('each和as要一起写，例如each = "promises"，as = "promise"')
        if each and each not in listed:
            raise self.fault(f"没有“{each}”这个列表{_guess(each, listed)}")

    def _check_known(self, raw: Mapping[str, Any], known: Sequence[str]) -> None:
        for key in raw:
            if key not in known:
                raise self.fault(f"没有“{key}”这一项{_guess(key, known)}")

    # ── the kinds of relation ──

    def parts(self, raw: Mapping[str, Any], items: Mapping[str, str]) -> Bond:
        parts = self._several(raw, "parts", items)
        if len(parts) > 1 and not raw.get("called"):
            raise self.fault('几个分项要合起来叫什么，请补上called = "…"')
        return Parts(
            self._fact(raw, "whole", items),
            parts,
            str(raw.get("called", "")),
            raw.get("complete") is True,
        )

    def same(self, raw: Mapping[str, Any], items: Mapping[str, str]) -> Bond:
        both = self._several(raw, "same", items)
        if len(both) != 2:
            raise self.fault("same要写两个事实")
        return Same(*both)

    def order(self, raw: Mapping[str, Any], items: Mapping[str, str]) -> Bond:
        return Order(self._fact(raw, "earlier", items), self._fact(raw, "later", items))

    def dated(self, raw: Mapping[str, Any], items: Mapping[str, str]) -> Bond:
        first, last = raw.get("first"), raw.get("last")
        if not all(isinstance(one, int | None) for one in (first, last)) or first is last is None:
            raise self.fault("first、last写离报告年度几年，例如first = 0；至少写一个")
        return Dated(self._fact(raw, "dated", items), first, last)

    def never(self, raw: Mapping[str, Any], items: Mapping[str, str]) -> Bond:
        condition, says = self._condition("never", raw["never"], items), str(raw.get("says", ""))
        if not condition or not says:
            raise self.fault("never和says要一起写：never是条件，says是条件成立时说的话")
        try:
            check_template(says, self._names(items))
        except TemplateFault as fault:
            raise self.fault(f"says的{fault}") from fault
        names = dict.fromkeys(path for path, _ in paths_in(parse_expression(condition)))
        return Never(condition, says, tuple(names))

    # ── facts ──

    def _condition(self, key: str, condition: object, items: Mapping[str, str]) -> str:
        try:
            if condition:
                check_expression(str(condition), self._names(items))
        except TemplateFault as fault:
            raise self.fault(f"{key}的{fault}") from fault
        return str(condition)

    def _several(
        self, raw: Mapping[str, Any], key: str, items: Mapping[str, str]
    ) -> tuple[str, ...]:
        paths = raw.get(key)
        if not isinstance(paths, list) or not paths:
            raise self.fault(f'缺少{key}，请补上{key} = ["…"]')
        return tuple(self._checked(key, path, items) for path in paths)

    def _fact(self, raw: Mapping[str, Any], key: str, items: Mapping[str, str]) -> str:
        if not raw.get(key):
            raise self.fault(f'缺少{key}，请补上{key} = "…"')
        return self._checked(key, raw[key], items)

    def _checked(self, key: str, path: object, items: Mapping[str, str]) -> str:
        kind, wanted = self._kind(str(path), items), _WORDS[key]
        if kind not in _KINDS_OF[wanted]:
            raise self.fault(f"{key}里的“{path}”不是{wanted}")
        return str(path)

    def _kind(self, path: str, items: Mapping[str, str]) -> FieldKind:
        """Return of what kind the fact at `path` is; counts and cells of tables are numbers."""
        listed, _, own = path.partition(EACH)
        name, _, rest = path.partition(".")
        if name in items:
            listed, own = items[name], rest
        found = self._field(listed)
        inner = found.field(own) if found and own else None
        if inner or (found and not own and found.kind is not FieldKind.TABLE):
            return (inner or found).kind  # type: ignore[union-attr]
        if own or path not in self._names({}):
            raise self.fault(f"没有叫“{path}”的事实{_guess(path, self._names(items))}")
        is_number = path.endswith(".count") or self._field(name) is not None
        return FieldKind.COUNT if is_number else FieldKind.TEXT

    def _field(self, path: str) -> Field | None:
        return next((one for one in self.fields if one.key == path), None)

    def _names(self, items: Mapping[str, str]) -> frozenset[str]:
        """Return what a condition may name; it takes some time, and few lists have items."""
        key = tuple(items.items())
        if key not in self._known_names:
            self._known_names[key] = fact_names(self.fields, items)
        return self._known_names[key]


def _guess(word: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1)
    return f"，是否想写“{near[0]}”" if near else ""


_MAKERS: dict[str, Callable[[_RelationFile, Mapping[str, Any], Mapping[str, str]], Bond]] = {
    "whole": _RelationFile.parts,
    "same": _RelationFile.same,
    "earlier": _RelationFile.order,
    "dated": _RelationFile.dated,
    "never": _RelationFile.never,
}
_COMMON = ("when", "each", "as", "certain", "advice")
_KEYS = {
    "whole": ("whole", "parts", "called", "complete"),
    "same": ("same",),
    "earlier": ("earlier", "later"),
    "dated": ("dated", "first", "last"),
    "never": ("never", "says"),
}
