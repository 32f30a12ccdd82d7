"""A draft on a made-up government web site, as such sites serve it, for the readers' tests."""

from __future__ import annotations

from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html import escape
from typing import TYPE_CHECKING

from assistant.report.layout import lay_out

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft, DraftSection
    from assistant.report.tables import TableFigures

NAVIGATION = "".join(
    f'<li><a href="/col{n}/">{name}</a></li>'
    for n, name in enumerate(
        (
            "网站首页",
            "政务动态",
            "政府信息公开指南",
            "政府信息公开制度",
            "法定主动公开内容",
            "政府信息公开年报",
            "依申请公开",
            "互动交流",
            "云岭概况",
            "政务服务",
        )
    )
)
CARD = (
    '<table class="xxgk"><tr><td>索引号：</td><td>000100200/2025-00012</td><td>公开方式：</td>'
    "<td>主动公开</td></tr><tr><td>发布机构：</td><td>石桥镇人民政府</td><td>主题分类：</td>"
    "<td>政务公开</td></tr></table>"
)
BUTTONS = (
    '<div class="info"><span>发布日期：2025-01-20</span> <span>来源：石桥镇</span> '
    '浏览次数：<span id="hits">218</span> 字体：[<a href="#">大</a> <a href="#">中</a> '
    '<a href="#">小</a>] <a href="#">打印本页</a> 语音朗读</div>'
)
AFTER = (
    "<p>【打印本页】【关闭窗口】</p><p>分享到：</p><div>上一篇：石桥镇2023年财政决算</div>"
    "<div>扫一扫在手机打开当前页</div>"
)
FOOTER = (
    "<div>主办：云岭县人民政府办公室 承办：云岭县融媒体中心</div>"
    "<div>云ICP备00000001号 网站标识码：0000000001 网站地图 联系我们</div>"
)


def article(draft: Draft, *, title: bool = True) -> str:
    """Return the report as an editor of such sites makes it, without the site."""
    parts = [f'<p style="text-align:center"><b>{escape(draft.title)}</b></p>'] if title else []
    parts += [_paragraph(paragraph.text) for paragraph in draft.preface]
    for section in draft.sections:
        parts += _section(section)
    parts += [f'<p style="text-align:right">{escape(line)}</p>' for line in draft.closing()]
    return "\n".join(parts)


def _section(section: DraftSection) -> list[str]:
    parts = [_paragraph(section.heading)]
    for paragraph in section.paragraphs:
        if paragraph.heading:
            parts.append(_paragraph(paragraph.heading))
        parts.append(_paragraph(paragraph.text))
    if section.table:
        parts.append(table(section.table))
    return parts


def _paragraph(text: str) -> str:
    half = len(text) // 2
    return (
        '<p style="text-indent:2em"><span style="font-family:仿宋_GB2312">&nbsp;&nbsp;　　'
        f"{escape(text[:half])}</span><span><font>{escape(text[half:])}</font></span></p>"
    )


def table(figures: TableFigures) -> str:
    """Return a table with its merged cells, each cell's words in a paragraph."""
    rows = "\n".join(
        "<tr>"
        + "".join(
            f'<td colspan="{cell.columns}" rowspan="{cell.rows}"><p>{escape(cell.text)}</p></td>'
            for cell in row
        )
        + "</tr>"
        for row in lay_out(figures)
    )
    return f'<table border="1" cellspacing="0"><tbody>{rows}</tbody></table>'


def page(body: str, *, name: str = "", head: str = "", charset: str = "utf-8") -> str:
    """Return the whole page; `name` stands above the article, where the site has its title."""
    above = f'<h1 class="title">{escape(name)}</h1>' if name else ""
    return (
        f'<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; '
        f'charset={charset}">{head}<title>{escape(name)}_云岭县人民政府</title>'
        '<script>var words = "<p>脚本里的话。</p>";</script><style>p {margin: 0}</style></head>'
        f'<body><div class="top"><ul>{NAVIGATION}</ul></div><div>当前位置：<a href="/">首页</a> '
        f'&gt; <a href="/n/">政府信息公开年报</a></div><div class="main">{above}{CARD}{BUTTONS}'
        f'<div class="TRS_Editor" id="zoom">{body}</div>{AFTER}</div>'
        f'<div style="display:none">隐藏的话。</div>{FOOTER}</body></html>'
    )


def saved_as_mht(html: str, *, charset: str = "utf-8") -> bytes:
    """Return the page and a picture in one file, as browsers save them."""
    package = MIMEMultipart("related")
    package["Subject"] = "saved"
    package.attach(MIMEText(html, "html", charset))
    package.attach(MIMEImage(b"GIF89a", "gif"))
    return package.as_bytes()
