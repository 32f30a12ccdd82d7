"""The options that say what to draft from besides the facts, and what they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cli.options import add_phrasebank, phrasebank_folder

if TYPE_CHECKING:
    import argparse

    from assistant.drafting.sources import Sources


def add_draft_sources(parser: argparse.ArgumentParser) -> None:
    """Declare last year's report, the corpus, and a unit's own phrases."""
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


def draft_sources(options: argparse.Namespace) -> Sources:
    """Return what the options name; `AssistantError` if some of it cannot be read."""
    from pathlib import Path

    from assistant.drafting.phrase_files import load_phrasebank
    from assistant.drafting.sources import Sources
    from assistant.reviewing.inputs import require_report

    bank = load_phrasebank(own=phrasebank_folder(options))
    last_year = require_report(Path(options.last_year)) if options.last_year else None
    if not options.against:
        return Sources(bank, last_year)
    from assistant.corpus.wear import wear_of
    from assistant.reviewing.against import corpus_against

    corpus = corpus_against(options.against)
    return Sources(bank, last_year, wear_of(bank.templates, corpus), corpus)
