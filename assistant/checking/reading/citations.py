"""Wrong or outdated citations, as `phrasebank/knowledge/citations.toml` lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.knowledge import load_knowledge, pattern
from assistant.checking.reading.occurrences import Occurrence, often
from assistant.checking.reading.walk import written
from assistant.checking.rule import Certainty, Fault, NotAssessed, Severity
from assistant.report.report import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from assistant.report.passage import Passage
    from assistant.report.report import Report


def wrong_citations(
    report: Report, code: str, *, once: bool = False
) -> Iterator[Fault | NotAssessed]:
    """Yield a fault for every citation that the entries of `code` describe.

    An entry holds from its year on; a report whose year is unknown is not judged. With `once` an
    entry is spoken of where it first applies, with how often it does.
    """
    entries = [e for e in load_knowledge("citations")["citation"] if e["code"] == code]
    if report.year is None and any("from_year" in entry for entry in entries):
        yield NotAssessed("认不出报告年度")
    passages = [(passage, tuple(split_sentences(passage))) for passage in written(report)]
    for entry in entries:
        since = entry.get("from_year")
        if since is None or (report.year is not None and report.year >= since):
            found = [hit for passage in passages for hit in _found(*passage, entry)]
            if once and found:
                yield _fault(found[0], entry, found)
            elif not once:
                yield from (_fault(hit, entry, [hit]) for hit in found)


def _found(
    passage: Passage, sentences: Iterable[Passage], entry: Mapping[str, Any]
) -> Iterator[Occurrence]:
    """Yield what the entry describes; what excuses it is looked for only where it was found."""
    wrong = pattern(entry["pattern"])
    if not wrong.search(passage.text):
        return
    if "unless_near" in entry and pattern(entry["unless_near"]).search(passage.text):
        return
    for sentence in sentences:
        matches = tuple(wrong.finditer(sentence.text))
        if matches and not _is_excused(sentence.text, entry):
            yield from (Occurrence(sentence, match.start(), match.end()) for match in matches)


def _is_excused(text: str, entry: Mapping[str, Any]) -> bool:
    if "only_with" in entry and not pattern(entry["only_with"]).search(text):
        return True
    return "unless" in entry and bool(pattern(entry["unless"]).search(text))


def _fault(hit: Occurrence, entry: Mapping[str, Any], alike: Sequence[Occurrence]) -> Fault:
    words = "、".join(dict.fromkeys(f"“{other.text.strip('“”')}”" for other in alike))
    return Fault(
        hit.place,
        f"{words}{entry['message']}{often(len(alike))}",
        entry["suggestion"],
        severity=Severity(entry["severity"]) if "severity" in entry else None,
        certainty=Certainty(entry["certainty"]) if "certainty" in entry else None,
    )
