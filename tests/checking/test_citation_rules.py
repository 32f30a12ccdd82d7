"""Citations: which are wrong, which only old, and which are no business of the checker's."""

from __future__ import annotations

import pytest

from assistant.checking.check import check_report
from assistant.checking.example import build_report
from assistant.checking.knowledge import load_knowledge, pattern
from assistant.checking.reading.catalogue import (
    core_of,
    document_titled,
    known_documents,
)
from assistant.checking.reading.cited import citations, cited_titles, parse_number
from assistant.checking.rule import Certainty, Example, Finding, Severity

_CODES = [f"C-{number:02}" for number in range(1, 19)]
_FORMAT = "《中华人民共和国政府信息公开工作年度报告格式》"


def found(text: str, *, section: str = "others", year: int = 2024) -> list[Finding]:
    report = build_report(Example(sections={section: text}, year=year))
    return list(check_report(report, select=_CODES).findings)


def codes(text: str, *, section: str = "others", year: int = 2024) -> list[str]:
    return [finding.code for finding in found(text, section=section, year=year)]


class TestNumbers:
    @pytest.mark.parametrize(
        "number", ["国办公开办函〔2021〕31号", "国办公开办函〔2022〕30号", "国办函〔2021〕30号"]
    )
    def test_the_format_under_another_number_is_an_error(self, number: str) -> None:
        (finding,) = found(f"按照{_FORMAT}（{number}）编制。", section="preface")
        assert (finding.code, finding.severity) == ("C-02", Severity.ERROR)
        assert "国办公开办函〔2021〕30号" in finding.message
        assert finding.quote == f"{_FORMAT}（{number}）"

    def test_a_title_outside_its_marks_is_read_with_the_number_behind_it(self) -> None:
        text = "执行关于印发《政府信息公开信息处理费管理办法》的通知（国办函〔2021〕109号）。"
        assert codes(text) == ["C-02"]

    def test_local_documents_under_local_numbers_are_not_judged(self) -> None:
        assert not codes("按照《2024年政务公开工作要点》（云政办发〔2024〕18号）落实12项。")
        assert not codes("按照《云江市数字政府建设指导意见》（国办发〔2022〕14号）上线。")

    def test_a_number_that_nobody_verified_is_only_asked_about(self) -> None:
        (finding,) = found("学习《政府网站发展指引》（国办发〔2017〕74号）1次。")
        assert (finding.code, finding.certainty) == ("C-02", Certainty.ASK)

    def test_a_number_without_its_prefix_is_only_asked_about(self) -> None:
        (finding,) = found(f"按照{_FORMAT}（〔2021〕13号）编制。", section="preface")
        assert finding.certainty == Certainty.ASK

    def test_a_shortened_title_under_the_right_number_is_asked_about(self) -> None:
        (finding,) = found("按照《年报格式》（国办公开办函〔2021〕30号）编制。", section="preface")
        assert (finding.code, finding.severity) == ("C-02", Severity.INFO)

    def test_the_old_number_is_said_once(self) -> None:
        text = f"按照{_FORMAT}（国办公开办函〔2019〕60号）编制。"
        assert codes(text, section="preface") == ["C-01"]

    def test_another_issuer_in_the_title_is_found(self) -> None:
        title = "《国务院关于印发〈政府信息公开工作年度报告格式〉的通知》"
        (finding,) = found(f"按照{title}（国办公开办函〔2021〕30号）编制。", section="preface")
        assert (finding.code, finding.severity) == ("C-02", Severity.WARNING)

    @pytest.mark.parametrize(
        "basis",
        [
            "《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第717号）",
            "《政府信息公开条例》（2019年4月3日国务院第771号令）",
            "国务院令第701号公布的《中华人民共和国政府信息公开条例》",
        ],
    )
    def test_a_wrong_order_of_the_state_council_is_an_error(self, basis: str) -> None:
        assert codes(f"根据{basis}编制。", section="preface") == ["C-04"]

    def test_an_order_belongs_to_the_title_beside_it(self) -> None:
        text = "学习《重大行政决策程序暂行条例》（国务院令第713号）和《政府信息公开条例》。"
        assert not codes(text)


class TestBrackets:
    def test_quotes_only_the_number_and_counts_it_once(self) -> None:
        (finding,) = found("落实云政办发[2024]8号文件；云政办发[2024]8号文件共12项任务。")
        assert finding.quote == "[2024]8号"
        assert "全文2处" in finding.message
        assert "〔2024〕8号" in finding.suggestion

    def test_full_width_square_brackets_are_quoted_as_they_stand(self) -> None:
        (finding,) = found("落实云政办发［2024］8号文件12项任务。")
        assert finding.quote == "［2024］8号"

    def test_numbers_of_court_cases_keep_their_round_brackets(self) -> None:
        assert not codes("法院作出(2024)云01行终33号判决。")


