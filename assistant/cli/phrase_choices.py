"""Which phrases could say each sentence of a unit's report, for those who write the fact file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from assistant.drafting.choices import Choice
    from assistant.drafting.draft import DraftSentence


def print_choices(options: argparse.Namespace) -> None:
    """Print each sentence's slot, and what could stand there, the phrase in use marked."""
    from assistant.cli.draft_sources import draft_sources
    from assistant.drafting.choices import choices
    from assistant.facts.facts import load_facts
    from assistant.interview.question import all_fields, load_questions
    from assistant.interview.session import Interview

    told = load_facts(Path(options.facts), all_fields())
    facts = Interview(load_questions(), told).effective_facts()
    sources = draft_sources(options)
    for paragraph in sources.draft(facts).paragraphs():
        for sentence in paragraph.sentences:
            if sentence.slot:
                _print(sentence, choices(facts, sources, sentence))


def _print(sentence: DraftSentence, found: tuple[Choice, ...]) -> None:
    print(sentence.slot)
    if sentence.drafted:
        print(f"  改写：{sentence.text}")
    for choice in found:
        if choice.can_be_picked:
            badges = f"（{'，'.join(choice.badges)}）" if choice.badges else ""
            print(f"  {choice.candidate.phrase.id}{badges}\n    {choice.candidate.text}")
