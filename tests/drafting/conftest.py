"""Small phrasebanks on disk, and facts, for a made-up town."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from assistant.facts.facts import Facts, read_facts
from assistant.interview.question import all_fields

if TYPE_CHECKING:
    from pathlib import Path

BankFolder = Callable[..., "Path"]
FactsOf = Callable[..., Facts]

OUTLINE = """
[[paragraph]]
section = "overview"
heading = "（一）主动公开情况"
topics = ["total", "change"]
required = ["total"]

[[paragraph]]
section = "problems"
each = "problems"
as = "problem"
joiner = "list"
topics = ["problem"]
required = ["problem"]
"""
PHRASES = """
[[phrase]]
id = "total.zero"
topic = "total"
when = "proactive.total == 0"
text = "{{ unit.self_name }}全年没有主动公开政府信息。"

[[phrase]]
id = "total.some"
topic = "total"
when = "proactive.total > 0"
needs = ["proactive.total"]
text = "{{ unit.self_name }}全年主动公开政府信息{{ proactive.total }}条。"

[[phrase]]
id = "change.plain"
topic = "change"
needs = ["proactive.last_total"]
text = "{{ unit.self_name }}上年公开{{ proactive.last_total }}条。"

[[phrase]]
id = "problem.subject-first"
topic = "problem"
needs = ["problem.subject"]
text = "{{ problem.subject }}漏发{{ problem.count }}条。"

[[phrase]]
id = "problem.count-first"
topic = "problem"
needs = ["problem.count"]
text = "有{{ problem.count }}条没有发到{{ problem.subject }}。"
"""


@pytest.fixture
def bank_folder(tmp_path: Path) -> BankFolder:
    """Return a phrasebank folder with these phrases and this outline."""

    def write(phrases: str = PHRASES, outline: str = OUTLINE) -> Path:
        folder = tmp_path / "phrases"
        folder.mkdir()
        (folder / "outline.toml").write_text(outline, encoding="utf-8")
        (folder / "all.toml").write_text(phrases, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def facts_of() -> FactsOf:
    """Return the facts of 云岭县石桥镇 for 2024, with more tables of the fact file on top."""

    def build(unit: str = "云岭县石桥镇人民政府", year: int = 2024, **tables: object) -> Facts:
        raw = {"unit": {"name": unit}, "report": {"year": year}, **tables}
        return read_facts(raw, all_fields())

    return build
