"""A report is the same report in whatever shape its headings and tables reach us."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assistant.errors import NotAReportError
from assistant.report.document import Document, Grid, Paragraph
from assistant.report.form import cell_key, load_form
from assistant.report.layout import lay_out
from assistant.report.recognise import recognise
from assistant.report.tables import TableFigures

if TYPE_CHECKING:
    from assistant.report.report import Report

FORM = load_form("2021")
TITLE = "云岭县石桥镇人民政府2024年政府信息公开工作年度报告"
OVERVIEW = """（一）主动公开情况
全年主动公开政府信息147条。
（二）依申请公开情况
新收政府信息公开申请5件，上年结转1件。
（三）政府信息管理情况
发布前审核147条，退回修改6条。
（四）政府信息公开平台建设情况
便民服务中心设查阅点1个。
（五）监督保障情况
培训2次，58人次参加。"""
PROBLEMS = "一是“涉农补贴”栏目四个月没有更新。改进措施：党建办3月底前理清报送时限。"
OTHERS = "2024年没有发出收费通知，收取信息处理费0元。"


def numbered(table: str) -> TableFigures:
    """Every cell another number, sums included, so that a shifted cell shows."""
    form = FORM.table(table)
    values = {cell_key(row, column): Decimal(n) for n, (row, column) in enumerate(form.cells, 1)}
    return TableFigures(form, values)


def zero(table: str) -> TableFigures:
    form = FORM.table(table)
    return TableFigures(form, {cell_key(r, c): Decimal(0) for r, c in form.cells})


def as_grid(figures: TableFigures) -> list[list[str]]:
    return [[cell.text for cell in row] for row in lay_out(figures)]


def as_tabs(figures: TableFigures) -> str:
    return "\n".join("\t".join(row) for row in as_grid(figures))


def as_padded_tabs(figures: TableFigures) -> str:
    """As copied out of a web page: a merged cell leaves empty cells behind it."""
    lines = []
    for row in lay_out(figures):
        padded = [text for cell in row for text in (cell.text, *[""] * (cell.columns - 1))]
        lines.append("\t".join(["", *padded, "", ""] if len(row) > 3 else padded))
    return "\n".join(lines)


def as_pipes(figures: TableFigures) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in as_grid(figures))


def one_a_line(figures: TableFigures) -> str:
    return "\n".join(text for row in as_grid(figures) for text in row)


def broken_captions(figures: TableFigures) -> str:
    """One cell a line, and long captions broken in the middle, as some pages print them."""
    lines = []
    for text in one_a_line(figures).split("\n"):
        cut = len(text) // 2
        lines += [text[:cut], text[cut:]] if len(text) >= 4 and not text.isdigit() else [text]
    return "\n".join(lines)


def numbers_behind_captions(figures: TableFigures) -> str:
    return "\n".join(" ".join(row) for row in as_grid(figures))


SHAPES = [as_tabs, as_padded_tabs, as_pipes, one_a_line, broken_captions, numbers_behind_captions]


def text_report(shape: object = as_tabs, figures: object = numbered, **changed: str) -> str:
    def table(key: str) -> str:
        return changed.get(key) or shape(figures(key))  # type: ignore[operator]

    parts = [
        changed.get("title", TITLE),
        "本报告按照《中华人民共和国政府信息公开条例》编制。",
        "一、总体情况",
        changed.get("overview", OVERVIEW),
        "二、主动公开政府信息情况",
        table("disclosure"),
        "三、收到和处理政府信息公开申请情况",
        table("applications"),
        "四、政府信息公开行政复议、行政诉讼情况",
        table("disputes"),
        "五、存在的主要问题及改进情况",
        PROBLEMS,
        "六、其他需要报告的事项",
        changed.get("others", OTHERS),
    ]
    return "\n".join(parts)


def read(text: str) -> Report:
    lines = [line for line in text.split("\n") if line.strip()]
    return recognise(Document("", tuple(Paragraph(line) for line in lines)))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("key", ["disclosure", "applications", "disputes"])
def test_every_cell_is_read_in_every_shape_of_table(shape: object, key: str) -> None:
    report = read(text_report(shape))
    assert report.tables[key].figures.values == numbered(key).values


@pytest.mark.parametrize("shape", SHAPES)
def test_prose_stays_clear_of_the_tables(shape: object) -> None:
    report = read(text_report(shape))
    assert [len(section.paragraphs) for section in report.sections] == [5, 0, 0, 0, 1, 1]


def test_a_real_table_with_merged_cells_is_read() -> None:
    blocks = [Paragraph(TITLE), Paragraph("一、总体情况"), Paragraph("全年公开147条。")]
    for key in ("disclosure", "applications", "disputes"):
        blocks.append(Paragraph(FORM.heading(key)))
        rows = tuple(map(tuple, as_grid(numbered(key))))
        blocks.append(Grid(rows))  # type: ignore[arg-type]
    report = recognise(Document("", tuple(blocks)))
    assert {key: len(table.cells) for key, table in report.tables.items()} == {
        "disclosure": 10,
        "applications": 175,
        "disputes": 15,
    }
    cell = report.tables["applications"].cells["carried_out.total"]
    assert report.document.quote(cell.place) == "175"


def test_digits_glued_to_a_caption_are_read_one_a_cell() -> None:
    glued = "信息内容本年制发件数本年废止件数现行有效件数\n规章000\n行政规范性文件213\n"
    glued += "行政许可\n4\n行政处罚\n5\n行政强制\n0\n行政事业性收费\n1.5"
    report = read(text_report(disclosure=glued))
    figures = report.tables["disclosure"].figures
    assert figures.get("normative.issued") == 2
    assert figures.get("normative.in_force") == 3
    assert figures.get("charges") == Decimal("1.5")


def test_a_row_shifted_by_a_stray_cell_is_read() -> None:
    lines = as_tabs(numbered("applications")).split("\n")
    lines[-1] = "\t" + lines[-1].replace("\t", "\t\t", 1) + "\t"
    report = read(text_report(applications="\n".join(lines)))
    assert report.tables["applications"].figures.get("carried_out.natural") == 169


def test_blank_cells_are_found_and_hold_no_number() -> None:
    lines = as_tabs(zero("disclosure")).split("\n")
    lines[2] = "规章\t\t\t"
    lines[3] = "行政规范性文件\t/\t-\t3"
    table = read(text_report(disclosure="\n".join(lines))).tables["disclosure"]
    assert table.is_complete
    assert [cell.key for cell in table.cells.values() if cell.is_blank] == [
        "regulations.issued",
        "regulations.repealed",
        "regulations.in_force",
        "normative.issued",
        "normative.repealed",
    ]
    assert table.get("normative.in_force") == 3


def test_words_in_a_cell_keep_its_row_readable() -> None:
    lines = as_tabs(zero("applications")).split("\n")
    lines[3] = "一、本年新收政府信息公开申请数量\t三件\t0\t0\t0\t待定\t0\t3"
    table = read(text_report(applications="\n".join(lines))).tables["applications"]
    assert table.is_complete
    assert [
        table.cells[f"received.{key}"].raw for key in ("natural", "legal_service", "total")
    ] == [
        "三件",
        "待定",
        "3",
    ]
    assert table.get("received.natural") is None
    assert table.get("received.total") == 3


def test_a_row_with_a_misspelt_caption_is_read_between_its_neighbours() -> None:
    text = as_tabs(numbered("applications")).replace("5.属于三类内部事务信息", "5.属于三类内务信息")
    text = text.replace("\n四、结转下年度继续办理", "\n小计\t1\t2\n四、结转下年度继续办理")
    table = read(text_report(applications=text)).tables["applications"]
    assert table.is_complete


def test_numbers_with_a_unit_or_a_remark_are_still_numbers() -> None:
    lines = as_tabs(zero("disclosure")).split("\n")
    lines[3] = "行政规范性文件\t2件\t1,200\t22（其中修订16件）"
    table = read(text_report(disclosure="\n".join(lines))).tables["disclosure"]
    assert [table.get(f"normative.{c}") for c in ("issued", "repealed", "in_force")] == [
        2,
        1200,
        22,
    ]


def test_a_table_cut_short_gives_the_rows_that_are_there() -> None:
    head = "\n".join(as_padded_tabs(numbered("applications")).split("\n")[:6])
    table = read(text_report(applications=head)).tables["applications"]
    assert {key.partition(".")[0] for key in table.cells} == {"received", "carried_in", "granted"}


def test_a_table_not_filled_in_is_found_blank() -> None:
    empty = {key: TableFigures(FORM.table(key), {}) for key in ("disclosure", "applications")}
    tables = {key: as_tabs(figures) for key, figures in empty.items()}
    report = read(text_report(**tables))
    for key in empty:
        assert report.tables[key].is_complete
        assert all(cell.is_unanswered for cell in report.tables[key].cells.values())


def test_a_table_that_is_a_picture_is_absent_not_zero() -> None:
    report = read(text_report(applications="（表格见附件）"))
    assert set(report.tables) == {"disclosure", "disputes"}


def test_the_old_form_is_told_by_its_captions() -> None:
    old = load_form("2019")
    figures = TableFigures(
        old.table("disclosure"),
        {cell_key(r, c): Decimal(1) for r, c in old.table("disclosure").cells},
    )
    report = read(text_report(disclosure=as_tabs(figures)))
    assert report.form.id == "2019"
    assert report.tables["disclosure"].is_complete
    assert report.tables["applications"].figures.values == numbered("applications").values


@pytest.mark.parametrize(
    ("lines", "unit", "year"),
    [
        (TITLE, "云岭县石桥镇人民政府", 2024),
        ("云岭县石桥镇人民政府\n2024年政府信息公开工作年度报告", "云岭县石桥镇人民政府", 2024),
        ("云岭县石桥镇2024\n政府信息公开工作年度报告", "云岭县石桥镇", 2024),
        (f"{TITLE}\n政府信息公开工作年度报告", TITLE[:10], 2024),
        (f"首页>公开年报\n名称：{TITLE}\n发布日期：2025-01-16\n{TITLE}", TITLE[:10], 2024),
        ("2024年云岭县石桥镇人民政府信息公开工作年度报告", "云岭县石桥镇人民政府", 2024),
        ("云岭县水务局 2023 年度政府信息公开工作年度报告", "云岭县水务局", 2023),
        ("云江市2022年政府信息公开年报", "云江市", 2022),
        ("云岭县青坪乡2021年政府信息公开工作\n年度报告", "云岭县青坪乡", 2021),
        ("关于云岭县水务局2024年政府信息公开工作的年度报告", "云岭县水务局", 2024),
        ("云岭县望江街道办事处２０２４年政府信息公开工作年度报告", "云岭县望江街道办事处", 2024),
    ],
)
def test_unit_and_year_are_told_by_the_title(lines: str, unit: str, year: int) -> None:
    report = read(text_report(title=lines))
    assert (report.unit, report.year) == (unit, year)


@pytest.mark.parametrize(
    "headings",
    [
        ["一、 政府信息公开工作总体情况", "二、行政机关主动公开政府信息的情况"],
        ["第一部分 总体情况", "第二部分 主动公开政府信息情况"],
        ["1、 总体情况", "2、主动公开政府信息情况"],
        ["总体情况", "主动公开政府信息情况"],
        ["一．概述", "二．主动公开情况"],
        ["一、2024年政府信息公开总体情况", "二、主 动 公 开 政 府 信 息 情 况"],
    ],
)
def test_headings_are_found_however_they_are_worded(headings: list[str]) -> None:
    style = {"一": "一、", "第": "第{}部分 ", "1": "{}、", "总": ""}[headings[0][0]]
    text = text_report()
    ordinals = "一二三四五六" if headings[0][0] != "1" else "123456"
    for position, key in enumerate(["overview", "disclosure", "applications", "disputes"]):
        new = headings[position] if position < 2 else ""
        title = FORM.section(key).title
        mark = style.format(ordinals[position]) if style != "一、" else f"{ordinals[position]}、"
        text = text.replace(f"\n{FORM.heading(key)}\n", f"\n{new or mark + title}\n")
    for position, key in ((4, "problems"), (5, "others")):
        mark = style.format(ordinals[position]) if style != "一、" else f"{ordinals[position]}、"
        text = text.replace(f"\n{FORM.heading(key)}\n", f"\n{mark}{FORM.section(key).title}\n")
    report = read(text)
    assert [section.key for section in report.sections] == [s.key for s in FORM.sections]
    assert all(section.heading for section in report.sections)


def test_an_unknown_heading_is_kept_where_level_one_is_numbered_in_digits() -> None:
    text = text_report()
    for number, section in enumerate(FORM.sections, 1):
        text = text.replace(f"\n{FORM.heading(section.key)}\n", f"\n{number}、{section.title}\n")
    report = read(f"{text}\n7、2025年工作打算\n每季度核对一次目录。")
    assert [section.key for section in report.sections] == [*(s.key for s in FORM.sections), None]


def test_a_numbered_line_that_says_something_is_prose_not_a_heading() -> None:
    report = read(text_report(others="（一）2024年没有收取信息处理费。\n（二）办理建议2件。"))
    others = report.section("others")
    assert others
    assert [p.text for p in others.paragraphs] == [
        "（一）2024年没有收取信息处理费。",
        "（二）办理建议2件。",
    ]


def test_lost_headings_are_inferred_from_what_follows() -> None:
    text = text_report()
    for key in ("overview", "disclosure", "applications", "disputes", "problems", "others"):
        text = text.replace(f"\n{FORM.heading(key)}\n", "\n")
    report = read(text.replace("一是“涉农", "目前仍存在一些不足，“涉农"))
    assert [section.key for section in report.sections] == [s.key for s in FORM.sections]
    assert not any(section.heading for section in report.sections)
    assert len(report.tables) == 3


def test_prose_behind_a_heading_on_its_line_is_kept() -> None:
    text = text_report().replace(
        "一、总体情况\n（一）主动公开情况\n", "一、总体情况（一）主动公开情况。"
    )
    report = read(text.replace("（一）主动公开情况。全年", "（一）主动公开情况。全年"))
    overview = report.section("overview")
    assert overview
    assert "全年主动公开政府信息147条" in overview.text


@pytest.mark.parametrize(
    "overview",
    [
        OVERVIEW,
        OVERVIEW.replace("情况\n", "方面。"),
        OVERVIEW.replace("（一）", "1.")
        .replace("（二）", "2.")
        .replace("（三）", "3.")
        .replace("（四）", "4.")
        .replace("（五）", "5."),
        OVERVIEW.replace("（一）主动公开情况", "主动公开")
        .replace("（二）依申请公开情况", "依申请公开")
        .replace("（三）", "")
        .replace("（四）", "")
        .replace("（五）", ""),
        "一是主动公开方面。公开147条。二是依申请公开方面。新收5件。三是政府信息管理方面。审核147条。"
        "四是政府信息公开平台建设方面。设点1个。五是监督保障方面。培训2次。",
        OVERVIEW.replace("主动公开情况", "聚焦民生领域推动主动公开")
        .replace("依申请公开情况", "规范办理依申请事项")
        .replace("政府信息管理情况", "规范信息管理流程")
        .replace("政府信息公开平台建设情况", "做好平台维护")
        .replace("监督保障情况", "落实监督责任"),
    ],
)
def test_the_five_topics_are_found_in_every_style(overview: str) -> None:
    section = read(text_report(overview=overview)).section("overview")
    assert section
    assert [topic.key for topic in section.topics] == [
        t.key for t in FORM.section("overview").topics
    ]


def test_the_signature_is_no_part_of_the_last_section() -> None:
    report = read(text_report(others=OTHERS + "\n云岭县石桥镇人民政府\n2025年1月16日"))
    others = report.section("others")
    assert others
    assert [str(line) for line in report.closing] == ["云岭县石桥镇人民政府", "2025年1月16日"]
    assert others.text == OTHERS


def test_a_list_of_contents_is_not_taken_for_the_sections() -> None:
    contents = "\n".join(FORM.heading(section.key) for section in FORM.sections)
    text = text_report().replace("\n一、总体情况\n", f"\n目 录\n{contents}\n一、总体情况\n", 1)
    report = read(text)
    assert [section.key for section in report.sections] == [s.key for s in FORM.sections]
    overview = report.section("overview")
    assert overview
    assert len(overview.topics) == 5


def test_a_nested_list_in_the_problems_section_is_no_section() -> None:
    text = text_report().replace(
        PROBLEMS, "一、存在的主要问题\n栏目更新慢。\n二、改进措施\n按月报送。"
    )
    report = read(text)
    assert [section.key for section in report.sections] == [s.key for s in FORM.sections]


@pytest.mark.parametrize(
    "text",
    [
        "云岭县石桥镇2024年财政预算执行情况报告\n全年收入1200万元。\n支出1100万元。",
        "《云岭县石桥镇2024年政府信息公开工作年度报告》解读\n一、总体情况\n二、主动公开政府信息情况",
        "关于做好2024年政府信息公开工作年度报告编制报送工作的通知\n各镇街：\n请于1月20日前报送。",
        "买菜清单\n萝卜\n白菜",
    ],
)
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(NotAReportError):
        read(text)


def test_every_sentence_knows_its_place() -> None:
    report = read(text_report(title="云岭县石桥镇人民政府 2024 年政府信息公开工作年度报告"))
    for sentence in report.sentences:
        quote = report.document.quote(sentence.passage.place())
        assert quote.replace(" ", "") == sentence.text
    assert {sentence.topic for sentence in report.sentences if sentence.section == "overview"} == {
        topic.key for topic in FORM.section("overview").topics
    }
