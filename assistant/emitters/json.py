"""Write an outcome as JSON: the contract `nianbao.check/1`, the same bytes for the same input.

A source's `changes` are half-open ranges of code points: `start` and `end` in the finding's
`quote`, `source_start` and `source_end` in the source's own; one of them is empty where words were
added or left out.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assistant.emitters.composition import DEFINITIONS
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from typing import TextIO

    from assistant.checking.rule import Decision, Finding, Related
    from assistant.checking.second_round import SecondRound
    from assistant.corpus.prose import Shares
    from assistant.emitters.outcome import CheckedFile, Outcome

SCHEMA = "nianbao.check/1"
# What could move a terminal's cursor, turn text round, or not be encoded, goes out as \uXXXX.
_UNSAFE = Pattern("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def emit_json(outcome: Outcome, stream: TextIO) -> None:
    """Write the outcome as one JSON object, with a line end after it."""
    document = {
        "schema": SCHEMA,
        "files": [_file(file) for file in outcome.files],
        "unread": [{"path": unread.path, "why": unread.why} for unread in outcome.unread],
        "summary": outcome.summary,
    }
    text = json.dumps(document, ensure_ascii=False, indent=2)
    stream.write(escaped(text) + "\n")


def escaped(text: str) -> str:
    """Return JSON in which no character hides or cannot be encoded."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _file(file: CheckedFile) -> dict[str, Any]:
    report = file.report
    return {
        "path": file.path,
        "unit": report.unit or None,
        "level": report.level.name if report.level else None,
        "year": report.year,
        "form": report.form.id,
        "notes": list(file.notes),
        "shares": None if file.shares is None else dict(file.shares),
        "shares_detail": None if file.shares is None else _detail(file.shares),
        "findings": [_finding(finding) for finding in file.findings],
        "not_assessed": [{"code": code, "why": why} for code, why in file.not_assessed],
        "stale_decisions": [_decision(decision) for decision in file.stale],
        "second_round": _second_round(file.second_round) if file.second_round else None,
    }


def _detail(shares: Shares) -> dict[str, Any]:
    """Return what each share is a share of: so many characters, out of so many, and why."""
    return {
        part: {"characters": length, "of": shares.total, "definition": DEFINITIONS[part]}
        for part, length in shares.lengths.items()
    }


def _finding(finding: Finding) -> dict[str, Any]:
    where = finding.where
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "certainty": finding.certainty.value,
        "message": finding.message,
        "quote": finding.quote,
        "context": finding.context,
        "where": {
            "section": where.section,
            "paragraph": where.paragraph,
            "start": where.start,
            "end": where.end,
            "cell": where.cell,
        },
        "related": [_related(related) for related in finding.related],
        "suggestion": finding.suggestion,
        "replacement": finding.replacement or None,
        "basis": finding.basis,
        "fingerprint": finding.fingerprint,
        "status": finding.status.value,
        "decision": _decision(finding.decision) if finding.decision else None,
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "fingerprint": decision.fingerprint,
        "code": decision.code,
        "section": decision.section or None,
        "cell": decision.cell or None,
        "quote": decision.quote,
        "message": decision.message,
        "reason": decision.reason,
        "by": decision.by or None,
        "date": decision.date.isoformat(),
    }


def _second_round(found: SecondRound) -> dict[str, Any]:
    """Return which findings were told before, by fingerprint, and which of those then are gone."""
    return {
        "still": list(found.still),
        "gone": [
            {
                "fingerprint": each.fingerprint,
                "code": each.code,
                "section": each.section or None,
                "cell": each.cell or None,
                "quote": each.quote,
                "message": each.message,
            }
            for each in found.gone
        ],
    }


def _related(related: Related) -> dict[str, Any]:
    return {
        "source": related.source,
        "unit": related.unit,
        "year": related.year,
        "quote": related.quote,
        "similarity": None if related.similarity is None else round(related.similarity, 4),
        "kind": related.kind,
        "section": related.section or None,
        "changes": [
            {
                "start": change.start,
                "end": change.end,
                "source_start": change.source_start,
                "source_end": change.source_end,
            }
            for change in related.changes
        ],
    }
