from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.corpus.normalise import (
    Mask,
    bare,
    mask_numbers,
    names_of,
    short_name,
    split_clauses,
    stem_of,
    without_enumerator,
)
from assistant.report.passage import fold, is_folded
from assistant.report.units import levels


@pytest.fixture
def mask() -> Mask:
    return Mask(names_of("云岭县石桥镇人民政府"))


def test_numbers_years_and_names_become_marks(mask: Mask) -> None:
    masked = mask("2024年，云岭县石桥镇人民政府在12个村设了两处查阅点")
    assert masked == "#年，@在#个村设了#处查阅点"


@pytest.mark.parametrize(
    "name", ["石桥镇", "我镇", "本镇", "云岭县石桥镇", "石桥镇人民政府", "全镇"]
)
def test_every_way_a_unit_calls_itself_is_one_name(mask: Mask, name: str) -> None:
    assert mask(f"{name}公开信息") == "@公开信息"


def test_a_superior_is_masked_too(mask: Mask) -> None:
    assert mask("在云岭县人民政府门户网站发布") == "在@门户网站发布"


def test_政府信息公开_is_not_taken_for_the_end_of_a_name(mask: Mask) -> None:
    assert mask("我镇政府信息公开工作") == "@政府信息公开工作"


def test_thousands_and_approximations_are_one_number(mask: Mask) -> None:
    assert mask("发出1,200余份，共3.5万元") == "发出#份，共#元"


def test_a_web_address_is_a_name(mask: Mask) -> None:
    assert mask("网址为http://www.example.gov.cn/a") == "网址为@"


@pytest.mark.parametrize("start", ["一是", "（二）", "3.", "第三，"])
def test_an_enumerator_in_front_is_dropped(mask: Mask, start: str) -> None:
    assert mask(f"{start}栏目更新迟了") == "栏目更新迟了"


def test_clauses_are_cut_at_commas_but_not_at_list_marks() -> None:
    assert split_clauses("公开栏、公众号、广播，都用上了") == ["公开栏、公众号、广播", "都用上了"]


def test_punctuation_does_not_tell_sentences_apart() -> None:
    assert bare("“惠农补贴”栏目，停更#天") == bare("惠农补贴栏目停更#天")


@pytest.mark.parametrize(
    ("unit", "short"),
    [
        ("云岭县石桥镇人民政府", "石桥镇"),
        ("云江市云岭县望江街道办事处", "望江街道"),
        ("云岭县水务局", "水务局"),
        ("云岭县人民政府办公室", "云岭县"),
        ("云江市", "云江市"),
    ],
)
def test_a_short_name_has_neither_superiors_nor_office(unit: str, short: str) -> None:
    assert short_name(unit) == short


def test_an_office_alone_is_no_name_of_a_unit() -> None:
    assert "人民政府" not in names_of("云岭县人民政府")


def test_a_department_has_no_bare_place_name() -> None:
    assert stem_of("云岭县水务局") == ""
    assert stem_of("云岭县石桥镇人民政府") == "石桥"


UNITS = (
    "云岭县石桥镇人民政府",
    "云岭县水务局",
    "镇江市京口区街道办事处",
    "安全镇人民政府",
    "云岭县岭县镇人民政府",
    "全县",
    "",
)
pieces = st.sampled_from(
    re.split(
        r"\|",
        "2024年度|十二个村|一是|（二）|3.|第三，|我镇|本单位|全县|镇|江|全|我|安全镇|石桥镇|云岭县"
        "|岭县镇|人民政府|政府信息公开|办事处|水务局|街道|镇江市|京口区|，|、|@|#|www.example.cn"
        "|a@b.cn|http://x.cn/a|1,200余份|3.5万|50%|摆台|栏目",
    )
)
sentences = st.lists(pieces, max_size=12).map("".join)


def masked_word_by_word(unit: str, text: str) -> str:
    """Mask as the rules of masking say it, reading from left to right, longest names first."""
    own = {word for level in levels() for word in (*level.self_names, *level.whole)}
    names = {*names_of(unit), *(word for word in own if word[0] in "我本全")}
    pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    address = r"<?(?:https?://|www\.)[\w./?=&%:~#-]+>?|[\w.-]+@[\w-]+(?:\.[\w-]+)+"
    body = re.sub(pattern, "@", re.sub(address, "@", without_enumerator(text)))
    tail = r"@(?:@|人民政府|政府(?!信息)|街道办事处|办事处|街道办)+"
    return mask_numbers(re.sub(tail, "@", body)).replace("#年度", "#年")


@given(st.sampled_from(UNITS), st.lists(sentences, max_size=5))
def test_a_whole_report_is_masked_as_its_sentences_are(unit: str, texts: list[str]) -> None:
    mask = Mask(names_of(unit))
    expected = [masked_word_by_word(unit, text) for text in texts]
    assert mask.lines(texts) == expected
    assert [mask(text) for text in texts] == expected
    assert mask.ended_lines(texts) == "".join(f"{line}\n" for line in expected)


@given(st.text(max_size=20))
def test_what_folding_leaves_as_it_is_is_known_beforehand(text: str) -> None:
    assert not is_folded(text) or fold(text) == text
