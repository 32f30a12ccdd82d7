"""A report on a web page is read without the site around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.errors import UnreadableFileError
from assistant.readers.html import read_html
from assistant.report.document import Document, Grid, Paragraph
from assistant.report.recognise import recognise
from tests.readers.web_site import article, page

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft
    from assistant.readers.content import Content

TITLE = "云岭县石桥镇人民政府2024年政府信息公开工作年度报告"
PROSE = "全年主动公开政府信息147条，其中政府网站98条、公众号49条，没有超过期限的。"


def read(html: str) -> Content:
    return read_html(html.encode())


def words(content: Content) -> list[object]:
    return [b.text if isinstance(b, Paragraph) else b.rows for b in content.blocks]


def said_by(draft: Draft) -> list[object]:
    blocks = draft.document().blocks
    return [b.text if isinstance(b, Paragraph) else b.rows for b in blocks]


@pytest.mark.parametrize("names", ['class="TRS_Editor" id="zoom"', 'class="article"', 'class="x"'])
def test_nothing_but_the_report_and_its_release_date_is_read(draft: Draft, names: str) -> None:
    html = page(article(draft)).replace('class="TRS_Editor" id="zoom"', names)
    assert words(read(html)) == ["发布日期：2025-01-20", *said_by(draft)]


def test_a_title_outside_the_article_comes_first(draft: Draft) -> None:
    content = read(page(article(draft, title=False), name=draft.title))
    assert content.blocks[0] == Paragraph(draft.title, level=0)
    assert words(content)[2:] == said_by(draft)[1:]


def test_title_and_date_may_stand_in_the_pages_own_description(draft: Draft) -> None:
    head = (
        f'<meta name="ArticleTitle" content="{draft.title}">'
        '<meta name="PubDate" content="2025-01-22">'
    )
    html = page(article(draft, title=False), head=head).replace("发布日期：2025-01-20", "")
    assert words(read(html))[:2] == [draft.title, "发布日期：2025-01-22"]


@pytest.mark.parametrize(("charset", "codec"), [("gb2312", "gb18030"), ("gbk", "gb18030")])
def test_characters_outside_gb2312_are_read_on_a_page_that_claims_it(
    charset: str, codec: str
) -> None:
    html = page("<p>负责人䶮镕同志主持会议，研究政府信息公开工作。</p>", charset=charset)
    assert "负责人䶮镕同志主持会议，研究政府信息公开工作。" in words(read_html(html.encode(codec)))


def test_utf8_is_known_whatever_the_page_claims() -> None:
    assert PROSE in words(read(page(f"<p>{PROSE}</p>", charset="gb2312")))


def test_a_character_cut_in_two_by_the_site_does_not_stop_the_reader() -> None:
    html = page(f"<p>{PROSE}</p>", charset="gbk").encode("gb18030")
    broken = html.replace("云岭概况".encode("gb18030"), "云岭概况".encode("gb18030")[:-1])
    content = read_html(broken)
    assert PROSE in words(content)
    assert content.notes == ()


def test_a_damaged_character_in_the_article_is_told() -> None:
    html = page(f"<p>{PROSE}坏</p>", charset="gbk").encode("gb18030")
    content = read_html(html.replace("坏".encode("gb18030"), b"\xff"))
    assert content.notes == ("正文有1处损坏的字符（显示为\ufffd），请对照原网页核对",)


def test_a_merged_cell_stands_once_where_it_begins(draft: Draft) -> None:
    grids = [block for block in read(page(article(draft))).blocks if isinstance(block, Grid)]
    assert [len(grid.rows) for grid in grids] == [14, 28, 4]
    assert grids[1].rows[1] == ("自然人", "法人或其他组织", "总计")


def test_every_row_knows_its_line() -> None:
    rows = [f"<tr><td>{name}</td><td>1</td></tr>" for name in ("规章", "总计")]
    html = f"<body>\n<table>\n{rows[0]}\n\n{rows[1]}\n</table>"
    assert read(html).blocks == (Grid((("规章", "1"), ("总计", "1")), (3, 5)),)


def test_every_paragraph_knows_its_line() -> None:
    content = read(f"<body>\n<p>{PROSE}</p>\n<div>\n  甲镇。<br>\n乙镇。</div>")
    lines = [block.lines for block in content.blocks if isinstance(block, Paragraph)]
    assert lines == [((0, 2),), ((0, 4),), ((0, 5),)]


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    prose = f"<p>{PROSE}</p>" * 3
    inner = "<table><tr><td>规章</td><td>1</td></tr><tr><td>总计</td><td>2</td></tr></table>"
    html = f"<body><table><tr><td>{prose}{inner}</td></tr></table></body>"
    kinds = [type(block).__name__ for block in read(html).blocks]
    assert kinds == ["Paragraph"] * 3 + ["Grid"]


def test_a_span_of_a_hundred_million_columns_is_one_cell() -> None:
    html = (
        '<body><table><tr><td colspan="100000000" rowspan="100000000">规章</td><td>1</td></tr>'
        "<tr><td>总计</td><td>2</td></tr></table></body>"
    )
    assert read(html).blocks == (Grid((("规章", "1"), ("总计", "2")), (1, 1)),)


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("<ol>", ["1.主动公开", "2.依申请公开"]),
        ('<ol start="3">', ["3.主动公开", "4.依申请公开"]),
        ('<ol type="A">', ["A.主动公开", "B.依申请公开"]),
        ('<ol type="i" start="4">', ["iv.主动公开", "v.依申请公开"]),
        (
            '<ol style="list-style-type: cjk-ideographic" start="19">',
            ["十九、主动公开", "二十、依申请公开"],
        ),
        ('<ol style="list-style:none">', ["主动公开", "依申请公开"]),
    ],
)
def test_numbers_that_the_browser_makes_are_part_of_the_text(
    opening: str, expected: list[str]
) -> None:
    html = f"<body>{opening}<li>主动公开</li><li><p>依申请公开</p></li></ol></body>"
    assert words(read(html)) == expected


def test_a_number_that_is_typed_is_not_doubled() -> None:
    assert words(read("<body><ol><li>1.主动公开</li><li>（二）依申请公开</li></ol></body>")) == [
        "1.主动公开",
        "（二）依申请公开",
    ]


def test_line_ends_in_the_source_are_no_spaces_between_han() -> None:
    assert words(read("<body><p>政府信息\n  公开 2024\n年度报告&nbsp;正文</p></body>")) == [
        "政府信息公开 2024 年度报告\xa0正文"
    ]


def test_a_page_made_by_word_is_read() -> None:
    html = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml>'
        "<o:Author>作者</o:Author></xml><![endif]--><style>p.MsoNormal {margin:0}</style></head>"
        "<body lang=ZH-CN><div class=WordSection1><p class=MsoNormal><![if !supportLists]>"
        "<span style='mso-list:Ignore'>一、<span>&nbsp;</span></span><![endif]>总体情况<o:p></o:p>"
        "</p><p class=MsoNormal>公开<span lang=EN-US>147</span>条。<o:p>&nbsp;</o:p></p>"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p></div></body></html>"
    )
    assert [str(text).replace("\xa0", "") for text in words(read(html))] == [
        "一、总体情况",
        "公开147条。",
    ]


def test_headings_have_a_level() -> None:
    content = read(f"<body><h2>一、总体情况</h2><p>{PROSE}</p></body>")
    assert [b.level for b in content.blocks if isinstance(b, Paragraph)] == [1, None]


def test_hidden_words_and_scripts_are_not_read() -> None:
    html = (
        f"<body><p>{PROSE}</p><p style='display: none'>甲</p><p hidden>乙</p><script>丙</script>"
        "<noscript>丁</noscript><select><option>戊</option></select></body>"
    )
    assert words(read(html)) == [PROSE]


def test_a_table_that_is_a_picture_is_said_to_be_unread(draft: Draft) -> None:
    html = page(f'<p>{PROSE}</p><p><img src="/t/W0201.png" width="640"></p><p>{PROSE}完。</p>')
    content = read(html)
    assert [(part.what, words(content)[part.block]) for part in content.unread] == [
        ("图片", f"{PROSE}完。")
    ]


@pytest.mark.parametrize(
    "picture", ['src="/img/icon_doc.gif"', 'src="a.png" width="16" height="16"']
)
def test_an_icon_is_no_part_of_the_report(picture: str) -> None:
    assert read(page(f"<p>{PROSE}<img {picture}></p>")).unread == ()


def test_attachments_are_said_to_be_unread_and_their_names_left_out() -> None:
    html = page(
        f'<p>{PROSE}</p><p>附件：<a href="/f/P0201.docx">石桥镇2024年年报.docx</a></p>'
        '<iframe src="/viewer?file=a.pdf"></iframe>'
    )
    content = read(html)
    assert [part.what for part in content.unread] == ["附件", "附件"]
    assert words(content) == ["发布日期：2025-01-20", PROSE]


def test_a_page_that_only_links_to_its_report_says_where_it_is() -> None:
    html = page(f'<p><a href="/f/P0201.pdf">{TITLE}.pdf</a></p><p>请下载查看。</p>', name=TITLE)
    content = read(html)
    assert [part.what for part in content.unread] == ["附件"]


def test_a_section_that_broke_out_of_the_articles_frame_is_kept() -> None:
    body = (
        f"<p>{TITLE}</p><p>一、总体情况</p><p>{PROSE * 8}</p></div>"
        "<p>六、其他需要报告的事项</p><p>没有。</p>"
    )
    assert words(read(page(body)))[-2:] == ["六、其他需要报告的事项", "没有。"]


def test_deep_nesting_loses_nothing() -> None:
    html = "<body>" + "<div>" * 1500 + f"<p>{PROSE}</p>" + "</div>" * 1500
    assert words(read(html)) == [PROSE]


@pytest.mark.parametrize(
    "html",
    [
        "<body>" + "<div>" * 500_000,
        "<body>" + "<p>公开</p>" * 600_000,
        "<body><p>" + "石桥镇公开信息。" * 300_000,
    ],
    ids=["deep", "many tags", "long"],
)
def test_a_hostile_page_is_refused(html: str) -> None:
    with pytest.raises(UnreadableFileError, match="请核对是不是选错了文件"):
        read(html)


def test_entities_declared_in_the_page_are_not_spread() -> None:
    html = '<!DOCTYPE html [<!ENTITY a "石桥">]><html><body><p>云岭县&a;镇。</p></body></html>'
    assert "石桥镇" not in str(words(read(html)))


def test_the_report_on_the_page_is_the_report(draft: Draft) -> None:
    content = read(page(article(draft)))
    found = recognise(Document("", content.blocks))
    meant = recognise(draft.document())
    assert found.unit == meant.unit
    assert [s.key for s in found.sections] == [s.key for s in meant.sections]
    assert [str(p) for p in found.closing] == list(draft.closing())
