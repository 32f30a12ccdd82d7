"""Phrases on trial: each printed in whole drafts, with facts of samples or facts made to fit.

A phrase is printed with three samples, and in each of its alternatives; in a draft stand as many
phrases on trial as it has places, so that a few hundred drafts do for the whole phrasebank.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from jinja2 import nodes

from assistant.alternatives import every_alternative
from assistant.drafting.candidate import examine
from assistant.drafting.cases import samples
from assistant.drafting.compose import compose
from assistant.drafting.made_facts import Wanted, made, with_own
from assistant.drafting.phrase import Phrasebank
from assistant.drafting.printed import print_faults
from assistant.drafting.select import slot_of
from assistant.interview.filters import show
from assistant.interview.grammar import Scope, render, tree_holds
from assistant.interview.syntax import parse_expression, parse_template, paths_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.drafting.candidate import Candidate
    from assistant.drafting.draft import Draft
    from assistant.drafting.outline import OutlineParagraph
    from assistant.drafting.phrase import Phrase
    from assistant.facts.facts import Facts
    from assistant.facts.field import Record
    from assistant.interview.grammar import Rendered

SAMPLES = 3
# So many records stand in a list at most; a list of more is hard to read for the rules, too.
_MOST_ITEMS = 9
_MOST_MERGED = 8
_LONG_WORDS = 6


@dataclass(frozen=True)
class Job:
    """A phrase in one of its wordings; `wording` is the phrase without alternatives."""

    phrase: Phrase
    wording: Phrase


@dataclass(frozen=True)
class PhraseFault:
    """What is wrong with a phrase: its sentence, the rule's code or "", and what to do."""

    phrase: Phrase
    sentence: str
    code: str
    message: str


@dataclass
class Item:
    """A record of a list, and the jobs that are to be printed with it, by topic.

    `facts` are those among which the jobs can be printed, if no others will do.
    """

    record: Record
    facts: Facts
    jobs: dict[str, list[Job]] = field(default_factory=lambda: defaultdict(list))

    @property
    def left(self) -> int:
        """Return how many drafts the record is still needed in."""
        return max(map(len, self.jobs.values()), default=0)


@dataclass
class World:
    """Facts that jobs are printed with; `wanted` is all that must stay true of them."""

    facts: Facts
    wanted: list[Wanted] = field(default_factory=list)
    jobs: dict[str, list[Job]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True)
class Trial:
    """A draft with phrases on trial in it: `placed` maps a slot to the job that stands there."""

    facts: Facts
    bank: Phrasebank
    placed: Mapping[str, Job]

    def draft(self, first: int | None = None) -> Draft:
        """Return the draft with all phrases on trial, or only the first of them."""
        placed = dict(list(self.placed.items())[:first])
        own = tuple(job.wording for job in placed.values())
        bank = Phrasebank((*own, *self.bank.phrases), self.bank.outline)
        choices = {slot: job.wording.id for slot, job in placed.items()}
        return compose(self.facts, bank, choices=choices)


