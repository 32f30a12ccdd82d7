"""A file that was damaged on its way is read or refused with a sentence, never with a traceback."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from assistant.errors import AssistantError
from assistant.readers.html import read_html
from assistant.readers.mht import read_mht
from assistant.readers.ofd import read_ofd_here
from assistant.readers.pdf import read_pdf_here
from assistant.report.document import Document
from assistant.report.recognise import recognise
from tests.readers.print_shop import bound_as_ofd, bound_as_pdf, printed
from tests.readers.web_site import article, page, saved_as_mht

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assistant.drafting.draft import Draft
    from assistant.readers.content import Content

READERS: Mapping[str, tuple[Callable[[bytes], Content], Callable[[Draft], bytes]]] = {
    "html": (read_html, lambda draft: page(article(draft)).encode()),
    "gbk": (read_html, lambda draft: page(article(draft), charset="gbk").encode("gb18030")),
    "mht": (read_mht, lambda draft: saved_as_mht(page(article(draft)))),
    "ofd": (read_ofd_here, lambda draft: bound_as_ofd(printed(draft))),
    "pdf": (read_pdf_here, lambda draft: bound_as_pdf(printed(draft))),
}


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Cut the content short, cut a piece out of it, say a piece twice, or change some bytes."""
    start = chance.randrange(len(content))
    end = min(len(content), start + chance.randrange(2000))
    ways = [content[:start], content[:start] + content[end:], content[:end] + content[start:]]
    changed = bytearray(content)
    for _ in range(chance.choice((1, 10, 200))):
        changed[chance.randrange(len(content))] = chance.choice(
            (*b'\0<>"09-', chance.randrange(256))
        )
    return chance.choice([*ways, bytes(changed), bytes(changed)])


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("seed", range(30))
def test_damage_is_read_over_or_refused(draft: Draft, name: str, seed: int) -> None:
    read, make = READERS[name]
    try:
        content = read(damaged(make(draft), random.Random(seed)))
        recognise(Document("", content.blocks, content.unread))
    except AssistantError:
        return
    assert content.blocks
