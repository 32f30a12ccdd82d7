"""Headings of the structure in use before 2019, and where their content belongs now."""

from __future__ import annotations

from typing import NamedTuple

from assistant.checking.knowledge import load_knowledge, pattern
from assistant.report.form import heading_key
from assistant.report.headings import numbering_of
from assistant.report.pattern import Pattern

_YEAR = Pattern(r"^20\d\d年度?")
_OWN_CODE = "F03"


class OldHeading(NamedTuple):
    """What is known of a heading: the rule that speaks of it, and the section to merge it into."""

    code: str
    into: str


def old_heading(heading: str) -> OldHeading | None:
    """Return what is known of a level-one heading, numbering and all; None if it is not an old one.

    Only headings that the form itself does not know should be asked about.
    """
    numbering = numbering_of(heading)
    words = heading_key(_YEAR.sub("", heading[numbering.end if numbering else 0 :]))
    for entry in load_knowledge("old_headings")["heading"]:
        if pattern(entry["pattern"]).search(words):
            return OldHeading(entry.get("code", _OWN_CODE), entry["into"])
    return None
