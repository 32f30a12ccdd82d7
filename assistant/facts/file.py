"""The fact file as text: decoded and parsed, and written with a Chinese comment above each key."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.decode import decode
from assistant.errors import FactsError, UnreadableFileError
from assistant.facts.cells import REST, cell_keys
from assistant.facts.field import FieldKind
from assistant.facts.toml_cure import cure
from assistant.report.form import cell_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assistant.facts.field import Field, Record, Value
    from assistant.report.form import Form, Line, TableForm

SCHEMA = 1

# A table with more cells than this is described by its rows and columns, not cell by cell.
_FEW_CELLS = 20


def parse_fact_file(path: Path) -> dict[str, object]:
    """Return what the TOML file holds; raise `UnreadableFileError`, or `FactsError` with a cure."""
    text = _text_of(path)
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise FactsError((f"{path.name}{cure(text, str(error))}",)) from error
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits, or brackets nested without end.
        raise UnreadableFileError(
            f"{path}：里面有长得不合理的数或括号，请核对是不是选错了文件"
        ) from error


def _text_of(path: Path) -> str:
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFileError(f"{path}：没有这个文件，请核对文件名和所在文件夹") from error
    except OSError as error:
        raise UnreadableFileError(
            f"{path}：打不开（{error.strerror}），请核对文件和权限"
        ) from error
    if not content.strip():
        raise UnreadableFileError(f"{path}：文件是空的，请用nianbao new新建一份事实文件")
    try:
        return decode(content)
    except UnreadableFileError as error:
        raise UnreadableFileError(f"{path}：{error}") from error


def render_fact_file(values: Mapping[str, Value], fields: Sequence[Field], form: Form) -> str:
    """Return the text of a fact file; what was not answered stands in it as a comment."""
    _check_fields(values, fields)
    fields = [field for field in fields if field.is_asked or field.key in values]
    lines = [_HEADER, f"schema = {SCHEMA}"]
    # TOML takes a key without a section only above the first section.
    empty = [field for field in fields if "." not in field.key and values.get(field.key) == ()]
    for field in empty:
        lines += ["", f"# {field.caption}：没有", f"{field.key} = []"]
    for section in dict.fromkeys(field.key.partition(".")[0] for field in fields):
        own = [field for field in fields if field.key.partition(".")[0] == section]
        if own[0] not in empty:
            lines += _section(section, own, values, form)
    return "\n".join(lines) + "\n"


def _check_fields(values: Mapping[str, Value], fields: Sequence[Field]) -> None:
    """Raise ValueError for a fact that no field would write: saving must lose nothing."""
    keys = {field.key for field in fields}
    tables = tuple(f"{field.table}." for field in fields if field.table)
    lost = [path for path in values if path not in keys and not path.startswith(tables)]
    if lost:
        raise ValueError(f"facts without a field: {lost}")


def _section(
    section: str, fields: Sequence[Field], values: Mapping[str, Value], form: Form
) -> Iterator[str]:
    if any(field.key != section or field.kind is FieldKind.TABLE for field in fields):
        yield from ("", f"[{section}]")
    for field in fields:
        if field.kind is FieldKind.TABLE:
            yield from _table(field, values, form.table(field.table))
        elif field.kind is not FieldKind.RECORDS:
            yield from ("", f"# {_hint(field)}")
            yield _entry(field.key.partition(".")[2], values.get(field.key))
        elif values.get(field.key) == ():
            yield from ("", f"# {field.caption}：没有", f"{field.key.partition('.')[2]} = []")
    # A record opens a section of its own, so all of them come last.
    for field in fields:
        if field.kind is FieldKind.RECORDS:
            yield from _records(field, values.get(field.key))


def _entry(key: str, value: object) -> str:
    return f"# {key} =" if value is None else f"{key} = {_toml(value)}"


def _toml(value: object) -> str:
    import tomli_w

    plain = list(value) if isinstance(value, tuple) else value
    return tomli_w.dumps({"_": plain}, multiline_strings=True).removeprefix("_ = ").rstrip("\n")


def _hint(field: Field) -> str:
    choices = "、".join(field.choices)
    return f"{field.caption}：{choices}" if choices else field.caption


def _records(field: Field, value: Value | None) -> Iterator[str]:
    if value == ():
        return
    if not isinstance(value, tuple):
        place = "" if "." in field.key else "在第一个方括号之前"
        none = f"没有就{place}写{field.key.rpartition('.')[2]} = []"
        yield from ("", f"# {field.caption}，一条一段，{none}", f"# [[{field.key}]]")
        yield from (f"# {own.key} =  # {_hint(own)}" for own in field.fields)
        return
    for number, record in enumerate(value, start=1):
        if isinstance(record, Mapping):
            yield from ("", f"# {field.caption}，第{number}条", f"[[{field.key}]]")
            yield from _record(field, record)


def _record(field: Field, record: Record) -> Iterator[str]:
    for own in field.fields:
        yield f"# {_hint(own)}"
        yield _entry(own.key, record.get(own.key))


def _table(field: Field, values: Mapping[str, Value], form: TableForm) -> Iterator[str]:
    asked = [key for key in cell_keys(form) if key not in form.computed]
    rest = values.get(f"{form.key}.{REST}")
    yield f"# {form.name} {field.label}，合计不用填；其余各格都是0的写rest = 0"
    yield _entry(REST, rest)
    if len(asked) > _FEW_CELLS:
        yield "# 每格一行，写成“行.列 = 数”，例如received.natural = 1；行和列是："
        yield from (f"# {line.key}：{line.caption}" for line in _lines(form))
    for key in asked:
        value = values.get(f"{form.key}.{key}")
        if value is not None or (rest is None and len(asked) <= _FEW_CELLS):
            yield f"# {form.cell_name(key)}"
            yield _entry(key, value)


def _lines(form: TableForm) -> Iterator[Line]:
    """Yield the rows and columns that have cells to be filled, rows first."""
    pairs = [lines for lines in form.cells if cell_key(*lines) not in form.computed]
    for side in zip(*pairs, strict=True):
        yield from dict.fromkeys(side)


_HEADER = """\
# 政府信息公开工作年度报告的事实文件，nianbao draft据此起草。
# 每个数有三种写法：有就填数，确认没有填0，不知道就空着；空着的在草稿里显示为【待核】。
# 像“# total =”这样的行还没有填，删去行首的#再填；文字两边加英文引号。
"""
