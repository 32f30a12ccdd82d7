"""Find and read `nianbao.toml`: the project's beside or above the reports, and the user's own.

```toml
schema = 1
ignore = ["W09", "U"]       # codes, or whole families
[severity]
N19 = "info"                # error, warning, info
[rules]
T14 = true                  # switches on what is off, and off what is on
[thresholds]
U01.serious = 0.5
```
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.checking.registry import all_rules, rules_called, standard, unknown_rule
from assistant.checking.rule import Severity
from assistant.checking.settings import Layer, Settings, command_line, resolve
from assistant.decode import decode
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from assistant.checking.rule import Rule

NAME = "nianbao.toml"
SCHEMA = 1
_KEYS = ("schema", "select", "ignore", "severity", "rules", "thresholds")
_GRADES = tuple(map(str, Severity))
_IN_CHINESE = {"错误": "error", "警告": "warning", "提示": "info", "严重": "error"}


def settings_for(
    folders: Iterable[Path], select: Collection[str] = (), ignore: Collection[str] = ()
) -> dict[Path, Settings]:
    """Return what holds for the reports in each folder: user's, project's, command line's word.

    The project's file is the nearest in the folder or above it; where there is none, the nearest
    in or above the current folder. `AssistantError` lists every fault of every file.
    """
    command, faults = command_line(select, ignore)
    user = user_file()
    projects = {folder: project_file(folder) or project_file(Path.cwd()) for folder in set(folders)}
    files = {user: "用户设置", **{path: "项目设置" for path in projects.values() if path}}
    read = {path: _read(path, label) for path, label in files.items() if os.path.isfile(path)}
    faults += tuple(fault for _, found in read.values() for fault in found)
    if faults:
        raise AssistantError("\n".join(faults))
    settings = {}
    for folder, project in projects.items():
        named = dict.fromkeys(path for path in (user, project) if path in read)
        settings[folder] = resolve([*(read[path][0] for path in named), command])
    return settings


def user_file() -> Path:
    """Return where the user's own settings are kept, be there any or none."""
    from platformdirs import user_config_path

    return user_config_path("nianbao", appauthor=False) / NAME


def project_file(folder: Path) -> Path | None:
    """Return the nearest settings file in `folder` or above it, or None."""
    start = folder.resolve()
    paths = (above / NAME for above in (start, *start.parents))
    return next((path for path in paths if os.path.isfile(path)), None)


def _read(path: Path, label: str) -> tuple[Layer, tuple[str, ...]]:
    """Return what a file says, and a sentence for each fault in it."""
    source = f"{label}（{path}）"
    try:
        text = decode(path.read_bytes())
        raw = tomllib.loads(text)
    except OSError as error:
        return Layer(source), (f"{path}：打不开（{error.strerror}），请核对权限",)
    except tomllib.TOMLDecodeError as error:
        from assistant.facts.toml_cure import cure  # only a damaged file pays for it

        return Layer(source), (f"{path}：{cure(text, str(error))}",)
    except AssistantError as error:
        return Layer(source), (f"{path}：{error}",)
    faults = tuple(f"{path}：{fault}" for fault in _faults(raw))
    return (Layer(source) if faults else _layer(source, raw)), faults


def _layer(source: str, raw: Mapping[str, Any]) -> Layer:
    """Return what a file without faults says."""
    return Layer(
        source,
        select=frozenset(map(standard, raw.get("select", ()))),
        ignore=frozenset(map(standard, raw.get("ignore", ()))),
        switches={standard(code): value for code, value in raw.get("rules", {}).items()},
        severities={
            standard(word): Severity(value) for word, value in raw.get("severity", {}).items()
        },
        thresholds={
            _standard_name(name): float(value) for name, value in _flat(raw.get("thresholds", {}))
        },
    )


