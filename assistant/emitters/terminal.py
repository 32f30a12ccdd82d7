"""Write an outcome for people: each finding with its place, the words, and what to do."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.checking.rule import Certainty, Severity, Status
from assistant.emitters.composition import bar
from assistant.emitters.outcome import count_by_severity
from assistant.emitters.plain import clean, shorten, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TextIO

    from assistant.checking.rule import Decision, Finding, Related
    from assistant.emitters.outcome import CheckedFile, Outcome

SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.ERROR: "错误",
    Severity.WARNING: "警告",
    Severity.INFO: "提示",
}
CERTAINTY_WORDS: Mapping[Certainty, str] = {
    Certainty.CERTAIN: "确定",
    Certainty.LIKELY: "很可能",
    Certainty.ASK: "请核对",
}
# As much of a fingerprint as a reviewer has to copy.
SHORT_FINGERPRINT = 8
_FAINT = "2"
_COLOURS: Mapping[Severity, str] = {
    Severity.ERROR: "31;1",
    Severity.WARNING: "33;1",
    Severity.INFO: "36",
}
_WIDEST = 100


@dataclass(frozen=True, slots=True)
class _Page:
    """How wide to write, 0 for as wide as it comes, and whether in colour."""

    columns: int
    is_coloured: bool

    def paint(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self.is_coloured else text

    def block(self, label: str, text: str) -> Iterator[str]:
        """Yield text behind its label, set in to the same column on every line."""
        indent = " " * 4 + " " * (2 * len(label) + 2 if label else 0)
        room = max(self.columns - len(indent), 20) if self.columns else 0
        for number, line in enumerate(wrap(clean(text), room)):
            head = f"    {label}  " if label and not number else indent
            yield f"{head}{line}"


def emit_text(outcome: Outcome, stream: TextIO, *, show_accepted: bool = False) -> None:
    """Write the outcome; wrapped and coloured only on a terminal, and NO_COLOR is honoured.

    Findings that were accepted are only counted unless `show_accepted`.
    """
    page = _page_of(stream)
    for file in outcome.files:
        for line in _file(file, page, file.findings if show_accepted else file.open):
            stream.write(f"{line}\n")
        stream.write("\n")
    for line in _ending(outcome):
        stream.write(f"{line}\n")


def _page_of(stream: TextIO) -> _Page:
    if not stream.isatty():
        return _Page(0, is_coloured=False)
    columns = min(shutil.get_terminal_size().columns, _WIDEST)
    return _Page(columns, is_coloured=_takes_colour())


def _takes_colour() -> bool:
    """Return whether colour is welcome: Windows' old console would print the codes as they are."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return os.name != "nt" or "WT_SESSION" in os.environ


def _file(file: CheckedFile, page: _Page, shown: Sequence[Finding]) -> Iterator[str]:
    report = file.report
    named = (report.unit, str(report.level or ""), f"{report.year}年" if report.year else "")
    known = [clean(name) for name in named if name]
    yield page.paint(clean(file.path), "1")
    yield f"  {'，'.join(known) or '没有认出单位和年份'}"
    yield f"  {counts_with_accepted(count_by_severity(file.open), len(file.accepted))}"
    if file.shares is not None:
        drawn, told = bar(file.shares)
        yield f"  构成  {drawn}"
        yield f"        {told}"
    for note in file.notes:
        yield f"  {clean(note)}"
    if file.second_round:
        yield f"  {told_second_round(file)}"
    for finding in shown:
        yield ""
        yield from _finding(file, finding, page)
    yield from _without_place(file)


def _without_place(file: CheckedFile) -> Iterator[str]:
    """Yield what stands nowhere in the text: findings that are gone, rules that could not judge."""
    if file.second_round and file.second_round.gone:
        yield ""
        yield "  上次提出、这次已没有的"
        for gone in file.second_round.gone:
            yield f"    {told_finding(gone)}"
    if file.not_assessed:
        yield ""
        yield "  未判断"
        for why, codes in by_reason(file.not_assessed).items():
            yield f"    {'、'.join(codes)}  {clean(why)}"


