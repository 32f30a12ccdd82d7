"""Which places and bureaus a report may speak of as its own: its unit, those above and below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.corpus.normalise import names_of, short_name, stem_of
from assistant.report.places import areas_called, name_of, within_or_around
from assistant.report.units import superiors_of

if TYPE_CHECKING:
    from assistant.report.places import WrittenPlace
    from assistant.report.report import Report

# Where a town's, a county's code ends; what follows is a township's name.
_COUNTY = 6
_TOWN_LEVELS = ("镇", "乡", "街道")


class OwnNames(NamedTuple):
    """A unit's own place: its names, its codes (none when the list lacks it), and its level."""

    unit: str
    short: str
    names: frozenset[str]
    codes: tuple[str, ...]
    is_town: bool

    def owns(self, place: WrittenPlace) -> bool:
        """Return whether a place is the unit's own, lies above it, or, for a county, below it."""
        if any(name.endswith(place.name) or name in place.name for name in self.names):
            return True
        return any(within_or_around(own, code) for own in self.codes for code in place.codes)

    def may_own(self, place: WrittenPlace) -> bool:
        """Return whether the list is too short to say that a place is not the unit's own."""
        if self.codes or (self.is_town and _is_town(place)):
            return False
        is_county = place.name[-1] in "县旗" or any(len(code) == _COUNTY for code in place.codes)
        return not (is_county and any(name[-1] in "县旗区" for name in superiors_of(self.unit)))

    def is_neighbour(self, place: WrittenPlace) -> bool:
        """Return whether a place is a township of the same county as the unit, itself one."""
        own = {code[:_COUNTY] for code in self.codes}
        return self.is_town and any(code[:_COUNTY] in own for code in place.codes)


def own_names(report: Report) -> OwnNames:
    """Return what the report's unit may call its own."""
    unit = _fullest(report)
    short = short_name(unit)
    is_town = report.level is not None and report.level.name in _TOWN_LEVELS
    stem = stem_of(unit)
    kin = {stem + ending for ending in ("镇", "乡", "街道")} if is_town and stem else set()
    return OwnNames(
        unit,
        short,
        frozenset({*names_of(unit), *kin, short}),
        _codes(unit, short, is_town=is_town),
        is_town,
    )


def _fullest(report: Report) -> str:
    """Return the unit's name as the signature writes it where that names the places above it."""
    if superiors_of(report.unit):
        return report.unit
    short = short_name(report.unit)
    signed = (line.text for line in report.closing if superiors_of(line.text))
    return next((name for name in signed if short_name(name) == short), report.unit)


def _codes(unit: str, short: str, *, is_town: bool) -> tuple[str, ...]:
    """Return the codes of the unit's place that agree with the places named above it."""
    above = superiors_of(unit)
    if is_town:
        found = _agreeing(areas_called(short), above)
        if found or not above:
            return found
        counties = _agreeing(areas_called(above[-1]), above[:-1])
        return tuple(code + short for code in counties)
    return _agreeing(areas_called(above[-1]), above[:-1]) if above else ()


def _agreeing(codes: tuple[str, ...], above: tuple[str, ...]) -> tuple[str, ...]:
    for name in above:
        around = areas_called(name)
        codes = tuple(
            code for code in codes if any(within_or_around(code, outer) for outer in around)
        )
    return codes


def _is_town(place: WrittenPlace) -> bool:
    if place.codes:
        return all(len(code) > _COUNTY for code in place.codes)
    return place.name.endswith(("镇", "乡", "街道"))


def where_it_lies(place: WrittenPlace) -> str:
    """Return the province and county a place lies in, "" when the list has several or none."""
    if len(place.codes) != 1:
        return ""
    code = place.codes[0]
    parts = [code[:end] for end in (2, 4, _COUNTY) if len(code) > end]
    return "".join(name_of(part) for part in parts)
