"""What looks like a wrong name, word or citation, and is right."""

from __future__ import annotations

import pytest

from assistant.checking.check import check_report
from assistant.checking.example import build_report
from assistant.checking.rule import Context, Example

_FEE = "收取信息处理费0元。"
_LEFT_ALONE = (
    "4月组织信息员赴安吉县天荒坪镇学习公开栏管理，参加9人。",
    "答复云江市民政局转来的来信2件，来信人住在桐乡市乌镇。",
    "老街修缮工程由杭州市规划设计院承担，公开合同1份。",
    "石桥镇1958年由原柳林公社析出，2001年并入大坪乡，沿革表已公开。",
    "补贴发放委托中国农业银行云岭县支行办理，公开名册36份。",
    "查阅点设在云岭县石桥镇桥东街8号和人民路12号。",
    "学习《浙江省行政规范性文件管理办法》1次，参加14人。",
    "镇长信箱转来乡镇干部住房问题1件，已回复。",
    "全镇各乡村公路养护信息公开9条。",
    "农业农村、水利、教育、卫生健康四类信息占98条。",
    "2019年以来的文件1156件逐件重定公开属性。",
    "截止日期为12月20日的意见征集2次，申报6月30日截止。",
    "修订《石桥镇依申请公开办理规程》，依申请公开目录列入信息12条。",
    "网址http://www.yunling.example.gov.cn/nb/2024/1.html,可直接打开；满意率92.5%。",
    "问卷2024份，收回2023份；发放补助2024元。",
    "2023至2024学年入学信息8条、2024级新生名单1份已公开。",
    "为了了解群众需要，走访现在在建的工程3处，应对对外咨询5次。",
    "账户名称、内部份额和立即然后公布的程序都写进指南1份。",
    "（一）类信息：1）目录；2）指南。每项各1份。",
    "《关于印发〈石桥镇公开栏管理办法〉的通知》（石政发〔2024〕3号）已公开。",
    "补正告知后15个工作日内未补正的1件，已告知申请人。",
    "“全国基层政务公开标准化”课程学习2次，参加28人。",
)


@pytest.mark.parametrize("text", _LEFT_ALONE)
def test_what_only_looks_wrong_is_left_alone(text: str) -> None:
    report = build_report(Example(sections={"others": f"{text}\n2024年{_FEE}"}))
    plain = build_report(Example(sections={"others": f"2024年{_FEE}"}))
    usual = {finding.code for finding in check_report(plain, Context()).findings}
    said = [f for f in check_report(report, Context()).findings if f.code[0] in "UWC"]
    assert [f.message for f in said if f.code not in usual] == []
