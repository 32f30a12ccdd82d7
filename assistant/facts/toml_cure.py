"""Says what a line that is not TOML should look like, for people who have never heard of TOML."""

from __future__ import annotations

import re
import tomllib

from assistant.facts.numerals import read_number
from assistant.report.layout import format_number

_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'")
_FULL_WIDTH = str.maketrans("＝“”‘’＂＇［］｛｝", "=\"\"''\"'[]{}")
_ENTRY = re.compile(r"(?P<key>\"[^\"]*\"|'[^']*'|[^=:：\"']+?)\s*(?P<sign>[=:：])\s*(?P<value>.*)")
_HAN_KEY = re.compile(r"[^\"']*[^\x00-\x7f][^\"']*")
_UNIT = re.compile(r"(.*\d)\s*[^\d\s.,]+")


def cure(text: str, reason: str) -> str:
    """Return 第n行：what is wrong there and how the line should read; `reason` is tomllib's."""
    lines = text.splitlines()
    found = re.search(r"at line (\d+)", reason)
    number = min(int(found[1]) if found else len(lines), len(lines))
    line = lines[number - 1].strip()
    if "overwrite" in reason or "twice" in reason or "Cannot" in reason:
        return f"第{number}行：“{line}”与前面写过的重复，请留一处"
    if re.fullmatch(r"\[.*[^\x00-\x7f].*\]", line):
        return f"第{number}行：方括号里的节名是汉字，请改成英文节名，例如[proactive]"
    mended, faults = _mend(line)
    if not faults or not _is_toml(mended):
        return f"第{number}行：“{line[:30]}”不合写法，每行应写成：键 = 值，文字两边加英文引号"
    return f"第{number}行：{'，'.join(faults)}，请改成：{mended}"


def _is_toml(line: str) -> bool:
    try:
        tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _mend(line: str) -> tuple[str, list[str]]:
    """Return the line put right, and what had to be changed for it."""
    faults = []
    narrow = _narrowed(line)
    if narrow != line:
        faults.append("引号、等号、括号要用英文半角的")
    entry = _ENTRY.fullmatch(narrow)
    if not entry:
        return narrow, faults
    key, value = entry["key"], entry["value"]
    if entry["sign"] != "=":
        faults.append("键和值之间要用等号")
    if _HAN_KEY.fullmatch(key):
        key = f'"{key}"'
        faults.append("汉字的键要加英文引号")
    if not _is_toml(f"a = {value}"):
        value, fault = _mended_value(value)
        faults.append(fault)
    return f"{key} = {value}", faults


def _narrowed(line: str) -> str:
    """Return the line with full-width marks made half-width, but for those inside strings."""
    parts, end = [], 0
    for string in _STRING.finditer(line):
        parts += [line[end : string.start()].translate(_FULL_WIDTH), string[0]]
        end = string.end()
    return "".join([*parts, line[end:].translate(_FULL_WIDTH)])


def _mended_value(value: str) -> tuple[str, str]:
    number = read_number(value)
    unit = _UNIT.fullmatch(value)
    if not value or value.startswith("#"):
        return '""', "等号后面没有内容，没有答案就删去这一行"
    if number is not None:
        return format_number(number), "数只写半角数字"
    if unit and (number := read_number(unit[1])) is not None:
        return format_number(number), "数只写数字，不写单位"
    if "\\" in value:
        return value.replace("\\", "/"), "文字里的反斜杠要换成“/”"
    bare = value.strip("\"'")
    return f'"{bare}"', "引号没有配对" if bare != value else "文字两边要加英文引号"
