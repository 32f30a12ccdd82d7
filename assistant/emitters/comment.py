"""What a comment beside the text says of a finding, to a unit that has not got this program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.emitters.plain import clean, shorten
from assistant.emitters.terminal import (
    SHORT_FINGERPRINT,
    told_again,
    told_changes,
    told_related,
    told_weight,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.checking.rule import Finding
    from assistant.emitters.outcome import CheckedFile


def comment_lines(file: CheckedFile, finding: Finding) -> tuple[str, ...]:
    """Return the lines of the comment: what is wrong, the source, what to do, by which rule."""
    return tuple(map(clean, _lines(file, finding)))


def _lines(file: CheckedFile, finding: Finding) -> Iterator[str]:
    again = told_again(file, finding)
    yield f"{told_weight(finding)}：{finding.message}{f'（{again}）' if again else ''}"
    for related in finding.related:
        yield f"来源：{told_related(related)}"
        if related.changes:
            yield f"改动：{told_changes(finding, related)}"
    yield f"建议：{finding.suggestion}"
    if finding.basis:
        yield f"依据：{finding.basis}"
    yield f"规则{finding.code}，编号{finding.fingerprint[:SHORT_FINGERPRINT]}"


def rest_lines(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return the lines of one comment for findings that have none of their own, a line each."""
    head = f"另有{len(findings)}处没有逐处批注："
    return (head, *(clean(_short(finding)) for finding in findings))


def _short(finding: Finding) -> str:
    quote = f"“{shorten(finding.quote, 30)}”，" if finding.quote else ""
    where = "，".join(filter(None, (finding.where.section, finding.where.cell)))
    return f"{where or '全文'}，{quote}{told_weight(finding)}：{finding.message}（{finding.code}）"
