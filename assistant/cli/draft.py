"""`nianbao draft`: a whole report out of a fact file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.cli.options import add_phrasebank, phrasebank_folder
from assistant.errors import OutputError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from assistant.corpus.wear import Wear
    from assistant.drafting.draft import Draft
    from assistant.drafting.phrase import Phrasebank

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
        help="写到这个文件，以.docx、.md或.txt结尾；不写这一项就把文字显示出来",
    )
    parser.add_argument(
        "--last-year", metavar="文件", help="本单位上年的年报，起草时避开其中的句子"
    )
    parser.add_argument(
        "--against",
        action="append",
        default=[],
        metavar="比对库",
        help="比对库，或往年、邻近单位的年报，起草时少用其中用滥了的句式，可以写多次",
    )
    add_phrasebank(parser)
    parser.add_argument("--final", action="store_true", help="定稿：还有【待核】时不写出")
    parser.add_argument("--force", action="store_true", help="文件已存在时覆盖")


def run(options: argparse.Namespace) -> int:
    """Write the draft, or print it; tell on stderr what is left to be filled in."""
    draft = _draft(options)
    if options.final and draft.blanks:
        raise OutputError(f"没有写出，{_blanks(draft)}")
    if options.output:
        from pathlib import Path

        from assistant.writers import write_draft

        write_draft(draft, Path(options.output), force=options.force)
        print(f"已写出{options.output}", file=sys.stderr)
    else:
        from assistant.writers.text import text_of

        sys.stdout.write(text_of(draft))
    if draft.blanks:
        print(_blanks(draft), file=sys.stderr)
    if draft.stale:
        print(_stale(draft), file=sys.stderr)
    return 0


def _draft(options: argparse.Namespace) -> Draft:
    from pathlib import Path

    from assistant.cli.inputs import require_report
    from assistant.drafting.compose import compose
    from assistant.drafting.phrase_files import load_phrasebank
    from assistant.facts.facts import load_facts
    from assistant.interview.question import all_fields, load_questions
    from assistant.interview.session import Interview

    told = load_facts(Path(options.facts), all_fields())
    # An answer to a question that the other answers rule out is no fact.
    facts = Interview(load_questions(), told).effective_facts()
    last_year = require_report(Path(options.last_year)) if options.last_year else None
    bank = load_phrasebank(own=phrasebank_folder(options))
    return compose(facts, bank, last_year=last_year, wear=_wear(bank, options.against))


def _wear(bank: Phrasebank, against: Sequence[str]) -> Mapping[str, Wear]:
    """Return how worn the phrases are in the reports that were named."""
    if not against:
        return {}
    from assistant.cli.against import corpus_against
    from assistant.corpus.wear import wear_of

    return wear_of(bank.templates, corpus_against(against))


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
