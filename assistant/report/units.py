"""Units and their levels: told from a name, with the words each level calls itself by."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.errors import PhrasebankError
from assistant.paths import phrasebank
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from datetime import date


class Level(NamedTuple):
    """A level of the administration, as `phrasebank/knowledge/levels.toml` describes it."""

    name: str
    pattern: Pattern
    self_names: tuple[str, ...]
    whole: tuple[str, ...]
    kind: str
    organs: tuple[str, ...]
    offices: tuple[str, ...]
    below: str
    public: str
    is_government: bool
    makes_rules: bool
    deadline: tuple[int, int]

    def __str__(self) -> str:
        return self.name

    def due(self, year: int) -> date:
        """Return the last day on which the report of `year` is published in time."""
        from datetime import date

        return date(year + 1, *self.deadline)

    @property
    def is_due_by_law(self) -> bool:
        """Tell whether 条例第四十九条 sets the day; for all others notice from above may do so."""
        return self.is_government and self.name not in ("镇", "乡")


@cache
def levels() -> tuple[Level, ...]:
    """Return every level, in the order in which names are tried."""
    path = phrasebank() / "knowledge" / "levels.toml"
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))["level"]
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise PhrasebankError(f"{path.name}：读不出来（{error}）") from error
    return tuple(
        Level(
            name=level["name"],
            pattern=Pattern(level["pattern"]),
            self_names=tuple(level["self_names"]),
            whole=tuple(level["whole"]),
            kind=level["kind"],
            organs=tuple(level["organs"]),
            offices=tuple(level["offices"]),
            below=level["below"],
            public=level["public"],
            is_government=level["government"],
            makes_rules=level["rulemaking"],
            deadline=_month_day(level["deadline"]),
        )
        for level in raw
    )


def _month_day(text: str) -> tuple[int, int]:
    month, _, day = text.partition("-")
    return int(month), int(day)


@lru_cache(maxsize=4096)
def level_of(unit: str) -> Level | None:
    """Return the level that a unit's name tells, or None for a name that tells none."""
    return next((level for level in levels() if level.pattern.search(unit)), None)


def level_named(name: str) -> Level | None:
    """Return the level called `name`, such as 镇 or 县级部门, or None."""
    return next((level for level in levels() if level.name == name), None)


_CHAIN = Pattern(r".{2,}?(?:省|自治区|自治州|地区|市(?!区)|盟|县|区|旗)")


def superiors_of(unit: str) -> tuple[str, ...]:
    """Return the places that a unit's full name names above it: 云岭县石桥镇… gives 云岭县."""
    return tuple(_CHAIN.findall(unit))