class Trials:
    """All that is to be printed to try the phrases of a phrasebank."""

    def __init__(self, bank: Phrasebank, phrases: Iterable[Phrase]) -> None:
        self.bank = bank
        self.faults: list[PhraseFault] = []
        self._numbers = count()
        self._samples = list(samples().values())
        self._worlds: list[list[World]] = [[World(facts)] for facts in self._samples]
        self._items: dict[str, list[Item]] = defaultdict(list)
        listed = {t for p in bank.outline.paragraphs if p.each for t in p.topics}
        # One for each condition will do for the records whose own phrases are not on trial.
        for_lists = {(p.topic, p.when): p for p in reversed(bank.phrases) if p.topic in listed}
        self._for_lists = tuple(for_lists.values())
        self._branch_places: dict[tuple[str, int, str, bool], _Place | None] = {}
        grouped: dict[tuple[str, str, tuple[str, ...]], list[Phrase]] = defaultdict(list)
        for phrase in phrases:
            grouped[phrase.topic, phrase.when, phrase.needs].append(phrase)
        turns: dict[str, Iterator[int]] = defaultdict(count)
        for (topic, _, _), alike in grouped.items():
            self._place(next(turns[topic]), alike)

    @property
    def size(self) -> int:
        """Return how many sentences there are to print."""
        jobs = [jobs for worlds in self._worlds for world in worlds for jobs in world.jobs.values()]
        jobs += [jobs for item in self._all_items() for jobs in item.jobs.values()]
        return sum(map(len, jobs))

    def __iter__(self) -> Iterator[Trial]:
        for worlds in self._worlds:
            for world in worlds:
                yield from self._trials(world)
        # What found no place beside others.
        while left := next((item for item in self._all_items() if item.left), None):
            yield from self._trials(World(left.facts), items_too=True)

    def _all_items(self) -> Iterator[Item]:
        for items in self._items.values():
            yield from items

    # ── which phrase is printed with which facts ──

    def _place(self, turn: int, phrases: Sequence[Phrase]) -> None:
        """Give each of the phrases, the `turn`th of a topic to want the same facts, its places."""
        first = phrases[0]
        paragraph = self.bank.outline.with_topic(first.topic)
        assert paragraph, "a phrase without a place was told before"
        wanted = Wanted(_conditions(first, paragraph), first.needs, paragraph)
        found = list(self._found(turn, wanted))
        if not found:
            self.faults += [PhraseFault(one, "", "", _NEVER) for one in phrases]
            return
        for phrase in phrases:
            wordings = [replace(phrase, text=text) for text in every_alternative(phrase.text)]
            for number in range(max(len(found), len(wordings))):
                place = found[number % len(found)]
                self._add(place, phrase, wordings[number % len(wordings)])
            self._branches(turn, phrase, wordings, found)

    def _found(self, turn: int, wanted: Wanted) -> Iterator[_Place]:
        """Yield places with the facts of different samples, as they are or made to fit."""
        numbers = [(turn + step) % len(self._samples) for step in range(len(self._samples))]
        fit = [n for n in numbers if not wanted.each and wanted.is_met(self._samples[n])]
        left = SAMPLES
        for number in (*fit, *(n for n in numbers if n not in fit)):
            place = self._fitting(number, wanted, turn + number)
            if place:
                yield place
                left -= 1
            if not left:
                return

    def _fitting(self, number: int, wanted: Wanted, turn: int) -> _Place | None:
        worlds, sample = self._worlds[number], self._samples[number]
        if wanted.each:
            return self._item(number, wanted, turn)
        for world in worlds:
            if wanted.is_met(world.facts):
                return _kept(world, wanted)
        for world in worlds[1:][-_MOST_MERGED:]:
            facts = made(wanted, world.facts)
            if facts and all(one.is_met(facts) for one in world.wanted):
                world.facts = facts
                return _kept(world, wanted)
        facts = made(wanted, sample)
        if not facts:
            return None
        worlds.append(World(facts))
        return _kept(worlds[-1], wanted)

    def _item(self, number: int, wanted: Wanted, turn: int) -> _Place | None:
        """Return a record of a list that fits, in a world with the other facts as they must be."""
        facts = made(wanted, self._samples[number], turn)
        listed = facts.get(wanted.each) if facts else None
        if not facts or not isinstance(listed, tuple) or not listed:
            return None
        record: Record = listed[0]  # type: ignore[assignment]
        known = (one for one in self._items[wanted.each] if one.record == record)
        item = next(known, None)
        if not item:
            item = Item(record, facts)
            self._items[wanted.each].append(item)
        return _Place(wanted, facts, item.jobs)

    def _branches(
        self, turn: int, phrase: Phrase, wordings: Sequence[Phrase], found: Sequence[_Place]
    ) -> None:
        """Find places for the branches of the phrase's ifs that were never taken, or always."""
        seen = [*found]
        for number, test in enumerate(_tests(wordings)):
            for truth in (True, False):
                if any(tree_holds(test, one.scope) is truth for one in seen):
                    continue
                key = (phrase.topic, turn, repr(test), truth)
                if key not in self._branch_places:
                    when = test if truth else nodes.Not(test)
                    self._branch_places[key] = self._branch_place(turn, found[0].wanted, when)
                place = self._branch_places[key]
                if not place:
                    continue
                seen.append(place)
                whole = truth and _ALTERNATIVES_IN_IF.search(_without_tests(phrase.text))
                for wording in wordings if whole else (wordings[number % len(wordings)],):
                    self._add(place, phrase, wording)

    def _branch_place(self, turn: int, wanted: Wanted, when: nodes.Node) -> _Place | None:
        """Return where the class of phrases of that turn finds one condition more true."""
        own = Wanted((*wanted.when, when), wanted.needs, wanted.paragraph)
        return self._fitting(turn % len(self._samples), own, turn)

    def _add(self, place: _Place | None, phrase: Phrase, wording: Phrase) -> None:
        if place:
            own = replace(wording, id=f"{phrase.id}~{next(self._numbers)}")
            place.jobs[phrase.topic].append(Job(phrase, own))

    # ── drafts ──

    def _trials(self, world: World, *, items_too: bool = False) -> Iterator[Trial]:
        if items_too or any(world.jobs.values()):
            usual = compose(world.facts, self.bank)
            used = {s.phrase for p in usual.paragraphs() for s in p.sentences}
            while any(world.jobs.values()) or items_too:
                placed = {slot_of(topic): jobs.pop() for topic, jobs in world.jobs.items() if jobs}
                facts, listed = self._with_items(world)
                yield self._trial(facts, placed | listed, used)
                items_too = False

    def _with_items(self, world: World) -> tuple[Facts, dict[str, Job]]:
        """Return the facts with records on trial in their lists, and the jobs that these bring."""
        facts, placed = world.facts, {}
        for each in self._items:
            waiting = [item for item in self._items[each] if item.left]
            waiting.sort(key=lambda item: (item.facts is not world.facts, -item.left))
            taken = _unlike(waiting)[:_MOST_ITEMS]
            longer = facts.with_value(each, tuple(item.record for item in taken))
            if not taken or not all(wanted.is_met(longer) for wanted in world.wanted):
                continue
            facts = longer
            for index, item in enumerate(taken):
                for topic, jobs in item.jobs.items():
                    slot = slot_of(topic, index)
                    if not jobs:
                        continue
                    # In its own facts a job is printed whatever comes of it.
                    own = item.facts is world.facts
                    if own or self._is_usable(jobs[-1], facts, slot):
                        placed[slot] = jobs.pop()
        return facts, placed

    def _is_usable(self, job: Job, facts: Facts, slot: str) -> bool:
        candidate = examine(job.wording, self._scope(facts, slot))
        return candidate.holds is True and set(candidate.missing) <= set(candidate.blanks)

    def _trial(self, facts: Facts, placed: dict[str, Job], used: set[str]) -> Trial:
        """Return the trial of those jobs that can be printed; tell of the others."""
        told = {}
        for slot, job in placed.items():
            scope = self._scope(facts, slot)
            candidate = examine(job.wording, scope)
            self.faults += _print_faults(job, scope, candidate)
            if candidate.is_usable:
                told[slot] = job
        usual = tuple(phrase for phrase in self.bank.phrases if phrase.id in used)
        return Trial(facts, Phrasebank((*usual, *self._for_lists), self.bank.outline), told)

    def _scope(self, facts: Facts, slot: str) -> Scope:
        topic, _, number = slot.partition("#")
        paragraph = self.bank.outline.with_topic(topic)
        if paragraph and paragraph.each and number:
            return Scope(facts).with_item(paragraph.item, paragraph.each, int(number) - 1)
        return Scope(facts)


