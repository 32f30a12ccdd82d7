"""What the files of the phrasebank may hold, and what is said of what they may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.drafting.compose import compose
from assistant.drafting.phrase_files import check_phrasebank, load_phrasebank
from assistant.errors import PhrasebankError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.drafting.conftest import BankFolder, FactsOf

OUTLINE = """
[[paragraph]]
section = "overview"
topics = ["total"]
"""
GOOD = """
[[phrase]]
id = "total.good"
topic = "total"
text = "公开{{ proactive.total }}条。"
"""


def _faults(folder: BankFolder, phrases: str, outline: str = OUTLINE) -> list[str]:
    with pytest.raises(PhrasebankError) as caught:
        check_phrasebank(folder(phrases, outline))
    return str(caught.value).splitlines()


def test_our_own_phrasebank_has_no_fault() -> None:
    assert check_phrasebank().phrases


def test_a_phrase_knows_where_it_is_written(bank_folder: BankFolder) -> None:
    (phrase,) = load_phrasebank(bank_folder("# 注\n" + GOOD, OUTLINE)).phrases
    assert (phrase.path, phrase.line) == ("all.toml", 3)


def test_a_former_id_still_finds_the_phrase(bank_folder: BankFolder) -> None:
    bank = load_phrasebank(bank_folder(GOOD + 'aliases = ["total.old"]', OUTLINE))
    assert bank.get("total.old") is bank.get("total.good") is bank.phrases[0]


def test_an_unknown_fact_is_named_with_file_line_and_guess(bank_folder: BankFolder) -> None:
    bad = GOOD.replace("proactive.total", "proactive.totl")
    (fault,) = _faults(bank_folder, bad)
    assert fault.startswith("all.toml第5行：“total.good”的text里没有叫“proactive.totl”的事实")
    assert "“proactive.total”" in fault


def test_the_line_of_a_fault_deep_in_a_long_text_is_told(bank_folder: BankFolder) -> None:
    long = '"""\n公开{{ proactive.total }}条，\n上年{{ proactive.lst_total }}条。"""'
    bad = GOOD.replace('"公开{{ proactive.total }}条。"', long)
    assert _faults(bank_folder, bad)[0].startswith("all.toml第7行：")


def test_an_unknown_need_is_named_with_its_guess(bank_folder: BankFolder) -> None:
    (fault,) = _faults(bank_folder, GOOD + 'needs = ["proactive.websit"]')
    assert fault.startswith("all.toml第6行：")
    assert "是否想写“proactive.website”" in fault


def test_an_unknown_key_is_named_with_its_guess(bank_folder: BankFolder) -> None:
    (fault,) = _faults(bank_folder, GOOD + 'whne = "proactive.total > 0"')
    assert "没有“whne”这一项，是否想写“when”" in fault


def test_an_unknown_topic_is_named_with_its_guess(bank_folder: BankFolder) -> None:
    (fault,) = _faults(bank_folder, GOOD.replace('topic = "total"', 'topic = "totel"'))
    assert "“totel”" in fault
    assert "是否想写“total”" in fault


def test_every_fault_of_every_file_is_told_at_once(bank_folder: BankFolder) -> None:
    bad = GOOD.replace("proactive.total", "a.b") + GOOD.replace("total.good", "Total")
    other = OUTLINE.replace("total", "change") + 'joiner = "lists"'
    faults = _faults(bank_folder, bad, OUTLINE + other)
    assert [fault.partition("：")[0] for fault in faults] == [
        "outline.toml第9行",
        "all.toml第5行",
        "all.toml第8行",
    ]


def test_an_id_is_given_once(bank_folder: BankFolder) -> None:
    (fault,) = _faults(bank_folder, GOOD + GOOD)
    assert fault == "all.toml第8行：“total.good”的编号“total.good”在all.toml第2行用过了，请另取一个"


def test_a_phrase_needs_a_text(bank_folder: BankFolder) -> None:
    (fault,) = _faults(bank_folder, GOOD.replace("text", "# text"))
    assert fault == "all.toml第2行：“total.good”缺少text，请补上"


def test_a_file_that_is_no_toml_is_told_with_line_and_cure(bank_folder: BankFolder) -> None:
    faults = _faults(bank_folder, GOOD.replace('"total.good"', "total.good"))
    assert faults[0].startswith("all.toml第3行：")
    assert 'id = "total.good"' in faults[0]


def test_a_text_must_be_text(bank_folder: BankFolder) -> None:
    (fault,) = _faults(bank_folder, GOOD + "when = 1")
    assert 'when = "…"' in fault


def test_single_brackets_are_told_with_the_cure(bank_folder: BankFolder) -> None:
    (fault,) = _faults(bank_folder, GOOD.replace("[[phrase]]", "[phrase]"))
    assert fault == "all.toml：“phrase”要写成[[phrase]]，两层方括号"


def test_a_file_in_another_encoding_is_told(bank_folder: BankFolder) -> None:
    folder = bank_folder(GOOD, OUTLINE)
    (folder / "phrases" / "old.toml").write_bytes("# 旧句式".encode("gb18030"))
    with pytest.raises(PhrasebankError, match=r"old\.toml：不是UTF-8编码"):
        check_phrasebank(folder)


def test_a_folder_without_an_outline_is_told(tmp_path: Path) -> None:
    with pytest.raises(PhrasebankError, match=r"outline\.toml：没有这个文件"):
        load_phrasebank(tmp_path)


def test_needs_must_be_a_list(bank_folder: BankFolder) -> None:
    (fault,) = _faults(bank_folder, GOOD + 'needs = "proactive.total"')
    assert 'needs = ["…", "…"]' in fault


def test_a_topic_without_a_phrase_is_told(bank_folder: BankFolder) -> None:
    outline = OUTLINE.replace('["total"]', '["total", "change"]')
    assert _faults(bank_folder, GOOD, outline) == ["outline.toml第2行：主题“change”还没有一条句式"]


def test_a_topic_stands_in_one_place_only(bank_folder: BankFolder) -> None:
    assert "“total”前面已经排过" in _faults(bank_folder, GOOD, OUTLINE + OUTLINE)[0]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('each = "problems"', "each和as要一起写"),
        ('required = ["change"]', "required里有“change”，topics里没有"),
        ('section = "overviews"', "是否想写“overview”"),
        ('joiner = "lists"', "是否想写“list”"),
        ("when = \"unit.levle == '镇'\"", "“unit.level”"),
    ],
)
def test_a_fault_of_the_outline_is_told(line: str, words: str, bank_folder: BankFolder) -> None:
    key = line.partition(" ")[0]
    outline = "".join(
        kept for kept in OUTLINE.splitlines(keepends=True) if not kept.startswith(key)
    )
    (fault,) = _faults(bank_folder, GOOD, f"{outline}{line}\n")
    assert words in fault


def test_an_outline_names_only_lists_that_there_are(bank_folder: BankFolder) -> None:
    outline = OUTLINE + 'each = "problem"\nas = "problem"'
    assert "是否想写“problems”" in _faults(bank_folder, GOOD, outline)[0]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{% for x in unit.superiors %}{{ x }}{% endfor %}", "循环for"),
        ("{{ unit.__class__ }}", "下划线开头"),
        ("{{ unit.name.upper() }}", "函数调用"),
        ("{{ 9 ** 9 }}", "乘方"),
    ],
)
def test_the_sandbox_refuses(text: str, why: str, bank_folder: BankFolder) -> None:
    (fault,) = _faults(bank_folder, GOOD.replace("公开{{ proactive.total }}条。", text))
    assert why in fault


def test_a_bad_template_that_was_not_looked_into_is_named_when_used(
    bank_folder: BankFolder, facts_of: FactsOf
) -> None:
    bank = load_phrasebank(bank_folder(GOOD.replace("proactive.total", "a.b"), OUTLINE))
    with pytest.raises(PhrasebankError, match=r"all\.toml第2行：“total\.good”.*“a\.b”"):
        compose(facts_of(), bank)


def test_own_phrases_are_laid_over_ours(bank_folder: BankFolder, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "phrases").mkdir(parents=True)
    more = GOOD.replace("公开", "发布") + GOOD.replace("total.good", "total.own")
    (own / "phrases" / "own.toml").write_text(more, encoding="utf-8")
    bank = load_phrasebank(bank_folder(GOOD, OUTLINE), own)
    assert [phrase.id for phrase in bank.phrases] == ["total.good", "total.own"]
    assert bank.phrases[0].text == "发布{{ proactive.total }}条。"


def test_a_fault_in_an_own_phrase_is_told_with_its_whole_path(
    bank_folder: BankFolder, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    (own / "phrases").mkdir(parents=True)
    file = own / "phrases" / "own.toml"
    file.write_text(GOOD.replace("公开", "[公开|发布"), encoding="utf-8")
    with pytest.raises(PhrasebankError, match="请补上“]”") as found:
        check_phrasebank(bank_folder(GOOD, OUTLINE), own)
    assert str(found.value).startswith(f"{file.as_posix()}第5行：“total.good”的text里")


def test_a_folder_without_phrases_is_no_own_phrasebank(
    bank_folder: BankFolder, tmp_path: Path
) -> None:
    with pytest.raises(PhrasebankError, match="里面没有phrases文件夹"):
        load_phrasebank(bank_folder(GOOD, OUTLINE), tmp_path / "nothing")
