from __future__ import annotations

from assistant.report.document import Drafted
from assistant.report.provenance import fixed_lengths


def test_the_fixed_words_of_each_sentence_are_counted() -> None:
    drafted = Drafted("审核9条，退回2条。全年更正1条；", "a", ("审核", "条，退回", "条。全年更正"))
    assert fixed_lengths([drafted]) == {"审核9条，退回2条": 7, "全年更正1条": 4}


def test_words_are_read_as_rules_read_them() -> None:
    assert fixed_lengths([Drafted("审核 9 条。", "a", ("审核 ", "条"))]) == {"审核9条": 3}


def test_fixed_words_that_stand_nowhere_count_nothing() -> None:
    assert fixed_lengths([Drafted("审核9条。", "a", ("退回",))]) == {"审核9条": 0}
