"""Word files as they really come: what Word shows is what is read."""

from __future__ import annotations

import pytest

from assistant.readers.docx import open_word_file, read_docx
from assistant.readers.guard import open_archive
from assistant.readers.word import Placed, placed_blocks
from assistant.report.document import Grid, Paragraph, UnreadPart
from tests.readers import docx_builder as make
from tests.readers.docx_builder import cell, docx, level, numbered, p, row, run, style, table

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def lines(body: str, *, numbering: str = "", styles: str = "") -> list[str]:
    """Return the text of each paragraph, and each table's rows with | between cells."""
    found = []
    for block in read_docx(docx(body, numbering=numbering, styles=styles)).blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        else:
            found += ["|".join(cells) for cells in block.rows]
    return found


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (f"<w:ins>{run('新增')}</w:ins>{run('3条')}", "新增3条"),
        (f"{run('公开')}<w:del><w:r><w:delText>8</w:delText></w:r></w:del>{run('9条')}", "公开9条"),
        (f"<w:moveTo>{run('移来')}</w:moveTo><w:moveFrom>{run('移走')}</w:moveFrom>", "移来"),
        (f'<w:hyperlink w:anchor="x">{run("专栏")}</w:hyperlink>', "专栏"),
        (f"<w:smartTag>{run('石桥镇')}</w:smartTag>", "石桥镇"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        (FIELD.format(run("3")), "3"),
        (FIELD.format(FIELD.format(run("7"))), "7"),
        (f'<w:fldSimple w:instr="DATE">{run("1月")}</w:fldSimple>', "1月"),
        (f"{run('可见')}{run('看不见', '<w:vanish/>')}", "可见"),
        (run("照样可见", '<w:vanish w:val="0"/>'), "照样可见"),
        ("<w:r><w:t>软</w:t><w:softHyphen/><w:t>连</w:t><w:noBreakHyphen/></w:r>", "软连-"),
        ('<w:r><w:sym w:font="仿宋" w:char="3007"/></w:r>', "〇"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', ""),
        (f"{run('正文')}<w:r><w:footnoteReference w:id='2'/></w:r>", "正文"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>shí</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>石</w:t>"
            "</w:r></w:rubyBase></w:ruby></w:r>",
            "石",
        ),
        ("<m:oMath><m:r><m:t>3+2</m:t></m:r></m:oMath>", "3+2"),
        ("<w:r><w:t>一、</w:t><w:tab/><w:t>总体情况</w:t></w:r>", "一、 总体情况"),
        ("<w:r><w:t>甲\n乙</w:t></w:r>", "甲 乙"),
    ],
)
def test_a_paragraph_reads_as_word_shows_it(content: str, shown: str) -> None:
    assert "".join(lines(p(content))) == shown


def test_text_hidden_by_a_style_is_left_out() -> None:
    styles = style("X", "备注", "<w:rPr><w:vanish/></w:rPr>", "character")
    assert lines(p(run("公开") + run("内部", '<w:rStyle w:val="X"/>')), styles=styles) == ["公开"]


