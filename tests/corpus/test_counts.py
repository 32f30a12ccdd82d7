from __future__ import annotations

import pytest

from assistant.corpus.counts import are_other_counts


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("按内容分，补贴救助33条、通知公告31条", "按内容分，补贴救助46条、通知公告37条"),
        ("公开惠农补贴信息21条，涉及农户912户", "公开惠农补贴信息29条，涉及农户587户"),
        ("2024年新增公开信息163条，其中网站106条", "2023年新增公开信息140条，其中网站98条"),
        ("全年自办培训3次、培训120人次", "全年自办培训2次、培训64人次"),
        ("网站发布1.2万条，公众号推送68条", "网站发布0.9万条，公众号推送53条"),
    ],
)
def test_other_counts_of_the_same_things_are_no_copy(text: str, source: str) -> None:
    assert are_other_counts(text, source)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # The very same counts can hardly be the unit's own.
        ("按内容分，补贴救助46条、通知公告37条", "按内容分，补贴救助46条、通知公告37条"),
        # Who hands out what, on which occasion, was thought up by somebody.
        (
            "在赶集日摆台11次，发出补贴、招工、停电等明白纸1900份",
            "在赶集日摆台9次，发出补贴、招工、停电等明白纸1500份",
        ),
        ("低保名单按季张贴到12个村，全年公开12条", "低保名单按季张贴到12个村，全年公开17条"),
        ("“惠农补贴”栏目停更3个月", "“惠农补贴”栏目停更4个月"),
        ("6月12日县里通报漏发公告，6月15日补发", "9月3日县里通报漏发公告，9月8日补发"),
    ],
)
def test_what_else_is_said_stays_a_copy(text: str, source: str) -> None:
    assert not are_other_counts(text, source)