def _unlike(items: Sequence[Item]) -> list[Item]:
    """Return those of the items that have no longer words in common with one before."""
    told: set[str] = set()
    unlike = []
    for item in items:
        words_of = item.record.items()
        own = {str(one) for key, one in words_of if key == "name" or len(str(one)) >= _LONG_WORDS}
        own = {words for words in own if not words[:4].isdecimal()}
        if not own & told:
            unlike.append(item)
            told |= own
    return unlike


@dataclass(frozen=True)
class _Place:
    """Where jobs are put: the facts that they find there, and the list that they wait in."""

    wanted: Wanted
    facts: Facts
    jobs: dict[str, list[Job]]

    @property
    def scope(self) -> Scope:
        """Return the scope in which the phrase's names mean these facts."""
        return self.wanted.scope(self.facts)


def _kept(world: World, wanted: Wanted) -> _Place:
    world.wanted.append(wanted)
    return _Place(wanted, world.facts, world.jobs)


def _conditions(phrase: Phrase, paragraph: OutlineParagraph) -> tuple[nodes.Node, ...]:
    return tuple(parse_expression(when) for when in (paragraph.when, phrase.when) if when)


def _tests(wordings: Iterable[Phrase]) -> Iterator[nodes.Node]:
    """Yield the conditions of the ifs in a phrase, each once."""
    seen: list[nodes.Node] = []
    for wording in wordings:
        tree = parse_template(wording.text)
        ifs = [*tree.find_all(nodes.If), *tree.find_all(nodes.CondExpr)]
        for test in [one.test for one in ifs if isinstance(one, nodes.If | nodes.CondExpr)]:
            if test not in seen:
                seen.append(test)
                yield test


