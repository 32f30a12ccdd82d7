"""Which pairs of reports are of one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.kinship import are_one_unit
from assistant.corpus.shard_building import folded, place_name

if TYPE_CHECKING:
    from assistant.corpus.overlap.engines.rows import Column
    from assistant.corpus.overlap.statements import Statements


def of_one_unit(statements: Statements, one: Column, other: Column) -> Column:
    """Return for each pair of reports whether both are of one unit.

    A report that names no unit is told by its text, as when a single report is checked.
    """
    unit, nameless = statements.unit, statements.is_nameless
    is_own: Column = (unit[one] == unit[other]) | (nameless[one] != nameless[other])
    for number in np.flatnonzero(is_own).tolist():
        is_own[number] = _is_own(statements, int(one[number]), int(other[number]))
    return is_own


def _is_own(statements: Statements, one: int, other: int) -> bool:
    unit, other_unit = statements.source(one).unit, statements.source(other).unit
    if unit and other_unit:
        return are_one_unit(unit, other_unit)
    return _names(statements, other if unit else one, place_name(unit or other_unit))


def _names(statements: Statements, report: int, name: str) -> bool:
    """Return whether the report has the name in its text."""
    _, sentences = statements.corpus.read(report)
    texts = folded([kept.text for kept in sentences])
    return bool(name) and any(name in text for text in texts)
