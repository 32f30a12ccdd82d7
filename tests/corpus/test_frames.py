"""The fixed words of a phrase, found again in a sentence."""

from __future__ import annotations

from assistant.corpus.frames import frames_of


def test_fixed_words_within_an_if_may_be_missing() -> None:
    frame, _ = frames_of("审核{{ n }}条{% if m %}，更正{{ m }}条{% endif %}，全部签名。")
    assert frame.required == ("审核", "条", "全部签名")
    assert frame.spans("审核9条，全部签名")
    assert frame.spans("审核9条，更正2条，全部签名")
    assert not frame.spans("审核9条，更正2条")


def test_every_sentence_of_a_phrase_is_a_frame_of_its_own() -> None:
    first, second = (frame for frame in frames_of("查了{{ n }}处。整改{{ m }}处；") if frame.runs)
    assert (first.required, second.required) == (("查了", "处"), ("整改", "处"))


def test_each_branch_of_an_if_is_a_frame_of_its_own() -> None:
    template = "{% if n == 0 %}没有退回{% else %}退回{{ n }}条{% endif %}，审核{{ m }}条"
    assert [frame.required for frame in frames_of(template)] == [
        ("没有退回", "审核", "条"),
        ("退回", "条", "审核", "条"),
    ]


def test_of_several_ways_to_say_a_part_one_stands_there() -> None:
    (frame,) = (f for f in frames_of("[审核|逐条审核]{{ n }}条，[其中|]退回{{ m }}条。") if f.runs)
    assert frame.required == ("条", "退回", "条")
    assert frame.spans("逐条审核9条，退回2条") == ((0, 4), (5, 6), (7, 9), (10, 11))
    assert frame.spans("审核9条，其中退回2条") == ((0, 2), (3, 4), (5, 7), (7, 9), (10, 11))
    assert not frame.spans("发布9条，退回2条")


def test_words_beside_a_fact_may_be_missing_where_there_are_others() -> None:
    (frame,) = (f for f in frames_of("[全年|{{ y }}年，我镇]公开{{ n }}条。") if f.runs)
    assert frame.spans("全年公开9条") == ((0, 2), (2, 4), (5, 6))
    assert frame.spans("2024年，我镇公开9条") == ((4, 8), (8, 10), (11, 12))