def test_content_controls_around_paragraphs_and_rows_are_opened() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = control.format(p("一、总体情况")) + table(
        row("规章", "1"), control.format(row("行政许可", control.format(cell("2"))))
    )
    assert lines(body) == ["一、总体情况", "规章|1", "行政许可|2"]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    body = p(run("前言。") + make.text_box(p("框内") + table(row("甲", "1"), row("乙", "2"))))
    assert lines(body + p("后文")) == ["前言。", "框内", "甲|1", "乙|2", "后文"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    torn = p("公开信息", "<w:rPr><w:del/></w:rPr>")
    assert lines(torn + p("30条。") + p("完。")) == ["公开信息30条。", "完。"]


def test_tracked_changes_are_counted() -> None:
    body = p(f"<w:ins>{run('甲')}</w:ins><w:del>{run('乙')}</w:del>{run('丙')}")
    assert read_docx(docx(body)).notes == ("文稿里有2处修订还没有接受，按全部接受后的文字检查",)
    assert read_docx(docx(p("甲"))).notes == ()


def test_deleted_rows_and_cells_are_gone() -> None:
    body = table(
        row("规章", cell("0"), cell("9", "<w:cellDel/>")),
        row("旧行", "5", properties="<w:del/>"),
        row("行政许可", "3"),
    )
    assert lines(body) == ["规章|0", "行政许可|3"]


def test_a_merged_cell_stands_once_where_it_begins() -> None:
    down, below = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    body = table(
        row(cell("三、本年度办理结果", down), cell("（三）不予公开", down), "1.属于国家秘密", "1"),
        row(cell("", below), cell("", below), "2.其他", "2"),
        row(cell("", below), cell("（七）总计", '<w:gridSpan w:val="2"/>'), "3"),
        row(cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "乙", "4"),
    )
    assert lines(body) == [
        "三、本年度办理结果|（三）不予公开|1.属于国家秘密|1",
        "2.其他|2",
        "（七）总计|3",
        "甲|乙|4",
    ]


def test_a_cell_that_goes_on_with_nothing_begins_itself() -> None:
    body = table(row("甲", "1"), row(cell("乙", "<w:vMerge/>"), "2"))
    assert lines(body) == ["甲|1", "乙|2"]


def test_paragraphs_of_a_cell_are_one_text() -> None:
    assert lines(table(row(cell(p("商业") + p("") + p("企业")), "0"))) == ["商业\n企业|0"]


def test_a_table_around_the_whole_text_is_opened() -> None:
    inner = table(row("规章", "0"), row("行政许可", "3"))
    body = table(row(cell(p("一、总体情况") + p("公开3条。") + inner + p(""))))
    assert lines(body) == ["一、总体情况", "公开3条。", "规章|0", "行政许可|3"]


def test_a_table_of_long_prose_is_paragraphs() -> None:
    prose = "公开栏更新慢，已改为每周五更新。" * 12
    assert lines(table(row("问题", prose))) == ["问题", prose]


CHINESE = level(0, "%1、") + level(1, "（%2）") + level(2, "%3.", "decimal")


def test_automatic_numbers_are_part_of_the_text() -> None:
    body = (
        numbered("总体情况", 1)
        + numbered("主动公开", 1, 1)
        + numbered("依申请公开", 1, 1)
        + numbered("网站", 1, 2)
        + numbered("主动公开政府信息情况", 1)
        + numbered("公开数", 1, 1)
    )
    assert lines(body, numbering=make.lists(CHINESE)) == [
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请公开",
        "1. 网站",
        "二、主动公开政府信息情况",
        "（一）公开数",
    ]


@pytest.mark.parametrize(
    ("spelling", "numbers"),
    [
        ("chineseCounting", ["一", "二", "十一"]),
        ("japaneseCounting", ["一", "二", "十一"]),
        ("ideographDigital", ["一", "二", "一一"]),
        ("decimal", ["1", "2", "11"]),
        ("decimalFullWidth", ["１", "２", "１１"]),
        ("decimalEnclosedCircleChinese", ["①", "②", "⑪"]),
        ("upperLetter", ["A", "B", "K"]),
        ("lowerLetter", ["a", "b", "k"]),
        ("upperRoman", ["I", "II", "XI"]),
        ("lowerRoman", ["i", "ii", "xi"]),
        ("chineseLegalSimplified", ["壹", "贰", "拾壹"]),
        ("ideographTraditional", ["甲", "乙", "11"]),
    ],
)
def test_numbers_are_spelt_as_the_list_says(spelling: str, numbers: list[str]) -> None:
    body = numbered("", 1) * 11
    found = lines(body, numbering=make.lists(level(0, "第%1项", spelling)))
    assert [found[0], found[1], found[10]] == [f"第{number}项" for number in numbers]


def test_a_bullet_is_no_number() -> None:
    assert lines(numbered("公开栏", 1), numbering=make.lists(level(0, "", "bullet"))) == ["公开栏"]


def test_a_list_begins_anew_where_it_says_so() -> None:
    again = (
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = numbered("甲", 1) + numbered("乙", 1) + numbered("丙", 7) + numbered("丁", 8)
    found = lines(body, numbering=make.lists(CHINESE, numbers=again))
    assert found == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_a_list_may_start_later_and_spell_all_in_digits() -> None:
    kind = (
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl>'
        + level(1, "%1.%2", "decimal", '<w:isLgl/><w:suff w:val="nothing"/>')
    )
    body = numbered("甲", 1) + numbered("乙", 1, 1)
    assert lines(body, numbering=make.lists(kind)) == ["三、甲", "3.1乙"]


def test_a_style_may_number_its_paragraphs() -> None:
    styles = style(
        "1", "heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    ) + style("2", "一级标题", '<w:basedOn w:val="1"/>')
    body = p("总体情况", '<w:pStyle w:val="2"/>') + p(
        "前言", '<w:pStyle w:val="2"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    found = lines(body, numbering=make.lists(CHINESE), styles=styles)
    assert found == ["一、总体情况", "前言"]


def test_a_level_may_be_that_of_its_style() -> None:
    kind = level(0, "%1、") + level(1, "（%2）", more='<w:pStyle w:val="2"/>')
    styles = style("2", "heading 2", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    body = p("主动公开", '<w:pStyle w:val="2"/>')
    assert lines(body, numbering=make.lists(kind), styles=styles) == ["（一）主动公开"]


def test_a_list_may_take_its_levels_from_a_style() -> None:
    link = '<w:numStyleLink w:val="L"/>'
    styles = style(
        "L", "公文", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "numbering"
    )
    body = numbered("总体情况", 2)
    assert lines(body, numbering=make.lists(CHINESE, link), styles=styles) == ["一、总体情况"]


@pytest.mark.parametrize(
    ("properties", "styles", "wanted"),
    [
        ('<w:pStyle w:val="A"/>', style("A", "heading 2"), 2),
        ('<w:pStyle w:val="A"/>', style("A", "标题 1"), 1),
        ('<w:pStyle w:val="A"/>', style("A", "Title"), 0),
        (
            '<w:pStyle w:val="B"/>',
            style("A", "heading 1") + style("B", "甲", '<w:basedOn w:val="A"/>'),
            1,
        ),
        ('<w:pStyle w:val="A"/>', style("A", "甲", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'), 2),
        ('<w:outlineLvl w:val="0"/>', "", 1),
        ('<w:pStyle w:val="A"/><w:outlineLvl w:val="9"/>', style("A", "heading 1"), None),
        ("", "", None),
    ],
)
def test_headings_keep_their_level(properties: str, styles: str, wanted: int | None) -> None:
    (block,) = read_docx(docx(p("总体情况", properties), styles=styles)).blocks
    assert isinstance(block, Paragraph)
    assert block.level == wanted


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("云岭县石桥镇人民政府<br>2024年政府信息公开工作年度报告", 1),
        ("一、总体情况<br>2024年公开3条。", 2),
        ("公开3条。<br>收到申请2件。", 2),
        ("公开信息<br>3条。", 1),
        ("石桥镇人民政府<br>2025年1月20日", 2),
        ("前文，<br>（一）主动公开", 2),
    ],
)
def test_a_line_break_parts_paragraphs_only_where_one_ends(content: str, expected: int) -> None:
    runs = content.replace("<br>", "</w:t><w:br/><w:t>")
    assert len(lines(p(f"<w:r><w:t>{runs}</w:t></w:r>"))) == expected


def test_a_page_break_parts_paragraphs() -> None:
    body = p('<w:r><w:t>前文</w:t><w:br w:type="page"/><w:t>后文</w:t></w:r>')
    assert lines(body) == ["前文", "后文"]


def test_columns_made_with_tabs_keep_them() -> None:
    body = p("<w:r><w:t>规章</w:t><w:tab/><w:t>0</w:t><w:tab/><w:t>0</w:t></w:r>")
    assert lines(body) == ["规章\t0\t0"]


def test_pictures_and_objects_are_told() -> None:
    attached = (
        '<w:r><w:object><v:shape style="width:300pt;height:200pt"><v:imagedata/></v:shape>'
        '<o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    )
    body = (
        p("二、主动公开政府信息情况")
        + p(make.picture(15, 8))
        + p("三、收到和处理政府信息公开申请情况")
        + p(attached)
        + '<w:altChunk r:id="rId5"/>'
    )
    assert read_docx(docx(body)).unread == (
        UnreadPart(1, "图片"),
        UnreadPart(2, "附件"),
        UnreadPart(2, "附件"),
    )


@pytest.mark.parametrize(
    "content",
    [
        make.picture(4.2, 4.2),
        make.picture(15, 0.2),
        '<w:r><w:pict><v:shape style="width:120pt;height:118pt"><v:imagedata/></v:shape></w:pict>'
        "</w:r>",
        '<w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r>',
        make.text_box(p("框")),
    ],
)
def test_seals_rules_and_text_boxes_are_no_pictures(content: str) -> None:
    assert read_docx(docx(p(content))).unread == ()


def test_a_picture_in_a_table_is_told_behind_it() -> None:
    body = table(row("甲", cell(p(make.picture(12, 5)))), row("乙", "1")) + p("后文")
    content = read_docx(docx(body))
    assert isinstance(content.blocks[0], Grid)
    assert content.unread == (UnreadPart(1, "图片"),)


def test_strict_files_are_read_alike() -> None:
    body = p("一、总体情况") + table(row("规章", "0"))
    strict = make.document(body).replace(make.W, make.STRICT_W)
    assert read_docx(make.packed({"word/document.xml": strict})).blocks == (
        read_docx(docx(body)).blocks
    )


def test_the_main_part_may_have_another_name() -> None:
    content = docx(p("总体情况"), main="word/document2.xml")
    assert read_docx(content).blocks == (Paragraph("总体情况"),)


def test_headers_footers_and_notes_are_not_text() -> None:
    content = make.packed(
        {
            "word/document.xml": make.document(p("正文")),
            "word/header1.xml": make.document(p("页眉")),
            "word/footnotes.xml": make.document(p("脚注")),
        }
    )
    assert read_docx(content).blocks == (Paragraph("正文"),)


def test_every_character_can_be_traced_to_its_run() -> None:
    body = (
        numbered(f"<w:r><w:t>总体</w:t><w:tab/><w:t>情况</w:t></w:r><w:ins>{run('甲')}</w:ins>", 1)
        + table(row(cell(p("商业") + p("企业")), "0"))
        + p("<w:r><w:t>公开3条。</w:t><w:br/><w:t>收到2件。</w:t></w:r>")
    )
    word_file = open_word_file(open_archive(docx(body, numbering=make.lists(CHINESE))))
    for placed in placed_blocks(word_file.items()):
        assert isinstance(placed, Placed)
        block = placed.block
        shown = ((block.text,),) if isinstance(block, Paragraph) else block.rows
        for texts, cells in zip(shown, placed.cells, strict=True):
            assert list(texts) == ["".join(piece.text for piece in pieces) for pieces in cells]
            traced = (piece for pieces in cells for piece in pieces)
            for piece in traced:
                if piece.text and piece.part is not None:
                    assert piece.text in (piece.part.text, "\t", " ", "\n")


def test_a_cell_without_text_is_traced_to_its_paragraph() -> None:
    word_file = open_word_file(open_archive(docx(table(row("商业企业", "", "科研机构")))))
    (placed,) = placed_blocks(word_file.items())
    assert isinstance(placed, Placed)
    (piece,) = placed.cells[0][1]
    assert piece.text == ""
    assert piece.part is not None
    assert piece.part.tag.endswith("}p")
