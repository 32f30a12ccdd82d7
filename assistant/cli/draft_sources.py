"""The options that say what to draft from besides the facts, and what they stand for."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

from assistant.cli.options import add_phrasebank, phrasebank_folder

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

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
    """Return what the options name, or else the fact file; `AssistantError` if it is unreadable.

    What the fact file names and is not there is told and left out.
    """
    from assistant.drafting.phrase_files import load_phrasebank
    from assistant.reviewing.sources import sources_of

    return sources_of(load_phrasebank(own=phrasebank_folder(options)), *_named(options))


def are_named(options: argparse.Namespace) -> bool:
    """Return whether the options name anything to draft from besides our own phrases."""
    return bool(options.last_year or options.against or options.phrasebank)


@cache
def _told_missing(facts: str, name: str) -> None:
    print(f"{facts}的[sources]里写的“{name}”没有找到，起草时没有用它", file=sys.stderr)


def _named(options: argparse.Namespace) -> tuple[Path | None, list[str]]:
    """Return last year's report and what else is compared with; an option goes before the file."""
    from pathlib import Path

    from assistant.facts.sources import NamedSources, sources_named_in

    facts = getattr(options, "facts", None)
    named = sources_named_in(Path(facts)) if facts else NamedSources()
    for name in named.missing:
        _told_missing(facts, name)
    last_year = Path(options.last_year) if options.last_year else named.last_year
    return last_year, options.against or list(map(str, named.against))