def by_reason(not_assessed: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the codes of the rules that could not judge, by why."""
    reasons: dict[str, list[str]] = {}
    for code, why in not_assessed:
        reasons.setdefault(why, []).append(code)
    return reasons


def counts(summary: Mapping[str, int]) -> str:
    """Return the counts in words: 错误3条，警告5条，提示2条, or 没有发现问题."""
    if not any(summary.values()):
        return "没有发现问题"
    return "，".join(f"{SEVERITY_WORDS[Severity(key)]}{n}条" for key, n in summary.items())


def counts_with_accepted(summary: Mapping[str, int], accepted: int) -> str:
    """Return the counts in words, and how many findings were accepted."""
    if not accepted:
        return counts(summary)
    if not any(summary.values()):
        return f"问题都已认可，共{accepted}处"
    return f"{counts(summary)}，已认可{accepted}处"


def _finding(file: CheckedFile, finding: Finding, page: _Page) -> Iterator[str]:
    head = page.paint(f"{told_weight(finding)} {finding.code}", _COLOURS[finding.severity])
    short = page.paint(f"[{finding.fingerprint[:SHORT_FINGERPRINT]}]", _FAINT)
    again = told_again(file, finding)
    yield f"  {head}  {told_place(file, finding)}  {short}{f'  {again}' if again else ''}"
    yield from page.block("", finding.message)
    if finding.quote:
        yield from page.block("原文", f"“{shorten(clean(finding.quote))}”")
    for related in finding.related:
        yield from page.block("来源", told_related(related))
        if related.changes:
            yield from page.block("改动", told_changes(finding, related))
    yield from page.block("建议", finding.suggestion)
    if finding.decision:
        yield from page.block("认可", told_decision(finding, finding.decision))
    for line in told_answer(file, finding):
        yield from page.block("答复", line)


def told_second_round(file: CheckedFile) -> str:
    """Return how many findings of the round before are gone, how many stand, how many are new."""
    found = file.second_round
    if found is None:
        return ""
    new = sum(found.is_new(finding) for finding in file.open)
    return f"与上次相比：改好{len(found.gone)}处，还在{len(file.open) - new}处，新出现{new}处"


def told_again(file: CheckedFile, finding: Finding) -> str:
    """Return whether a finding was told the round before; "" in a first round."""
    if file.second_round is None:
        return ""
    return "新出现" if file.second_round.is_new(finding) else "上次已提"


def told_answer(file: CheckedFile, finding: Finding) -> Iterator[str]:
    """Yield what the unit replied to the comment the round before, and that it was resolved."""
    answer = file.second_round.answer(finding) if file.second_round else None
    if answer:
        yield from (f"{author}：{text}" for author, text in answer.replies)
        if answer.is_resolved:
            yield "在 Word 里标为已解决"


def told_finding(earlier: Decision) -> str:
    """Return an earlier finding on one line: its number, the rule, the place and the words."""
    where = (earlier.section, earlier.cell)
    return _line(earlier.fingerprint, earlier.code, *where, earlier.quote, earlier.message)


def told_weight(finding: Finding) -> str:
    """Return how much a finding weighs: 警告（请核对）, 错误（已认可）."""
    word = SEVERITY_WORDS[finding.severity]
    if finding.certainty is Certainty.ASK:
        word += "（请核对）"
    if finding.status is Status.ACCEPTED:
        word += "（已认可）"
    return word


def told_decision(finding: Finding, decision: Decision) -> str:
    """Return why a finding was accepted, or that it has to be accepted again."""
    if finding.status is Status.ACCEPTED:
        return told_reason(decision)
    is_as_written = decision.fingerprint == finding.fingerprint
    changed = "对照的数已变" if is_as_written else "文字已改"
    return f"认可过，但{changed}，请重新确认。当时的理由：{told_reason(decision)}"


def finding_line(finding: Finding) -> str:
    """Return a finding on one line: its number, the rule, the place and the words."""
    where = (finding.where.section or "", finding.where.cell or "")
    return _line(finding.fingerprint, finding.code, *where, finding.quote, finding.message)


def decision_line(decision: Decision) -> str:
    """Return a decision on one line: its number, the rule, the place, the words, and why."""
    return f"{told_finding(decision)}  理由：{clean(told_reason(decision))}"


def _line(fingerprint: str, code: str, section: str, cell: str, quote: str, message: str) -> str:
    about = f"“{shorten(clean(quote), 40)}”" if quote else shorten(clean(message), 60)
    place = [clean(part) for part in (section, cell) if part]
    return "  ".join([f"[{fingerprint[:SHORT_FINGERPRINT]}]", code, *(place or ["全文"]), about])


def told_reason(decision: Decision) -> str:
    """Return why, by whom and when: 口径不同（王某，2025-01-20）."""
    who = "，".join(filter(None, (decision.by, decision.date.isoformat())))
    return f"{decision.reason}（{who}）"


def told_place(file: CheckedFile, finding: Finding) -> str:
    """Return where a finding stands: line or paragraph, section, cell; 全文 for the whole."""
    line = file.line(finding)
    where = finding.where
    paragraph = f"第{where.paragraph}段" if where.paragraph else ""
    parts = (f"第{line}行" if line else paragraph, where.section, where.cell)
    return "  ".join(clean(part) for part in parts if part) or "全文"


def told_related(related: Related) -> str:
    """Return whose passage it is, and its words."""
    quote = f"：“{shorten(clean(related.quote))}”" if related.quote else ""
    return f"{told_source(related)}{quote}"


def told_source(related: Related) -> str:
    """Return whose passage it is: unit and year, file, section, kind, likeness."""
    year = f"{related.year}年" if related.year else ""
    details = [f"{related.unit}{year}", related.source, related.section, related.kind]
    if related.similarity is not None:
        details.append(f"相似度{related.similarity:.0%}")
    return "，".join(filter(None, details))


def told_changes(finding: Finding, related: Related) -> str:
    """Return what was changed in the source's words."""
    from assistant.corpus.changes import describe

    return describe(related.changes, finding.quote, related.quote)


def _ending(outcome: Outcome) -> Iterator[str]:
    for unread in outcome.unread:
        yield f"没有检查：{clean(unread.path)}"
        yield f"  {clean(unread.why)}"
    if outcome.unread:
        yield ""
    left_out = f"，{len(outcome.unread)}份没有检查" if outcome.unread else ""
    accepted = sum(len(file.accepted) for file in outcome.files)
    found = f"{counts_with_accepted(outcome.summary, accepted)}。" if outcome.files else ""
    yield f"共检查{len(outcome.files)}份{left_out}。{found}"
