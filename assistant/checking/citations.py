"""Wrong or outdated citations, as `phrasebank/knowledge/citations.toml` lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.knowledge import load_knowledge, pattern
from assistant.checking.rule import Certainty, Fault, NotAssessed, Severity
from assistant.checking.walk import written
from assistant.report.report import split_sentences

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping
    from typing import Any

    from assistant.report.passage import Passage
    from assistant.report.report import Report


def wrong_citations(report: Report, code: str) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every citation that the entries of `code` describe.

    An entry holds from its year on; a report whose year is unknown is not judged.
    """
    entries = [e for e in load_knowledge("citations")["citation"] if e["code"] == code]
    if report.year is None and any("from_year" in entry for entry in entries):
        yield NotAssessed("认不出报告年度")
    for entry in entries:
        since = entry.get("from_year")
        if since is None or (report.year is not None and report.year >= since):
            for passage in written(report):
                yield from _found(passage, entry)


def _found(passage: Passage, entry: Mapping[str, Any]) -> Iterator[Fault]:
    if "unless_near" in entry and pattern(entry["unless_near"]).search(passage.text):
        return
    for sentence in split_sentences(passage):
        if _is_excused(sentence.text, entry):
            continue
        for match in pattern(entry["pattern"]).finditer(sentence.text):
            yield _fault(sentence, match, entry)


def _is_excused(text: str, entry: Mapping[str, Any]) -> bool:
    if "only_with" in entry and not pattern(entry["only_with"]).search(text):
        return True
    return "unless" in entry and bool(pattern(entry["unless"]).search(text))


def _fault(sentence: Passage, match: re.Match[str], entry: Mapping[str, Any]) -> Fault:
    return Fault(
        sentence.place(match.start(), match.end()),
        f"“{match[0]}”{entry['message']}",
        entry["suggestion"],
        severity=Severity(entry["severity"]) if "severity" in entry else None,
        certainty=Certainty(entry["certainty"]) if "certainty" in entry else None,
    )