class TestWorkPoints:
    def test_last_years_are_an_error(self) -> None:
        (finding,) = found("聚焦《云江市2023年政务公开工作要点》，逐项分解到站所。")
        assert (finding.code, finding.severity) == ("C-15", Severity.ERROR)

    def test_last_years_in_a_heading_are_an_error(self) -> None:
        assert codes("（二）2023年度政务公开要点落实情况\n12项任务全部完成。") == ["C-15"]

    def test_national_ones_of_an_earlier_year_are_asked_about(self) -> None:
        (finding,) = found("落实国务院办公厅《2022年政务公开工作要点》，公开信息46条。")
        assert (finding.code, finding.certainty) == ("C-15", Certainty.ASK)

    def test_next_years_as_a_plan_are_left_alone(self) -> None:
        assert not codes("县里的2025年政务公开工作要点印发后，将逐项落实。")

    def test_last_years_in_the_story_of_last_year_are_left_alone(self) -> None:
        assert not codes("去年落实2023年政务公开工作要点剩下的1项，4月已办结。")


class TestNotices:
    def test_one_numbered_in_the_year_it_names_is_found(self) -> None:
        text = "根据《关于开展2023年度政府信息公开年报编制工作的通知》（云政办函〔2023〕9号）编制。"
        assert codes(text, section="preface") == ["C-14"]

    def test_one_that_names_the_year_it_was_issued_in_is_left_alone(self) -> None:
        text = "根据《关于做好2025年政府信息公开年度报告编制工作的通知》编制本报告。"
        assert not codes(text, section="preface")


class TestShortTitles:
    def test_a_definition_for_two_documents_at_once_counts_for_both(self) -> None:
        text = (
            "根据《中华人民共和国政府信息公开条例》和《政府信息公开信息处理费管理办法》"
            "（以下分别简称《条例》《办法》）编制。《办法》自2021年起执行。"
        )
        assert not codes(text, section="preface")

    def test_one_never_defined_is_said_once(self) -> None:
        (finding,) = found("《办法》执行到位。按《办法》收费0元，《办法》已张贴。")
        assert (finding.code, finding.quote) == ("C-16", "《办法》")
        assert "全文3处" in finding.message


class TestPhrasesOfOtherYears:
    @pytest.mark.parametrize(
        ("text", "year"),
        [
            ("公开农村低保、精准扶贫、医疗救助信息31条。", 2023),
            ("扎实做好“六稳”工作，落实“六保”任务，公开信息8条。", 2022),
            ("及时发布新冠肺炎疫情防控政策，全年9条。", 2025),
            ("以十九届六中全会精神为指导，开会3次。", 2024),
        ],
    )
    def test_are_found(self, text: str, year: int) -> None:
        assert codes(text, year=year) == ["C-18"]

    @pytest.mark.parametrize(
        ("text", "year"),
        [
            ("巩固拓展脱贫攻坚成果同乡村振兴有效衔接，公开信息8条。", 2024),
            ("清理“疫情防控”等历史专题3个。", 2024),
            ("公开非洲猪瘟等动物疫情防控信息2条。", 2024),
            ("学习贯彻党的十九大、二十大精神，开会3次。", 2023),
            ("公开脱贫攻坚信息31条、疫情防控信息22条。", 2020),
        ],
    )
    def test_are_left_alone_in_their_place_and_time(self, text: str, year: int) -> None:
        assert not codes(text, year=year)


class TestFees:
    def test_taken_are_an_error_and_untaken_a_warning(self) -> None:
        (taken,) = found("对申请公开的图纸收取复制费15元。")
        (untaken,) = found("依申请公开没有收取检索费、复制费。")
        assert (taken.severity, untaken.severity) == (Severity.ERROR, Severity.WARNING)

    def test_of_other_services_are_left_alone(self) -> None:
        assert not codes("公开办证寄递指南，证照邮寄费由县财政承担。")


class TestCatalogue:
    def test_every_entry_says_whether_it_was_verified(self) -> None:
        for entry in load_knowledge("citations")["document"]:
            assert entry["status"] in ("verified", "unverified")

    def test_a_document_is_known_by_its_full_title_and_by_its_core(self) -> None:
        for known in known_documents():
            assert document_titled(known.title) == known
            assert document_titled(known.core) == known

    def test_the_issuer_is_told_from_the_title(self) -> None:
        assert core_of("国务院办公厅关于印发2021年政务公开工作要点的通知") == (
            "国务院办公厅",
            "2021年政务公开工作要点",
        )
        assert core_of("云江市关于印发2021年政务公开工作要点的通知")[0] == ""

    def test_patterns_of_the_citations_have_no_fault_of_their_own(self) -> None:
        for entry in load_knowledge("citations")["citation"]:
            assert not pattern(entry["pattern"]).search("")


class TestReading:
    def test_titles_end_at_their_own_mark(self) -> None:
        text = "按照《关于印发《甲》的通知》和《乙》"
        assert [title.words for title in cited_titles(text)] == ["关于印发《甲》的通知", "乙"]

    def test_a_title_never_closed_does_not_swallow_the_next(self) -> None:
        assert [title.words for title in cited_titles("《甲。落实《乙》")] == ["乙"]

    def test_a_definition_may_stand_before_the_number(self) -> None:
        (cited,) = citations("《甲》（以下简称《乙》，国办发〔2021〕12号）")
        assert str(cited.number) == "国办发〔2021〕12号"

    def test_a_number_is_read_from_its_own_writing(self) -> None:
        assert str(parse_number("国办发〔2021〕12号")) == "国办发〔2021〕12号"
        assert parse_number("国办发2021年12号") is None
