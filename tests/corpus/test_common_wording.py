"""Formulas are told in wordings that `common_wording.toml` does not hold as sentences."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from assistant.corpus import common_wording
from assistant.corpus.common_wording import background, is_common, own_clauses
from assistant.corpus.normalise import Mask, names_of
from assistant.errors import PhrasebankError
from assistant.report.passage import fold

SENTENCES = tomllib.loads(
    Path(__file__).with_name("common_wording.toml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def mask() -> Mask:
    return Mask(names_of("云岭县石桥镇人民政府"))


@pytest.mark.parametrize("sentence", SENTENCES["formulas"])
def test_a_formula_is_common_in_whatever_wording(mask: Mask, sentence: str) -> None:
    assert own_clauses(mask(fold(sentence))) == ()


@pytest.mark.parametrize("sentence", SENTENCES["own"])
def test_a_sentence_with_facts_of_its_own_is_not_common(mask: Mask, sentence: str) -> None:
    assert own_clauses(mask(fold(sentence)))
    assert not is_common(mask(fold(sentence)))


def test_a_formula_in_a_longer_sentence_is_left_out_of_it(mask: Mask) -> None:
    sentence = "2024年未收到政府信息公开申请，大厅里的自助查询机由民政所的人代管"
    assert own_clauses(mask(sentence)) == ("大厅里的自助查询机由民政所的人代管",)


def test_a_clause_of_own_words_does_not_hide_in_a_long_formula(mask: Mask) -> None:
    parts = "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况"
    sentence = f"本报告包括{parts}，石桥水库迁建户补偿台账随文附后"
    assert own_clauses(mask(sentence)) == ("石桥水库迁建户补偿台账随文附后",)


def test_a_short_sentence_says_too_little_though_it_is_no_formula(mask: Mask) -> None:
    assert own_clauses(mask("加强组织领导")) == ()
    assert not is_common(mask("加强组织领导"))


def test_several_formulas_in_a_row_are_common(mask: Mask) -> None:
    row = "2024年未收到政府信息公开申请，现将年报公布如下，如有疑问请与石桥镇党政办联系"
    assert is_common(mask(row))


def test_a_comma_inside_a_title_ends_no_clause(mask: Mask) -> None:
    sentence = "印发《关于公布低保名单，规范公示栏的办法》并贴到每个村民小组的路口"
    assert own_clauses(mask(sentence)) == (
        "印发关于公布低保名单规范公示栏的办法并贴到每个村民小组的路口",
    )


def test_the_name_of_a_website_is_no_own_word_but_a_column_of_an_own_fault_is(mask: Mask) -> None:
    assert own_clauses(mask("本年度报告电子版可在“云岭先锋”政务网下载")) == ()
    assert own_clauses(mask("“云岭先锋”政务网的预决算附件打不开，两个月后才修好"))


def test_a_faulty_list_is_told_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "common_wording.toml").write_text(
        'filler = []\nleftover = 0.1\ncut = ["（("]\nframe = []\n', encoding="utf-8"
    )
    monkeypatch.setattr(common_wording, "phrasebank", lambda: tmp_path)
    background.cache_clear()
    try:
        with pytest.raises(PhrasebankError, match=r"common_wording\.toml"):
            background()
    finally:
        background.cache_clear()
