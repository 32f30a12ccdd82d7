"""Make the .doc files in fixtures/ afresh, with LibreOffice.

Needed when the draft of tests/conftest.py, or the document of traps below, has changed:
`python -m tests.readers.make_fixtures`.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path

from tests.readers import docx_builder as make
from tests.readers.docx_builder import cell, level, numbered, p, row, run, style, table

FIXTURES = Path(__file__).with_name("fixtures")
_BY = 'w:id="{}" w:author="审核" w:date="2025-01-0{}T08:00:00Z"'
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText> HYPERLINK "a" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def to_doc(content: bytes) -> bytes:
    """Return a Word file as LibreOffice saves it in Word's old format."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.docx").write_bytes(content)
        command = [
            *("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
            *("--convert-to", "doc", "--outdir", str(folder), str(folder / "a.docx")),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return (folder / "a.doc").read_bytes()


def traps() -> bytes:
    """Return a Word file with what makes the text of one hard to read."""
    kind = level(0, "%1、") + level(1, "（%2）") + level(2, "%3.", "decimal")
    again = (
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    in_list = '<w:numPr><w:numId w:val="2"/></w:numPr>'
    styles = (
        style("Normal", "Normal")
        + style("1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
        + style("T", "Title")
        + style("9", "公文一级", f'<w:basedOn w:val="1"/><w:pPr>{in_list}</w:pPr>')
    )
    return make.docx(
        "".join((*_numbers(), *_changes(), *_characters(), *_tables(), *_drawings())),
        numbering=make.lists(kind, kind, numbers=again),
        styles=styles,
        picture=grey_picture(300, 160),
    )


def _numbers() -> tuple[str, ...]:
    return (
        p("年度报告", '<w:pStyle w:val="T"/>'),
        numbered("总体情况", 1),
        numbered("主动公开", 1, 1),
        numbered("依申请公开", 1, 1),
        numbered("网站", 1, 2),
        numbered("公开情况", 1),
        numbered("重新开始", 7),
        p("样式编号", '<w:pStyle w:val="9"/>'),
        p("没有编号的标题", '<w:pStyle w:val="1"/>'),
    )


def _changes() -> tuple[str, ...]:
    removed = f"<w:del {_BY.format(2, 2)}><w:r><w:delText>8条</w:delText></w:r></w:del>"
    return (
        p(f"<w:ins {_BY.format(1, 1)}>{run('新增')}</w:ins>{run('3条')}{removed}{run('信息')}"),
        p("公开信息", f"<w:rPr><w:del {_BY.format(3, 3)}/></w:rPr>"),
        p("30条。"),
    )


def _characters() -> tuple[str, ...]:
    link = f'<w:hyperlink w:anchor="x">{run("专栏")}</w:hyperlink>'
    return (
        p(run("可见") + run("看不见", "<w:vanish/>") + _FIELD.format(run("结果")) + link),
        p("<w:r><w:t>公开3条。</w:t><w:br/><w:t>收到2件。</w:t></w:r>"),
        p('<w:r><w:t>前页</w:t><w:br w:type="page"/><w:t>后页</w:t></w:r>'),
        p("<w:r><w:t>规章</w:t><w:tab/><w:t>0</w:t><w:tab/><w:t>1</w:t></w:r>"),
        p("<w:r><w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t><w:softHyphen/><w:t>丙𠮷</w:t></w:r>"),
    )


def _tables() -> tuple[str, ...]:
    down, below = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    inner = table(row("规章", "0"), row("行政许可", "3"))
    return (
        table(
            row(cell("三、办理结果", down), cell("（三）不予公开", down), "1.国家秘密", "1"),
            row(cell("", below), cell("", below), "2.其他", "2"),
            row(cell("", below), cell("（七）总计", '<w:gridSpan w:val="2"/>'), "3"),
            row(cell(p("商业") + p("企业")), "", "甲", "4"),
        ),
        p("两表之间"),
        table(row(cell(p("一、布局") + p("公开3条。") + inner + p("表后。")))),
    )


def _drawings() -> tuple[str, ...]:
    return (
        p(run("框前。") + make.text_box(p("框内文字"))),
        p(make.picture(15, 8)),
        p(make.picture(4.2, 4.2)),
        p("结尾"),
    )


def grey_picture(width: int, height: int) -> bytes:
    """Return a PNG of one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    size = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xc8" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", size), chunk(b"IDAT", rows), chunk(b"IEND", b""))
    )


def main() -> None:
    """Write the files."""
    from assistant.writers.docx import docx_of
    from tests.conftest import made_up_draft

    if not shutil.which("soffice"):
        raise SystemExit("LibreOffice is not installed")
    (FIXTURES / "石桥镇2024.doc").write_bytes(to_doc(docx_of(made_up_draft())))
    (FIXTURES / "traps.doc").write_bytes(to_doc(traps()))


if __name__ == "__main__":
    main()
