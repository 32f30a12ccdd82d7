"""The made-up towns of the benchmarks: complete, consistent, and none of them real."""

import gzip

from assistant.drafting.compose import compose
from assistant.drafting.phrase_files import load_phrasebank
from assistant.interview.question import all_fields
from assistant.paths import phrasebank
from benchmarks.made_towns import Town, facts_of, most_towns, told_of
from benchmarks.town_years import categories, known

_YEAR = 2024


def test_the_same_town_and_year_give_the_same_facts() -> None:
    assert told_of(Town(7, 5), _YEAR) == told_of(Town(7, 5), _YEAR)


def test_every_town_has_facts_that_are_accepted() -> None:
    for number in range(0, most_towns(), 7):
        assert facts_of(Town(7, number), _YEAR).year == _YEAR


def test_there_are_stories_for_every_category_that_the_questions_know() -> None:
    asked = next(one for one in all_fields() if one.key == "problems")
    choices = next(one.choices for one in asked.fields if one.key == "category")
    assert categories() == tuple(choices)


def test_every_story_of_a_problem_has_a_cause_a_measure_and_a_target() -> None:
    for year in range(_YEAR - 5, _YEAR + 1):
        for number in range(most_towns()):
            for problem, _, _ in Town(7, number).year(year).problems():
                assert all(problem[key] for key in ("cause", "measure", "target"))


def test_nothing_is_missing_in_a_draft() -> None:
    bank = load_phrasebank()
    assert all(compose(facts_of(Town(7, at), _YEAR), bank).blanks == () for at in range(4))


def test_a_year_follows_up_the_problems_of_the_year_before() -> None:
    town = Town(7, 3)
    before = [words.filled["short"] for _, words, _ in town.year(_YEAR - 1).problems()]
    assert [promise["problem"] for promise in town.year(_YEAR).promises()] == before


def test_names_stay_and_problems_change_from_year_to_year() -> None:
    first, second = (told_of(Town(7, 3), year) for year in (_YEAR - 1, _YEAR))
    assert first["unit"] == second["unit"]
    assert first["problems"] != second["problems"]


def test_no_town_or_county_is_real() -> None:
    real = _real_places()
    names = [town + kind for town in known()["towns"].split() for kind in "镇乡"]
    assert not real & {*names, *(county["name"] for county in known()["counties"])}


def _real_places() -> set[str]:
    packed = (phrasebank() / "knowledge" / "places.tsv.gz").read_bytes()
    cells = [line.split("\t") for line in gzip.decompress(packed).decode("utf-8").splitlines()]
    return {name for _, above, *below in cells for name in (above, *",".join(below).split(","))}
