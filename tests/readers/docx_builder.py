"""Word files made part by part, as Word, WPS and other programs write them; and hostile ones."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": OFFICE,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)


def run(text: str, properties: str = "") -> str:
    """Return a run; `properties` is what stands in its w:rPr."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str = "", properties: str = "") -> str:
    """Return a paragraph of plain text or of runs; `properties` is what stands in its w:pPr."""
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{look}{content if content.startswith('<') else run(content)}</w:p>"


def cell(content: str = "", properties: str = "") -> str:
    """Return a cell of one paragraph of text, or of paragraphs."""
    look = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{look}{content if content.startswith('<') else p(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Return a row of cells; those given as plain text are made cells."""
    look = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{look}{''.join(c if c.startswith('<') else cell(c) for c in cells)}</w:tr>"


def table(*rows: str) -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def numbered(text: str, list_id: int, level: int = 0) -> str:
    """Return a paragraph of a list."""
    marks = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return p(text, marks)


def level(at: int, text: str, spelling: str = "chineseCountingThousand", more: str = "") -> str:
    """Return one level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{spelling}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*kinds: str, numbers: str = "") -> str:
    """Return the part that holds the lists: kind 1, 2 … under the ids 1, 2 …, and more numbers."""
    bodies = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{kind}</w:abstractNum>'
        for at, kind in enumerate(kinds, 1)
    )
    own = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>'
        for at in range(1, len(kinds) + 1)
    )
    return f"<w:numbering {_NAMESPACES}>{bodies}{own}{numbers}</w:numbering>"


def style(style_id: str, name: str, content: str = "", kind: str = "paragraph") -> str:
    """Return a style."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{content}'
        "</w:style>"
    )


def picture(width_cm: float, height_cm: float) -> str:
    """Return a run with a picture."""
    size = f'cx="{round(width_cm * 360_000)}" cy="{round(height_cm * 360_000)}"'
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent {size}/><wp:docPr id="1" name="图"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="1" name="图"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill><pic:spPr><a:xfrm><a:ext {size}/>'
        '</a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def text_box(content: str) -> str:
    """Return a run with a text box, written for new and for old programs, as Word does."""
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        '<wp:extent cx="3000000" cy="800000"/>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def document(body: str) -> str:
    """Return the main part around a body."""
    return f"<w:document {_NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"


def docx(
    body: str,
    *,
    numbering: str = "",
    styles: str = "",
    main: str = "word/document.xml",
    picture: bytes = b"",
) -> bytes:
    """Return a Word file with this body."""
    related = {"rId1": ("styles", "styles.xml"), "rId2": ("numbering", "numbering.xml")}
    return packed(
        {
            "[Content_Types].xml": _content_types(main),
            "_rels/.rels": _relations({"rId1": ("officeDocument", f"/{main}")}),
            main: document(body),
            f"word/_rels/{main.rpartition('/')[2]}.rels": _relations(
                {**related, "rId9": ("image", "a.png")} if picture else related
            ),
            "word/styles.xml": f"<w:styles {_NAMESPACES}>{styles}</w:styles>",
            **({"word/numbering.xml": numbering} if numbering else {}),
            **({"word/a.png": picture} if picture else {}),
        }
    )


def _content_types(main: str) -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {main: "document.main", "word/styles.xml": "styles", "word/numbering.xml": "numbering"}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}.{what}+xml"/>'
        for name, what in parts.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>'


def packed(members: dict[str, str | bytes]) -> bytes:
    """Return a zip archive of these members."""
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return archive.getvalue()
