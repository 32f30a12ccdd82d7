"""A phrase tried with a unit's facts: what it says, and what stands in its way."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.alternatives import AlternativesFault
from assistant.drafting.draft import DraftSentence
from assistant.drafting.prose import tidy
from assistant.errors import PhrasebankError
from assistant.interview.contradictions import computed_in_vain
from assistant.interview.grammar import (
    TemplateFault,
    check_expression,
    check_template,
    holds,
    render,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.drafting.phrase import Phrase
    from assistant.interview.grammar import Scope


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase rendered with the unit's facts, and what stands in its way.

    `holds` is whether its condition is true, None when that hangs on a missing fact. `blanks` are
    the labels of what is missing in the text; `missing` adds what condition and needs lack.
    `fixed` are the phrase's own words in the text, in order. `contradicted` says what contradicts
    what among the facts that a number in the text was worked out from.
    """

    phrase: Phrase
    text: str
    facts: tuple[str, ...]
    blanks: tuple[str, ...]
    holds: bool | None
    missing: tuple[str, ...]
    fixed: tuple[str, ...]
    contradicted: tuple[str, ...] = ()

    @property
    def is_usable(self) -> bool:
        """Return whether the sentence can stand in the report as it is."""
        return self.holds is True and not self.missing and not self.contradicted

    @property
    def shows_gap(self) -> bool:
        """Return whether all that is missing shows in the text as a blank.

        Without an answer, neither 全年没有收到申请 nor any other claim may be read from it.
        """
        is_open = self.holds is not False and not self.contradicted
        return is_open and set(self.missing) == set(self.blanks)

    @property
    def obstacle(self) -> str:
        """Return why the phrase cannot be used, in Chinese, or ""."""
        if self.holds is False:
            return "与填写的情况不符"
        if self.contradicted:
            return f"数字对不上：{self.contradicted[0]}"
        return f"还缺：{'、'.join(self.missing)}" if self.missing else ""

    def sentence(self, slot: str) -> DraftSentence:
        """Return the candidate as a sentence of the draft."""
        return DraftSentence(
            self.text, self.phrase.id, self.facts, self.blanks, slot, fixed=self.fixed
        )


def condition_of(phrase: Phrase, scope: Scope) -> bool | None:
    """Return whether the phrase's condition is true, None when that hangs on a missing fact."""
    if not phrase.when:
        return True
    with _named(phrase):
        _check_condition(phrase.when, phrase.names)
        return holds(phrase.when, scope)


def examine(phrase: Phrase, scope: Scope) -> Candidate:
    """Return the phrase rendered in `scope`, with all that it lacks."""
    condition = condition_of(phrase, scope)
    wanted = _wanted(phrase, scope) if condition is None else ()
    lacking = (scope.label(need) for need in phrase.needs if scope.get(need) is None)
    with _named(phrase):
        template = phrase.worded(scope.facts.unit_name, scope.facts.year)
        _check_text(template, phrase.names)
        rendered = render(template, scope)
    return Candidate(
        phrase=phrase,
        text=tidy(rendered.text),
        facts=rendered.facts,
        blanks=rendered.blanks,
        holds=condition,
        missing=tuple(dict.fromkeys((*wanted, *lacking, *rendered.blanks))),
        fixed=rendered.fixed,
        contradicted=computed_in_vain(scope, rendered.computed),
    )


def _wanted(phrase: Phrase, scope: Scope) -> tuple[str, ...]:
    """Return the labels of the facts for want of which the condition cannot be told."""
    with _named(phrase):
        # An `if` that cannot be decided renders as the blanks of just these facts.
        return render(f"{{% if {phrase.when} %}}{{% endif %}}", scope).blanks


# Names are checked when a template is first used, and then not again.
_check_condition = lru_cache(maxsize=None)(check_expression)
_check_text = lru_cache(maxsize=None)(check_template)


@contextmanager
def _named(phrase: Phrase) -> Iterator[None]:
    """Let a fault that shows only in use say which phrase it is in."""
    try:
        yield
    except (TemplateFault, AlternativesFault) as fault:
        place = f"{phrase.path}第{phrase.line}行：“{phrase.id}”"
        raise PhrasebankError(f"{place}{fault}") from fault