def _faults(raw: Mapping[str, Any]) -> Iterator[str]:
    for key in raw:
        if key not in _KEYS:
            yield f"没有“{key}”这一项{_hint(key, _KEYS)}；可以写{'、'.join(_KEYS)}"
    schema = raw.get("schema", SCHEMA)
    if type(schema) is not int or schema != SCHEMA:
        yield f"schema = {_shown(schema)}，本版本只认schema = {SCHEMA}"
    for key in ("select", "ignore"):
        yield from _list_faults(key, raw.get(key))
    for key, faults in (
        ("severity", _severity_faults),
        ("rules", _switch_faults),
        ("thresholds", _threshold_faults),
    ):
        value = raw.get(key, {})
        if isinstance(value, Mapping):
            yield from faults(value)
        else:
            yield f"{key} = {_shown(value)}，要写成一节：[{key}]单独一行，下面一项一行"


def _list_faults(key: str, value: object) -> Iterator[str]:
    if value is None:
        return
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        yield f'{key} = {_shown(value)}，要写成规则代码的列表，例如{key} = ["N05", "W"]'
        return
    if not value and key == "select":
        yield "select = []，一条规则也不会查；要查全部规则，请删去这一行"
    yield from (f"{key}：{unknown_rule(word)}" for word in value if not rules_called(word))


def _severity_faults(table: Mapping[str, Any]) -> Iterator[str]:
    for word, value in table.items():
        if not rules_called(word):
            yield f"[severity]：{unknown_rule(word)}"
        if value not in _GRADES:
            guess = _IN_CHINESE.get(str(value))
            hint = f'，是否想写"{guess}"' if guess else _hint(str(value).lower(), _GRADES)
            yield f"[severity] {word} = {_shown(value)}，级别要写error、warning或info{hint}"


def _switch_faults(table: Mapping[str, Any]) -> Iterator[str]:
    for code, value in table.items():
        if not rules_called(code):
            yield f"[rules]：{unknown_rule(code)}"
        elif not _rule(code):
            yield f'[rules] {code}：这里只写单条规则，整类不查请写ignore = ["{standard(code)}"]'
        if not isinstance(value, bool):
            yield f"[rules] {code} = {_shown(value)}，打开写true，关掉写false"


def _threshold_faults(table: Mapping[str, Any]) -> Iterator[str]:
    known = {threshold.name: threshold for rule in all_rules() for threshold in rule.thresholds}
    for name, value in _flat(table):
        threshold = known.get(_standard_name(name))
        if threshold is None:
            yield f"[thresholds]：{_unknown_threshold(name, tuple(known))}"
        elif type(value) not in (int, float) or not (
            threshold.minimum <= value <= threshold.maximum
        ):
            yield (
                f"[thresholds] {name} = {_shown(value)}，"
                f"要写{threshold.minimum:g}到{threshold.maximum:g}之间的数"
            )


def _unknown_threshold(name: str, known: Collection[str]) -> str:
    rule = _rule(name.partition(".")[0])
    if rule is None:
        return unknown_rule(name.partition(".")[0])
    own = [threshold.name for threshold in rule.thresholds]
    if not own:
        return f"没有{name}，规则{rule.code}没有可以改的门槛"
    return f"没有{name}{_hint(_standard_name(name), own)}；{rule.code}的门槛有{'、'.join(own)}"


def _rule(code: str) -> Rule | None:
    """Return the one rule with this code; None for a family, too."""
    found = rules_called(code)
    return found[0] if len(found) == 1 and found[0].code == standard(code) else None


def _flat(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the entries of [thresholds] by full name: U01.serious = … and [thresholds.U01]."""
    for code, value in table.items():
        if isinstance(value, Mapping):
            yield from ((f"{code}.{word}", number) for word, number in value.items())
        else:
            yield code, value


def _standard_name(name: str) -> str:
    code, _, word = name.partition(".")
    return f"{standard(code)}.{word.lower()}"


def _hint(written: str, known: Collection[str]) -> str:
    guesses = difflib.get_close_matches(written, known, n=1, cutoff=0.5)
    return f"，是否想写{guesses[0]}" if guesses else ""


def _shown(value: object) -> str:
    """Return a value as it stands in the file, cut where it is long."""
    if isinstance(value, bool):
        return str(value).lower()
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else f"{text[:38]}……"
