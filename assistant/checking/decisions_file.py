"""The file in which decisions are kept: `石桥镇2024.docx.认可.toml` beside `石桥镇2024.docx`.

It is TOML that a person can read: `schema = 1`, and a `[[decision]]` for each finding let stand.
"""

from __future__ import annotations

import datetime
import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from assistant.checking.rule import Decision
from assistant.decode import decode
from assistant.errors import AssistantError, OutputError, UnreadableFileError
from assistant.paths import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SCHEMA = 1
_ENDING = ".认可.toml"
_KEYS = tuple(field.name for field in fields(Decision))
_NEEDED = ("fingerprint", "code", "reason", "date")
_HEADER = """\
# 审核人认可的问题，nianbao check 不再计数。
# 增删请用 nianbao accept；fingerprint 一行不要改，reason 和 by 可以改。
"""


def decisions_file(path: Path) -> Path:
    """Return where the decisions on the report at `path` are kept; itself if it is such a file."""
    return path if path.suffix == ".toml" else beside(path)


def beside(path: Path) -> Path:
    """Return the file of decisions that lies beside the file `path`."""
    return path.with_name(f"{path.name}{_ENDING}")


def load_decisions(path: Path) -> tuple[Decision, ...]:
    """Return what the file holds, nothing where there is none; `UnreadableFileError` if damaged."""
    try:
        text = decode(path.read_bytes())
        raw = tomllib.loads(text)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise UnreadableFileError(f"{path}：打不开（{error.strerror}），请核对权限") from error
    except tomllib.TOMLDecodeError as error:
        from assistant.facts.toml_cure import cure  # only a damaged file pays for it

        raise UnreadableFileError(f"{path}：{cure(text, str(error))}") from error
    except AssistantError as error:
        raise UnreadableFileError(f"{path}：{error}") from error
    faults = tuple(_faults(raw))
    if faults:
        raise UnreadableFileError("\n".join(f"{path}：{fault}" for fault in faults))
    return tuple(_decision(entry) for entry in raw.get("decision", ()))


def save_decisions(path: Path, decisions: Sequence[Decision]) -> None:
    """Replace the file whole; without a decision left there is no file."""
    import tomli_w

    if not decisions:
        _remove(path)
        return
    entries = [
        {key: value for key, value in asdict(decision).items() if value} for decision in decisions
    ]
    text = tomli_w.dumps({"schema": SCHEMA, "decision": entries})
    replace_file(path, f"{_HEADER}{text}".encode())


def _remove(path: Path) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise OutputError(f"{path}：删不掉（{error.strerror}），请核对权限") from error


def _decision(entry: Mapping[str, Any]) -> Decision:
    return Decision(**{key: entry.get(key, "") for key in _KEYS})


def _faults(raw: Mapping[str, Any]) -> Iterator[str]:
    if raw.get("schema") != SCHEMA:
        yield f"schema = {raw.get('schema')}，本版本只认schema = {SCHEMA}，请升级nianbao后再用"
        return
    entries = raw.get("decision", [])
    if not isinstance(entries, list) or not all(isinstance(e, Mapping) for e in entries):
        yield "decision要写成[[decision]]，一条一段"
        return
    yield from (f"没有“{key}”这一项" for key in raw if key not in ("schema", "decision"))
    for number, entry in enumerate(entries, start=1):
        yield from (f"第{number}条{fault}" for fault in _entry_faults(entry))


def _entry_faults(entry: Mapping[str, Any]) -> Iterator[str]:
    for key in _NEEDED:
        if not entry.get(key):
            yield f"缺少{key}"
    for key, value in entry.items():
        if key not in _KEYS:
            guesses = difflib.get_close_matches(key, _KEYS, n=1)
            yield f"没有“{key}”这一项" + (f"，是否想写{guesses[0]}" if guesses else "")
        elif key == "date" and type(value) is not datetime.date:
            yield f"date = {value}，要写成年-月-日，不加引号，例如2025-01-20"
        elif key != "date" and not isinstance(value, str):
            yield f"{key} = {value}，要写成文字，两边加英文引号"
