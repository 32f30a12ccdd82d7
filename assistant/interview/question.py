"""The interview's questions, read from `phrasebank/questions/`."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from assistant.errors import PhrasebankError
from assistant.facts.field import Field, FieldKind
from assistant.facts.sources import SOURCE_FIELDS
from assistant.facts.wording import WORDING_FIELDS
from assistant.paths import phrasebank
from assistant.report.form import load_form

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Question:
    """One question: the fact it asks for, its wording, and when it is asked.

    `ask` is the question, `help` says where the answer is found, `basis` which rule wants it, and
    `who` in the office knows. `when` is a condition in the language of `grammar.py`, or "".
    """

    field: Field
    ask: str
    help: str = ""
    basis: str = ""
    who: str = ""
    when: str = ""

    @property
    def key(self) -> str:
        """Return the full path of the fact."""
        return self.field.key

    @property
    def example(self) -> str:
        """Return an answer that would do, or ""."""
        return self.field.example


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """One screen of the interview; `section` begins the path of each of its facts."""

    section: str
    title: str
    intro: str
    questions: tuple[Question, ...]


def load_questions(folder: Path | None = None) -> tuple[QuestionGroup, ...]:
    """Return the groups in the order of their file names; raise `PhrasebankError` for a fault."""
    return _load(folder or phrasebank() / "questions")


@cache
def _load(folder: Path) -> tuple[QuestionGroup, ...]:
    files = [_QuestionFile(path) for path in sorted(folder.glob("*.toml"))]
    if not files:
        raise PhrasebankError(f"{folder}：没有问题文件，请重新安装nianbao")
    groups = tuple(file.group() for file in files)
    _check_keys(files, groups)
    _check_conditions(files, groups)
    return groups


def all_fields(folder: Path | None = None) -> tuple[Field, ...]:
    """Return the sources' fields, all that is asked for in order, and the wording's."""
    asked = (question.field for group in load_questions(folder) for question in group.questions)
    return (*SOURCE_FIELDS, *asked, *WORDING_FIELDS)


class _QuestionFile:
    """One file of questions, and where in it things stand."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.text = path.read_text(encoding="utf-8")
            self.raw = tomllib.loads(self.text)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise PhrasebankError(f"questions/{path.name}：读不出来（{error}）") from error

    def group(self) -> QuestionGroup:
        self._check_known(self.raw, _GROUP_KEYS)
        questions = self._entries(self.raw, "question")
        return QuestionGroup(
            section=self._word(self.raw, "section"),
            title=self._word(self.raw, "title"),
            intro=str(self.raw.get("intro", "")),
            questions=tuple(self._question(raw, n) for n, raw in enumerate(questions)),
        )

    def fault(self, message: str, question: int | None = None, key: str = "") -> PhrasebankError:
        """Return the error for a place: `key` in the question of that number, from 0."""
        line = self._line(question, key)
        return PhrasebankError(f"questions/{self.path.name}第{line}行：{message}")

    def _line(self, question: int | None, key: str) -> int:
        lines = self.text.splitlines()
        heads = [n for n, line in enumerate(lines) if line.strip() == "[[question]]"]
        start = 0 if question is None else heads[question]
        ends = [head for head in heads if head > start] or [len(lines)]
        found = (
            n for n in range(start, ends[0]) if re.match(rf"\s*{re.escape(key)}\s*=", lines[n])
        )
        return next(found, start) + 1

    def _question(self, raw: Mapping[str, Any], number: int) -> Question:
        self._check_known(raw, _QUESTION_KEYS, number)
        return Question(
            field=self._field(raw, number, self._path(raw, number)),
            ask=self._word(raw, "ask", number),
            help=str(raw.get("help", "")),
            basis=str(raw.get("basis", "")),
            who=str(raw.get("who", "")),
            when=str(raw.get("when", "")),
        )

    def _path(self, raw: Mapping[str, Any], number: int) -> str:
        """Return the fact's full path; a key of "" stands for the section itself."""
        section, key = self._word(self.raw, "section"), raw.get("key")
        if not isinstance(key, str):
            raise self.fault('问题缺少key，整节就是一个列表或一张表的写key = ""', number)
        return f"{section}.{key}" if key else section

    def _field(self, raw: Mapping[str, Any], number: int, key: str) -> Field:
        kind = self._kind(raw, number)
        field = Field(
            key=key,
            label=self._word(raw, "label", number),
            kind=kind,
            unit=raw.get("unit", ""),
            required=raw.get("required", False),
            choices=tuple(raw.get("choices", ())),
            minimum=raw.get("minimum"),
            maximum=raw.get("maximum"),
            pattern=self._pattern(raw, number),
            fields=tuple(self._own_field(own, number) for own in self._entries(raw, "field")),
            table=self._table(raw, kind, number),
            example=str(raw.get("example", "")),
        )
        self._check_field(field, number)
        return field

    def _own_field(self, raw: Mapping[str, Any], number: int) -> Field:
        self._check_known(raw, _FIELD_KEYS, number)
        key, kind = self._word(raw, "key", number), self._kind(raw, number)
        if kind in (FieldKind.RECORDS, FieldKind.TABLE):
            raise self.fault(f"列表里的“{key}”不能再是{kind}", number, "kind")
        return self._field(raw, number, key)

    def _kind(self, raw: Mapping[str, Any], number: int) -> FieldKind:
        kind = self._word(raw, "kind", number)
        if kind not in tuple(FieldKind):
            raise self.fault(
                f"没有“{kind}”这种kind{_guess(kind, tuple(FieldKind))}", number, "kind"
            )
        return FieldKind(kind)

    def _pattern(self, raw: Mapping[str, Any], number: int) -> str:
        pattern = str(raw.get("pattern", ""))
        try:
            re.compile(pattern)
        except re.error as error:
            raise self.fault(f"pattern不是正则表达式（{error}）", number, "pattern") from error
        return pattern

    def _table(self, raw: Mapping[str, Any], kind: FieldKind, number: int) -> str:
        table = str(raw.get("table", ""))
        known = tuple(form.key for form in load_form("2021").tables)
        if kind is FieldKind.TABLE and table not in known:
            raise self.fault(f"没有“{table}”这张表，可以是{'、'.join(known)}", number, "table")
        return table

    def _check_field(self, field: Field, number: int) -> None:
        if field.kind is FieldKind.CHOICE and not field.choices:
            raise self.fault(f"“{field.label}”是choice，要列出choices", number, "kind")
        if field.kind is FieldKind.RECORDS and not field.fields:
            raise self.fault(f"“{field.label}”是records，要有[[question.field]]", number, "kind")
        if field.kind is FieldKind.TABLE and field.key != field.table:
            message = f'表“{field.table}”要写在section = "{field.table}"的文件里，key = ""'
            raise self.fault(message, number, "table")

    def _word(self, raw: Mapping[str, Any], key: str, number: int | None = None) -> str:
        word = raw.get(key)
        if not isinstance(word, str) or not word:
            raise self.fault(f'缺少{key}，请补上{key} = "…"', number, key)
        return word

    def _entries(self, raw: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
        entries = raw.get(key, [])
        if not isinstance(entries, list) or not all(isinstance(e, Mapping) for e in entries):
            raise self.fault(f"{key}要写成[[{key}]]开头的一段", None, key)
        return entries

    def _check_known(
        self, raw: Mapping[str, Any], known: Collection[str], number: int | None = None
    ) -> None:
        for key in raw.keys() - known:
            raise self.fault(f"没有“{key}”这一项{_guess(key, known)}", number, key)


def _check_keys(files: Sequence[_QuestionFile], groups: Sequence[QuestionGroup]) -> None:
    seen: set[str] = set()
    for file, group in zip(files, groups, strict=True):
        for number, question in enumerate(group.questions):
            if question.key in seen:
                raise file.fault(f"“{question.key}”已经问过一次，请换一个key", number, "key")
            seen.add(question.key)


def _check_conditions(files: Sequence[_QuestionFile], groups: Sequence[QuestionGroup]) -> None:
    # Jinja2 takes 50 ms to load; a program that only wants the module does without it.
    from assistant.interview.grammar import TemplateFault, check_expression, fact_names

    names = fact_names([question.field for group in groups for question in group.questions])
    for file, group in zip(files, groups, strict=True):
        for number, question in enumerate(group.questions):
            try:
                if question.when:
                    check_expression(question.when, names)
            except TemplateFault as fault:
                raise file.fault(f"when的{fault}", number, "when") from fault


def _guess(word: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1)
    return f"，是否想写“{near[0]}”" if near else ""


_GROUP_KEYS = frozenset({"schema", "section", "title", "intro", "question"})
_FIELD_KEYS = frozenset(
    {"key", "label", "kind", "unit", "required", "choices", "minimum", "maximum", "pattern"}
    | {"table", "example"}
)
_QUESTION_KEYS = _FIELD_KEYS | {"ask", "help", "basis", "who", "when", "field"}
