"""Wording: slips are found, and what only looks like one is left alone."""

from __future__ import annotations

import gzip

import pytest

from assistant.checking.check import check_report
from assistant.checking.example import build_report
from assistant.checking.knowledge import load_knowledge, pattern
from assistant.checking.rule import Certainty, Example, Finding, Severity
from assistant.paths import phrasebank

_CODES = [f"W{number:02}" for number in (1, 2, 4, 5, 6, 7, 8, 9, 10)]


def found(text: str, *, section: str = "others") -> list[Finding]:
    report = build_report(Example(sections={section: text}))
    return list(check_report(report, select=_CODES).findings)


def codes(text: str, *, section: str = "others") -> list[str]:
    return [finding.code for finding in found(text, section=section)]


class TestTerms:
    def test_a_kind_is_said_once_with_its_count(self) -> None:
        (finding,) = found("政务信息公开由党政办负责。\n政务信息公开培训2次，政务信息公开检查4次。")
        assert (finding.code, finding.quote) == ("W01", "政务信息公开")
        assert "全文3处" in finding.message

    def test_two_kinds_are_two_findings(self) -> None:
        assert codes("政务信息公开由党政办负责，收到政务公开申请1件。") == ["W01", "W01"]

    @pytest.mark.parametrize(
        "text",
        [
            "县政务公开办检查12个政务公开专区，对照政务公开工作要点完成11项。",
            "“政务信息公开”栏目已经更名，政务信息公开栏目不再使用。",
            "政务公开和政府信息公开申请办理培训1次。",
            "公共企事业单位信息公开申诉0件。",
        ],
    )
    def test_fixed_names_are_left_alone(self, text: str) -> None:
        assert not codes(text)


class TestReceived:
    @pytest.mark.parametrize(
        "text",
        [
            "全年未接到群众的依申请公开。",
            "本年度新收到依申请公开3宗，均已答复。",
            "受理政府信息依申请公开2件。",
            "未收到政府信息依申请公开情况。",
        ],
    )
    def test_disclosure_by_request_is_not_received(self, text: str) -> None:
        assert codes(text) == ["W02"]

    @pytest.mark.parametrize(
        "text",
        [
            "未收到要求依申请公开政府信息的申请。",
            "收到申请2件，依申请公开2件。",
            "受理依申请公开的窗口设在便民中心。",
            "转发上级关于依申请公开情况的通报1份。",
        ],
    )
    def test_requests_are_received(self, text: str) -> None:
        assert not codes(text)

    def test_what_may_be_an_attribute_of_documents_is_asked(self) -> None:
        (finding,) = found("收到依申请公开信息6条。")
        assert (finding.code, finding.certainty) == ("W02", Certainty.ASK)


class TestYears:
    def test_the_quote_is_the_year(self) -> None:
        (finding,) = found("2024我镇举办开放日1场。")
        assert (finding.code, finding.quote) == ("W04", "2024")

    @pytest.mark.parametrize(
        "text",
        [
            "网址https://www.yunling.gov.cn/2024共享/1.html可以查阅。",
            "“2024我来问”专栏发文9篇，《2024全镇规划》已公开。",
            "受益群众2024户，电话0599-2024我镇总机。",
        ],
    )
    def test_names_and_numbers_are_left_alone(self, text: str) -> None:
        assert not codes(text)


class TestSlips:
    @pytest.mark.parametrize(
        ("text", "right"),
        [
            ("规范计划、人事信息共8条。", "规划计划"),
            ("栏目跟新不及时。", "更新"),
            ("己公开补贴名单3批。", "已公开"),
            ("公示兰每月更换。", "公示栏"),
            ("时效行有待提高。", "时效性"),
        ],
    )
    def test_are_found_with_the_right_word(self, text: str, right: str) -> None:
        (finding,) = found(text)
        assert finding.code == "W05"
        assert f"“{right}”" in finding.suggestion

    @pytest.mark.parametrize(
        "text",
        [
            "规范计划编制流程，按排名先后公示，自己公开、自己完成。",
            "公开兰考路改造信息，网站跟新媒体联动，紧跟新形势。",
            "行政处法制审核、财政政务服务、征信信息查询各1次。",
            "公布署名文章，化学反应问题科普1篇，重申情况说明要求。",
        ],
    )
    def test_right_words_around_the_same_characters_are_left_alone(self, text: str) -> None:
        assert not codes(text)

    def test_no_slip_stands_in_a_term_of_the_field_or_a_place_name(self) -> None:
        folder = phrasebank() / "knowledge"
        known = (folder / "terms.txt").read_text(encoding="utf-8")
        known += gzip.decompress((folder / "places.tsv.gz").read_bytes()).decode("utf-8")
        slips = load_knowledge("slips")
        assert not [wrong for wrong in slips["words"] if wrong in known]
        assert not [slip["wrong"] for slip in slips["slip"] if pattern(slip["wrong"]).search(known)]

    def test_no_right_word_is_itself_a_slip(self) -> None:
        words = load_knowledge("slips")["words"]
        assert not [right for right in words.values() if any(wrong in right for wrong in words)]


