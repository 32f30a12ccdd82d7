"""What a comment looks like: in the document's own styles for comments, or else set by hand.

Word writes the styles into a file with its first comment. Where they are missing a comment would
look as the text does, in 三号 and at the text's pitch; the part of the styles stays as it is, so
each paragraph says for itself what it looks like.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from assistant.readers.docx_styles import Styles

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# The names of Word's own styles; what ids they have is left to whoever wrote the file.
_TEXT, _REFERENCE = "annotation text", "annotation reference"
_SIZE = "21"  # 五号, as in Word's own style, in half points
_PARAGRAPH = (
    ("snapToGrid", {"val": "0"}),
    ("spacing", {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}),
    ("ind", {"firstLineChars": "0", "firstLine": "0"}),
)
_RUN = (("b", {"val": "0"}), ("spacing", {"val": "0"}), ("sz", {"val": _SIZE}))


def remark(word: str, attributes: dict[str, str], lines: Iterable[str], styles: Styles) -> _Element:
    """Return a comment with a paragraph a line; `word` is the namespace of the document."""
    comment = etree.Element(f"{{{word}}}comment", _named(word, attributes))
    text = styles.named(_TEXT)
    for number, line in enumerate(lines):
        paragraph = etree.SubElement(comment, f"{{{word}}}p")
        _look(word, paragraph, "pPr", [("pStyle", {"val": text})] if text else _PARAGRAPH)
        if not number:
            paragraph.append(_mark(word, styles, "annotationRef", {}))
        run = etree.SubElement(paragraph, f"{{{word}}}r")
        _look(word, run, "rPr", () if text else _RUN)
        etree.SubElement(run, f"{{{word}}}t", {_XML_SPACE: "preserve"}).text = line
    return comment


def reference(word: str, number: str, styles: Styles) -> _Element:
    """Return the run by which the text refers to a comment."""
    return _mark(word, styles, "commentReference", {"id": number})


def _mark(word: str, styles: Styles, name: str, attributes: dict[str, str]) -> _Element:
    run = etree.Element(f"{{{word}}}r")
    style = styles.named(_REFERENCE)
    _look(word, run, "rPr", [("rStyle", {"val": style})] if style else ())
    etree.SubElement(run, f"{{{word}}}{name}", _named(word, attributes))
    return run


def _look(
    word: str, owner: _Element, name: str, properties: Sequence[tuple[str, dict[str, str]]]
) -> None:
    """Say what the paragraph or run looks like; nothing where there is nothing to say."""
    if not properties:
        return
    look = etree.SubElement(owner, f"{{{word}}}{name}")
    for key, attributes in properties:
        etree.SubElement(look, f"{{{word}}}{key}", _named(word, attributes))


def _named(word: str, attributes: dict[str, str]) -> dict[str, str]:
    return {f"{{{word}}}{key}": text for key, text in attributes.items()}
