"""`nianbao draft`: a whole report out of a fact file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.cli.draft_sources import add_draft_sources, draft_sources
from assistant.errors import OutputError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from assistant.drafting.draft import Draft
    from assistant.drafting.sources import Sources
    from assistant.facts.facts import Facts
    from assistant.interview.contradictions import Contradiction

NAME = "draft"
ABOUT = "由事实文件起草年报"
_SHOWN = 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("facts", metavar="事实文件", help="填好的事实文件，例如石桥镇2024.toml")
    parser.add_argument(
        "-o",
        "--output",
        metavar="文件",
        help="写到这个文件，以.docx、.html、.md或.txt结尾；不写这一项就把文字显示出来",
    )
    add_draft_sources(parser)
    parser.add_argument(
        "--final",
        action="store_true",
        help="定稿：还有【待核】、检查有错误的不写出，并说明公布期限",
    )
    parser.add_argument("--force", action="store_true", help="文件已存在时覆盖")


def run(options: argparse.Namespace) -> int:
    """Write the draft, or print it; tell on stderr what is left to be filled in."""
    from assistant.interview.contradictions import doubts_about

    sources = draft_sources(options)
    facts = _facts(options.facts)
    draft = sources.draft(facts)
    doubts = doubts_about(facts, sources.last_year)
    if options.final:
        _require_final(draft, sources, options.facts, doubts)
    if options.output:
        from pathlib import Path

        from assistant.checking.draft_decisions import carry_decisions
        from assistant.writers import write_draft

        write_draft(draft, Path(options.output), force=options.force)
        carry_decisions(Path(options.facts), Path(options.output))
        print(f"已写出{options.output}", file=sys.stderr)
    else:
        from assistant.writers.text import text_of

        sys.stdout.write(text_of(draft))
    if draft.blanks:
        print(_blanks(draft), file=sys.stderr)
    if draft.stale:
        print(_stale(draft), file=sys.stderr)
    for line in _told(doubts):
        print(line, file=sys.stderr)
    return 0


def _facts(name: str) -> Facts:
    """Return the facts that count, and tell on stderr which answers do not."""
    from pathlib import Path

    from assistant.facts.facts import load_facts
    from assistant.interview.question import all_fields, load_questions
    from assistant.interview.session import Interview

    told = load_facts(Path(name), all_fields())
    for warning in told.warnings:
        print(f"{name}：{warning}", file=sys.stderr)
    interview = Interview(load_questions(), told)
    # An answer to a question that the other answers rule out is no fact.
    aside = [question.field.label for question in interview.set_aside()]
    if aside:
        print(f"按填写的情况不用写、没有用到的答案：{'、'.join(aside)}", file=sys.stderr)
    return interview.effective_facts()


def _told(doubts: Sequence[Contradiction]) -> Iterator[str]:
    """Yield the contradictions, then the questions, each under a line that says what to do."""
    wrong = [one.message for one in doubts if one.is_certain]
    asked = [one.message for one in doubts if not one.is_certain]
    if wrong:
        yield f"有{len(wrong)}处答案前后对不上，请在事实文件里改正："
        yield from (f"  {message}" for message in wrong)
    if asked:
        yield f"有{len(asked)}处请确认，填得没错就不用改："
        yield from (f"  {message}" for message in asked)


def _require_final(
    draft: Draft, sources: Sources, facts: str, doubts: Sequence[Contradiction]
) -> None:
    """Raise `OutputError` where the draft is not fit to be published; tell until when it is due."""
    import datetime
    from pathlib import Path

    from assistant.checking.rule import Severity
    from assistant.emitters.deadline import told_deadline
    from assistant.emitters.terminal import finding_line
    from assistant.reviewing.draft import check_draft

    wrong = [one for one in doubts if one.is_certain]
    if draft.blanks:
        raise OutputError("\n".join((f"没有写出，{_blanks(draft)}", *_told(wrong))))
    file = check_draft(draft, Path(facts), sources)
    errors = [one.message for one in wrong]
    errors += [finding_line(f) for f in file.open if f.severity is Severity.ERROR]
    if errors:
        told = "\n  ".join((f"没有写出，检查有{len(errors)}处错误，请先改好：", *errors))
        raise OutputError(told)
    if file.report.level and draft.year:
        today = datetime.date.today()
        print(told_deadline(file.report.level, draft.year, today), file=sys.stderr)


def _blanks(draft: Draft) -> str:
    """Return what is left to be filled in, a line each; of very many the first ones."""
    shown = [f"  {label}" for label in draft.blanks[:_SHOWN]]
    if len(draft.blanks) > _SHOWN:
        shown.append(f"  另有{len(draft.blanks) - _SHOWN}项，草稿里都标着【待核】")
    return "\n".join((f"还有{len(draft.blanks)}项待核，请在事实文件里补填：", *shown))


def _stale(draft: Draft) -> str:
    """Return the sentences in the user's own words that the facts no longer agree with."""
    told = (f"  改写：{one.text}\n  现在起草的是：{one.drafted}" for one in draft.stale)
    return "\n".join((f"有{len(draft.stale)}句改写过，依据的事实后来变了，请核对：", *told))