class TestPunctuation:
    def test_several_slips_of_a_paragraph_are_one_finding(self) -> None:
        (finding,) = found("公开12条,其中公告3条，。会议纪要9条（不含通知。\n收取信息处理费0元。")
        assert finding.code == "W06"
        for told in ("半角标点1处", "标点连写1处", "不成对1处"):
            assert told in finding.message

    def test_the_quote_shows_the_mark_with_what_stands_beside_it(self) -> None:
        (finding,) = found("全年公开信息12条,其中公告3条。")
        assert finding.quote == "开信息12条,其中"

    @pytest.mark.parametrize(
        "text",
        [
            "邮箱shiqiao@yunling.gov.cn，网址https://www.yunling.gov.cn/a?b=1,2;c，9:30开会。",
            "满意率92.5%，经费1,200元，比例1:3。1）目录；2）指南；（3）清单。",
            "一是……；二是……（见附件2）。“云岭发布”推送“一图读懂”12篇。",
        ],
    )
    def test_half_width_marks_in_their_place_are_left_alone(self, text: str) -> None:
        assert not codes(text)

    def test_a_pair_torn_by_the_end_of_a_line_is_no_slip(self) -> None:
        assert not codes("网站设“惠农补贴\n”专栏，收取信息处理费0元。")

    def test_a_converted_file_is_asked_about_once(self) -> None:
        line = "公开信息12条,其中公告3条,通知9条,均已归档。\n"
        narrow = build_report(Example(sections={key: line * 3 for key in _PROSE}))
        findings = check_report(narrow, select=["W06"]).findings
        assert [finding.certainty for finding in findings] == [Certainty.ASK]


_PROSE = ("preface", "overview", "problems", "others")


class TestPhrases:
    def test_截止_before_a_time_is_found_and_counted(self) -> None:
        (finding,) = found("截止2024年底开会3次，截止目前没有投诉。")
        assert finding.code == "W07"
        assert "全文2处" in finding.message

    def test_截止_behind_a_time_is_right(self) -> None:
        assert not codes("报名12月31日截止，截止日期不变，截至12月底共9条。")

    def test_the_old_principle_is_found_in_any_wording(self) -> None:
        assert codes("遵循公开为原则、不公开为例外。") == ["W08"]
        assert codes("按“公开是原则，不公开是例外”办理。") == ["W08"]
        assert not codes("坚持公开为常态、不公开为例外原则。")

    def test_praise_with_its_proof_is_left_alone(self) -> None:
        assert codes("公开工作成效显著，走在全县前列。") == ["W09"]
        assert not codes("公开工作在全县考核中列第2名，走在全县前列。")
        assert not codes("确保2025年圆满完成任务。")


class TestPersonalParticulars:
    @pytest.mark.parametrize(
        "text",
        ["手机139-0000-1234。", "手机１３９００００１２３４。", "邮箱yunling99@foxmail.com。"],
    )
    def test_mobile_numbers_and_private_mail_are_found(self, text: str) -> None:
        assert codes(text, section="preface") == ["W10"]

    def test_full_width_digits_are_quoted_as_they_stand(self) -> None:
        (finding,) = found("手机１３９００００１２３４。", section="preface")
        assert finding.quote == "１３９００００１２３４"

    def test_a_name_behind_a_role_is_asked_about(self) -> None:
        (finding,) = found("联系人：赵望江，电话0599-6120016。", section="preface")
        assert (finding.quote, finding.certainty) == ("赵望江", Certainty.ASK)

    def test_offices_and_their_telephones_are_left_alone(self) -> None:
        text = "联系人：方面办；副组长：各站所负责人；电话0599-6120016，邮编630512。"
        assert not codes(text, section="preface")


def test_wording_is_never_an_error() -> None:
    text = "2024我镇收到依申请公开3条,己公开。2024年成效显著，截止年底13900001234。"
    assert {finding.severity for finding in found(text)} <= {Severity.WARNING, Severity.INFO}
