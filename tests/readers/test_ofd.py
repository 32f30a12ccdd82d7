"""OFD: the same pages as PDF, in millimetres and XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.errors import UnreadableFileError
from assistant.readers.ofd import read_ofd, read_ofd_here
from assistant.readers.pdf import read_pdf_here
from assistant.report.document import Paragraph
from tests.readers.print_shop import bound_as_ofd, bound_as_pdf, printed, zipped

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft

ROOT = "<OFD><DocBody><DocRoot>D/Document.xml</DocRoot></DocBody></OFD>"
PAGE = '<Page BaseLoc="p.xml"/>'
DOCUMENT = f"<Document><Pages>{PAGE}</Pages></Document>"


def one_page(*objects: str) -> bytes:
    content = f"<Page><Content><Layer>{''.join(objects)}</Layer></Content></Page>"
    return zipped({"OFD.xml": ROOT, "D/Document.xml": DOCUMENT, "D/p.xml": content})


def text(words: str, *, box: str = "30 40 100 8", code: str = 'X="0" Y="5"', more: str = "") -> str:
    return (
        f'<TextObject Boundary="{box}" Size="5" {more}><TextCode {code}>{words}</TextCode>'
        "</TextObject>"
    )


def words(content: bytes) -> list[str]:
    return [b.text for b in read_ofd_here(content).blocks if isinstance(b, Paragraph)]


@pytest.mark.parametrize("sink", [0, 150, 300, 450])
def test_the_pages_give_what_they_give_as_pdf(draft: Draft, sink: float) -> None:
    sheets = printed(draft, sink=sink)
    assert read_ofd_here(bound_as_ofd(sheets)) == read_pdf_here(bound_as_pdf(sheets))


def test_the_file_is_read_in_a_process_of_its_own(draft: Draft) -> None:
    content = bound_as_ofd(printed(draft))
    assert read_ofd(content) == read_ofd_here(content)


def test_steps_said_once_for_many_characters_are_spread() -> None:
    shown = text("公开30条", code='X="0" Y="5" DeltaX="g 2 5 2.5 2.5"')
    assert words(one_page(shown)) == ["公开30条"]


def test_a_line_in_pieces_is_read_from_left_to_right() -> None:
    right = text("信息30条。", box="50 40 60 8")
    left = text("公开政府", box="30 40 20 8")
    assert words(one_page(right, left)) == ["公开政府信息30条。"]


def test_a_matrix_moves_the_words() -> None:
    low = text("第二行。", more='CTM="1 0 0 1 0 20"')
    assert words(one_page(low, text("第一行。"))) == ["第一行。第二行。"]


def test_a_page_that_is_a_picture_is_said_to_be_unread() -> None:
    content = zipped(
        {
            "OFD.xml": ROOT,
            "D/Document.xml": DOCUMENT.replace(PAGE, PAGE + PAGE.replace("p", "q")),
            "D/p.xml": f"<Page>{text('公开30条。')}</Page>",
            "D/q.xml": '<Page><ImageObject Boundary="0 0 210 297"/></Page>',
        }
    )
    assert [(part.block, part.what) for part in read_ofd_here(content).unread] == [(1, "扫描页")]


@pytest.mark.parametrize(
    ("members", "why"),
    [
        ({"OFD.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><OFD/>"}, "DOCTYPE"),
        ({"OFD.xml": ROOT}, "缺少D/Document.xml"),
        ({"OFD.xml": "<OFD"}, "损坏"),
        ({"OFD.xml": "<OFD/>"}, "没有文字"),
        ({"OFD.xml": "<OFD/>", "Doc_0/x": "0" * 40_000_000}, "大得不合常理"),
        ({"OFD.xml": ROOT.replace("D/", "../../")}, "缺少Document.xml"),
        ({"OFD.xml": "<OFD/>", "Encryptions.xml": "<E/>"}, "密码"),
    ],
    ids=["entities", "no document", "no XML", "nothing", "bomb", "path outside", "locked"],
)
def test_a_hostile_or_broken_file_is_refused(members: dict[str, str], why: str) -> None:
    with pytest.raises(UnreadableFileError, match=why):
        read_ofd(zipped(members))


@pytest.mark.parametrize(
    "box",
    ["", "a b c d", "0 0 1", "nan 0 1 1", "1e999 0 1 1"],
    ids=["", "words", "3", "nan", "inf"],
)
def test_an_object_without_a_place_is_passed_over(box: str) -> None:
    assert words(one_page(text("甲。", box=box), text("乙。"))) == ["乙。"]