def _print_faults(job: Job, scope: Scope, candidate: Candidate) -> Iterator[PhraseFault]:
    """Yield what is wrong with the sentence by itself."""
    rendered = render(job.wording.text, scope)
    bare = _bare(job, scope, rendered)
    lacking = candidate
    if not candidate.blanks and bare.facts is not scope.facts:
        lacking = examine(job.wording, bare)
    if lacking.blanks:
        labels = "、".join(lacking.blanks)
        why = (
            f"needs里的事实都有，还是印出了【待核】：请把{labels}写进needs，或放进is known的判断里"
        )
        yield PhraseFault(job.phrase, lacking.text, "", why)
        return
    values = (scope.facts.get(path) for path in rendered.facts)
    told = [show(value) for value in values if value is not None]
    for words, message in print_faults(rendered.text, candidate.text, told):
        yield PhraseFault(job.phrase, candidate.text, "", f"“{words}”：{message}")


def _without_tests(text: str) -> str:
    """Return a template with its tags bare: the lists in their conditions have brackets, too."""
    return re.sub(r"\{%-?\s*(if|endif)?.*?%\}|\{\{.*?\}\}", r"{\1}", text)


_ALTERNATIVES_IN_IF = re.compile(r"\{if\}(?:(?!\{endif\}).)*\[", re.DOTALL)


def _bare(job: Job, scope: Scope, rendered: Rendered) -> Scope:
    """Return the scope without the facts that nobody has to tell and the phrase does not need."""
    facts = scope.facts
    when = job.phrase.when
    named = [path for path, _ in paths_in(parse_expression(when))] if when else []
    kept = {scope.full_path(path) for path in (*job.phrase.needs, *named)}
    for path in rendered.facts:
        if path not in kept and _is_optional(facts, path):
            facts = with_own(facts, path, None)
    return replace(scope, facts=facts)


def _is_optional(facts: Facts, path: str) -> bool:
    listed, _, key = path.rpartition(".")
    records = facts.field(listed.rpartition(".")[0])
    own = records.field(key) if records else facts.field(path)
    return own is not None and not own.required


_NEVER = "永远用不上：造不出让when成立、needs齐全的事实，请核对when和needs"
