"""Reads one field's value, from a fact file or as typed, and says what is wrong with it."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.facts.field import FieldKind
from assistant.facts.numerals import read_number
from assistant.report.dates import written_dates

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.facts.field import Field, Value

# 条例2008年5月1日施行，第一份年度报告报告的是2008年。
FIRST_YEAR = 2008
_LARGEST = 10**12
# 万元 to the cent has six decimals.
_DECIMALS = 6
_APPROXIMATE = re.compile(
    r"[约近超余多几数来]|左右|上下|以上|以下|不足|大概"
    # 30-40, 三五个, 七八十
    r"|^[0-9.]+\D{0,2}?[-~—–至到]{1,2}[0-9.]+\D{0,2}$"
    r"|^十?[一二两三四五六七八九]{2}[十百千万]?\D{0,2}$"
)
# What is written where there was nothing; whether that is known or not, it does not say.
_NOTHING = re.compile(r"[-—–/]+|(?:暂|均)?无|没有|未发生|不涉及|不适用")
_NUMERAL = re.compile(r"[0-9一二两三四五六七八九十百千万亿]")
_SEPARATORS = re.compile(r"[、，,；;\n]")
_DATE = re.compile(r"(\d{4})(?:[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{2})(\d{2}))")
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YES = ("是", "有", "对", "真", "y", "yes", "true", "1")
_NO = ("否", "无", "没有", "不是", "假", "n", "no", "false", "0")


class MisfitError(ValueError):
    """A value that does not fit its field; the message says what is there and what is wanted."""


def read_value(field: Field, raw: object) -> Value | None:
    """Return the field's value, or None where nothing is written; raise `MisfitError`.

    Records and tables are not one value: their own fields and cells are read one by one.
    """
    if isinstance(raw, str):
        raw = clean_text(raw)
        if not raw:
            return None
    return _READERS[field.kind](field, raw)


def clean_text(raw: str) -> str:
    """Return `raw` stripped, with Unix line ends, and without invisible characters.

    Control characters cannot stand in a Word file, zero-width and direction marks hide words.
    """
    text = re.sub(r"\r\n?|[\v\f\x85\u2028\u2029]", "\n", raw)
    hidden = ("Cc", "Cf", "Cs")
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in hidden)
    return "".join(kept).strip()


def wanted(field: Field) -> str:
    """Return what the field wants, in words: 整数（条）."""
    if field.kind is FieldKind.CHOICE:
        return "".join(f"“{choice}”" for choice in field.choices) + "中的一个"
    words = _WANTED[field.kind]
    return f"{words}（{field.unit}）" if field.unit and field.kind in _NUMBERS else words


def misfit(field: Field, raw: object, instead: str = "") -> MisfitError:
    """Return the error that says what is written, what is wanted, and gives an example."""
    sentence = f"填的是{shown(raw)}，这里要{instead or wanted(field)}"
    example = field.example or _EXAMPLES.get(field.kind, "")
    if field.kind is FieldKind.CHOICE or not example:
        return MisfitError(sentence)
    return MisfitError(f"{sentence}，例如{example}")


def shown(raw: object) -> str:
    """Return a value as a message shows it; long text is cut."""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, str):
        text = raw.replace("\n", " ")
        return f"“{text[:20]}…”" if len(text) > 20 else f"“{text}”"
    if isinstance(raw, Mapping):
        return "一组内容"
    if isinstance(raw, Sequence):
        return "一个列表"
    return str(raw)[:20]


def _text(field: Field, raw: object) -> Value:
    if not isinstance(raw, str):
        raise misfit(field, raw, "文字，要加英文引号")
    if field.kind is FieldKind.TEXT and "\n" in raw:
        raise misfit(field, raw, "一行文字，不分行")
    if not field.pattern:
        return raw
    # What has a pattern is for machines, too: a Chinese keyboard's ： and ６ are meant as : and 6.
    text = unicodedata.normalize("NFKC", raw)
    if not re.fullmatch(field.pattern, text):
        raise misfit(field, raw, f"合乎写法的{field.label}")
    return text


def _count(field: Field, raw: object) -> Value:
    value = _number(field, raw)
    if value != value.to_integral_value():
        raise misfit(field, raw)
    return int(_within(field, raw, value))


def _amount(field: Field, raw: object) -> Value:
    return _within(field, raw, _number(field, raw))


def _number(field: Field, raw: object) -> Decimal:
    """Return the number as written; bounds are not looked at."""
    if isinstance(raw, bool) or not isinstance(raw, str | int | float | Decimal):
        raise misfit(field, raw)
    value = _number_in(field, raw) if isinstance(raw, str) else Decimal(str(raw))
    if not value.is_finite() or not -_LARGEST < value < _LARGEST:
        raise misfit(field, raw)
    if value != round(value, _DECIMALS):
        raise misfit(field, raw, f"至多{_DECIMALS}位小数的{wanted(field)}")
    return value.normalize() + 0


def _number_in(field: Field, raw: str) -> Decimal:
    text = re.sub("^[−–—](?=.)", "-", unicodedata.normalize("NFKC", raw).strip())
    unit = unicodedata.normalize("NFKC", field.unit)
    bare = text.removesuffix(unit)
    if unit.startswith("万"):
        # Where the unit is 万元, 1.2万 leaves out 元 only.
        bare = bare.removesuffix("万")
    value = read_number(bare)
    if value is not None:
        return value
    if _NOTHING.fullmatch(text):
        raise MisfitError(f"填的是{shown(raw)}，没有就填0，不知道的先留空")
    if _APPROXIMATE.search(text) and _NUMERAL.search(text):
        raise misfit(field, raw, f"准确的{wanted(field)}，不写约数")
    other_unit = re.fullmatch(r"(.*?[0-9一二三四五六七八九十百千万亿])\s*([^\d\s]{1,2})", text)
    if unit and other_unit and read_number(other_unit[1]) is not None:
        raise misfit(field, raw, f"以{field.unit}计的{_WANTED[field.kind]}")
    raise misfit(field, raw)


def _within(field: Field, raw: object, value: Decimal) -> Decimal:
    least = 0 if field.minimum is None else field.minimum
    if value < least:
        raise misfit(field, raw, f"不小于{least}的{wanted(field)}")
    if field.maximum is not None and value > field.maximum:
        raise misfit(field, raw, f"不大于{field.maximum}的{wanted(field)}")
    return value


def _year(field: Field, raw: object) -> Value:
    text = unicodedata.normalize("NFKC", str(raw)).removesuffix("度").removesuffix("年")
    text = text.translate(_HAN_DIGITS)
    if isinstance(raw, bool) or not re.fullmatch(r"[0-9]{4}", text):
        raise misfit(field, raw)
    year, this_year = int(text), datetime.date.today().year
    if year < (field.minimum or FIRST_YEAR):
        raise misfit(field, raw, f"{field.minimum or FIRST_YEAR}年以后的年份")
    if field.maximum is None and year > this_year:
        raise misfit(field, raw, f"不晚于今年的年份（电脑时钟是{this_year}年）")
    if field.maximum is not None and year > field.maximum:
        raise misfit(field, raw, f"不晚于{field.maximum}年的年份")
    return year


def _date(field: Field, raw: object) -> Value:
    if isinstance(raw, datetime.datetime):
        return raw.date()
    if isinstance(raw, datetime.date):
        return raw
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", str(raw)))
    found = _DATE.fullmatch(text)
    parts = [int(part) for part in found.groups() if part] if found else _written_date(text)
    if isinstance(raw, bool) or not parts:
        raise misfit(field, raw)
    try:
        return datetime.date(*parts)
    except ValueError:
        raise misfit(field, raw, "日历上有的日期") from None


def _written_date(text: str) -> Sequence[int]:
    """Return year, month and day of a date written in words, such as 二〇二五年一月二十日."""
    for found in written_dates(text):
        if found.end - found.start == len(text) and found.year and found.day:
            return found.year, found.month, found.day
    return ()


def _choice(field: Field, raw: object) -> Value:
    text = unicodedata.normalize("NFKC", str(raw)).strip()
    for number, choice in enumerate(field.choices, start=1):
        if text in (choice, unicodedata.normalize("NFKC", choice), str(number)):
            return choice
    raise misfit(field, raw)


def _flag(field: Field, raw: object) -> Value:
    text = unicodedata.normalize("NFKC", str(raw)).casefold()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise misfit(field, raw)


def _texts(field: Field, raw: object) -> Value:
    if isinstance(raw, str):
        raw = _SEPARATORS.split(raw)
    if not isinstance(raw, list | tuple) or not all(isinstance(item, str) for item in raw):
        raise misfit(field, raw)
    return tuple(filter(None, (clean_text(item) for item in raw)))


def _several(field: Field, raw: object) -> Value:
    raise misfit(field, raw)


_NUMBERS = (FieldKind.COUNT, FieldKind.AMOUNT)
_WANTED = {
    FieldKind.TEXT: "文字",
    FieldKind.PARAGRAPH: "文字",
    FieldKind.COUNT: "整数",
    FieldKind.AMOUNT: "数字",
    FieldKind.YEAR: "四位数的年份",
    FieldKind.DATE: "日期",
    FieldKind.FLAG: "“是”或“否”",
    FieldKind.TEXTS: "用顿号隔开的几项文字",
    FieldKind.RECORDS: "一条一条的列表",
    FieldKind.TABLE: "一张表的各格",
}
_EXAMPLES = {
    FieldKind.COUNT: "12",
    FieldKind.AMOUNT: "3.5",
    FieldKind.YEAR: "2024",
    FieldKind.DATE: "2025-01-20",
}
_READERS: dict[FieldKind, Callable[[Field, object], Value]] = {
    FieldKind.TEXT: _text,
    FieldKind.PARAGRAPH: _text,
    FieldKind.COUNT: _count,
    FieldKind.AMOUNT: _amount,
    FieldKind.YEAR: _year,
    FieldKind.DATE: _date,
    FieldKind.CHOICE: _choice,
    FieldKind.FLAG: _flag,
    FieldKind.TEXTS: _texts,
    FieldKind.RECORDS: _several,
    FieldKind.TABLE: _several,
}
