from __future__ import annotations

import pytest

from assistant.corpus.kinds import kind_of
from assistant.corpus.normalise import Mask, names_of

OURS, THEIRS = "云岭县石桥镇人民政府", "云岭县青坪乡人民政府"
SOURCE = "2023年我乡在12个村设了公开栏"


def kind(sentence: str, source: str = SOURCE) -> str:
    mask = Mask(names_of(OURS) | names_of(THEIRS))
    return kind_of(sentence, source, mask, ("石桥", "青坪"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2023年我乡在12个村设了公开栏", "照搬"),
        ("一是2023年，我乡在12个村设了公开栏", "照搬"),
        ("2024年我乡在12个村设了公开栏", "换年份"),
        ("2023年我乡在15个村设了公开栏", "换数字"),
        ("2023年我镇在12个村设了公开栏", "换名称"),
        ("2024年石桥镇在15个村设了公开栏", "换年份、换数字、换名称"),
        ("2024年我镇在15个村添了公开栏", "改写"),
    ],
)
def test_a_kind_tells_all_that_was_changed(sentence: str, expected: str) -> None:
    assert kind(sentence) == expected


def test_an_account_named_after_the_place_is_another_name_not_another_wording() -> None:
    assert kind("“石桥发布”每周推送一次", "“青坪发布”每周推送一次") == "换名称"


def test_年度_for_年_is_no_rewording() -> None:
    assert kind("2024年度我乡在12个村设了公开栏") == "换年份"
