"""True copies, edited as people edit them, and sentences on one topic written independently."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.corpus.index import Corpus
from assistant.corpus.overlap import find_matches

if TYPE_CHECKING:
    from assistant.corpus.match import Match
    from tests.corpus.conftest import MakeReport


# (as it stands in 青坪乡 2023, as it stands in 石桥镇 2024)
COPIES = {
    "照搬": (
        "“惠农补贴”栏目停更四个月，主要是换岗以后账号没有及时移交",
        "“惠农补贴”栏目停更四个月，主要是换岗以后账号没有及时移交",
    ),
    "换年份和数字": (
        "2023年在赶集日摆台9次，发出补贴、招工、停电等明白纸1500份",
        "2024年在赶集日摆台11次，发出补贴、招工、停电等明白纸1900份",
    ),
    "换名称": (
        "青坪乡便民服务中心设了公开专区，我乡干部轮流在专区值守",
        "石桥镇便民服务中心设了公开专区，我镇干部轮流在专区值守",
    ),
    "换近义词": (
        "由分管领导每月检查一次各站所的公开栏，发现问题当场整改，并记入台账",
        "由分管领导每月抽查一次各站所的公开栏，发现问题当场改正，并记入台账",
    ),
    "加一个分句": (
        "对照县里通报，补公开漏发的河道划界公告，重新核对了栏目名称",
        "对照县里通报，补公开漏发的河道划界公告，重新核对了栏目名称，做到件件有回音",
    ),
    "前面加状语": (
        "各村明确一名信息员，统一收集本村的公开事项，每月底报党政办汇总",
        "为做好这项工作，各村明确一名信息员，统一收集本村的公开事项，每月底报党政办汇总",
    ),
    "删一个分句": (
        "人员变动较为频繁，新任信息员不熟悉发布系统，账号权限也没有理顺，栏目维护时断时续",
        "人员变动较为频繁，新任信息员不熟悉发布系统，栏目维护时断时续",
    ),
    "调次序": (
        "公开栏设得偏，字印得小，老年人看不清，更换也不按时",
        "老年人看不清，公开栏设得偏，字印得小，更换也不按时",
    ),
    "换名又换词": (
        "我乡政策解读以转发上级文件为主，自己制作的图解少，群众不爱看",
        "我镇政策解读以转载上级文件为主，自己制作的图解偏少，群众不爱看",
    ),
    "把两句并成一句": (
        "发布系统一年换了两次，旧栏目里的链接有三十多条打不开",
        "发布系统一年换了两次，旧栏目里的链接有三十多条打不开，群众打电话来问过五回",
    ),
    "通用表述换了，别的照抄": (
        "按照《中华人民共和国政府信息公开条例》要求，把户厕改造的补助名单贴到各组的墙上",
        "在县委、县政府的正确领导下，把户厕改造的补助名单贴到各组的墙上",
    ),
    "留着别人的名字": (
        "青坪乡组织村支部书记到县档案馆查阅点学习，回来照着样子设了自己的查阅点",
        "青坪乡组织村支部书记到县档案馆查阅点学习，回来照着样子设了自己的查阅点",
    ),
}

INDEPENDENT = {
    "栏目更新": (
        "“惠农补贴”栏目停更四个月，主要是换岗以后账号没有及时移交",
        "栏目更新靠党政办一个人催，忙起来两三个月才更新一次",
    ),
    "公开栏": (
        "公开栏设得偏，字印得小，老年人看不清，更换也不按时",
        "六个村的公开栏玻璃碎了，纸张受潮，到九月才换成铝合金的",
    ),
    "培训": (
        "组织两次业务培训，请县政务公开办的同志讲答复文书怎么写",
        "七月办了一期信息员培训，重点练习发布系统的操作和错敏词排查",
    ),
    "解读": (
        "政策解读以转发上级文件为主，自己制作的图解少，群众不爱看",
        "全年五件解读都是文字稿，没有配图和视频，点击量最高的只有八十六次",
    ),
    "审核": (
        "严格落实信息公开保密审查制度，拟发布的信息由经办人、办公室主任、分管领导逐级签字",
        "凡是带身份证号和住址的补贴名单，由民政所遮住后四位再交党政办发布",
    ),
    "领导小组": (
        "我乡高度重视政府信息公开工作，成立了由乡长任组长的政务公开工作领导小组，明确专人负责",
        "镇党委书记任政务公开工作领导小组组长，办公室设在党政办，配备两名专职人员",
    ),
    "人手": (
        "从事信息公开的人员都是兼职，还承担着其他工作，精力顾不过来",
        "专职信息员只有一人，请产假期间由民政所代管，漏发了三批名单",
    ),
    "改进": (
        "进一步加强业务培训，提高工作人员的业务水平，增强主动公开的意识",
        "明年三月底前培训一次各村信息员，考核不及格的补训，由党政办负责",
    ),
    "渠道": (
        "充分利用政府网站、微信公众号、公开栏等渠道，及时向群众公开各类信息",
        "在便民服务中心大厅添了一台触摸屏，年纪大的由值班人员帮着查",
    ),
    "依申请流程": (
        "建立登记、审核、办理、答复、归档的工作流程，规范办理政府信息公开申请",
        "收到的申请当天编号，三天内定承办站所，答复书由司法所审一遍再寄",
    ),
    "监督": (
        "将政务公开纳入年度考核，对公开不及时的站所予以通报批评",
        "季度抽查发现十一处错链，扣了相关站所的考核分，第二季度复查全部改好",
    ),
    "同一网站同样栏目的条数": (
        "其中新闻动态29条，政策文件2条，公告公示5条，会议公开3条，财政预决算2条，公共服务3条",
        "其中政策文件2条，公告公示6条，规划计划3条，会议公开3条，财政预决算2条，应急管理1条",
    ),
    "内容": (
        "重点公开财政预决算、社会救助、乡村振兴等群众关心的信息",
        "群众问得最多的是宅基地审批，六月起每批审批结果都附上办理时长",
    ),
}


def compare(make_report: MakeReport, theirs: str, ours: str) -> tuple[Match, ...]:
    other = make_report(f"{theirs}。", unit="云岭县青坪乡人民政府", year=2023)
    return find_matches(make_report(f"{ours}。"), Corpus.of([other]))


@pytest.mark.parametrize(("theirs", "ours"), COPIES.values(), ids=COPIES)
def test_an_edited_copy_is_found(make_report: MakeReport, theirs: str, ours: str) -> None:
    assert [match.source_sentence for match in compare(make_report, theirs, ours)] == [theirs]


@pytest.mark.parametrize(("theirs", "ours"), INDEPENDENT.values(), ids=INDEPENDENT)
def test_sentences_on_one_topic_are_no_copies(
    make_report: MakeReport, theirs: str, ours: str
) -> None:
    assert compare(make_report, theirs, ours) == ()


def test_none_of_the_sentences_is_called_a_copy_of_another(make_report: MakeReport) -> None:
    theirs = "。".join(theirs for theirs, _ in INDEPENDENT.values())
    ours = "。".join(ours for _, ours in INDEPENDENT.values())
    assert compare(make_report, theirs, ours) == ()
