"""The outline read from its file and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.drafting.outline import Joiner, Outline, OutlineParagraph
from assistant.drafting.toml_blocks import guess, read_blocks
from assistant.facts.field import FieldKind
from assistant.interview.grammar import check_expression, fact_names
from assistant.report.form import load_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assistant.drafting.toml_blocks import Block
    from assistant.facts.facts import Field

_TEXTS = ("section", "heading", "each", "as", "joiner", "when")
_LISTS = ("topics", "required")


def read_outline(path: Path, fields: Sequence[Field]) -> tuple[Outline, tuple[str, ...]]:
    """Return what could be read of the outline, and every fault as a sentence."""
    file = read_blocks(path, "paragraph", path.name)
    faults = list(file.faults)
    paragraphs = []
    lists = [field.key for field in fields if field.kind is FieldKind.RECORDS]
    names = fact_names(fields)
    for block in file.blocks:
        found = tuple(_faults(block, lists, names))
        faults += found
        if not found:
            paragraphs.append(_paragraph(block))
    faults += _double_topics(file.blocks)
    return Outline(tuple(paragraphs)), tuple(faults)


def _paragraph(block: Block) -> OutlineParagraph:
    return OutlineParagraph(
        section=block.text("section"),
        topics=block.texts("topics"),
        heading=block.text("heading"),
        required=frozenset(block.texts("required")),
        each=block.text("each"),
        item=block.text("as"),
        joiner=Joiner(block.text("joiner")),
        when=block.text("when"),
        line=block.line,
    )


def _faults(block: Block, lists: Sequence[str], names: frozenset[str]) -> Iterator[str]:
    yield from block.shape_faults(_TEXTS, _LISTS, ("section", "topics"))
    sections = ("preface", *(section.key for section in load_form("2021").sections))
    for key, allowed in (("section", sections), ("joiner", tuple(Joiner)), ("each", lists)):
        word = block.text(key)
        if word and word not in allowed:
            yield block.fault(f"的{key}里没有“{word}”这种写法{guess(word, allowed)}", key)
    if bool(block.text("each")) != bool(block.text("as")):
        yield block.fault('的each和as要一起写，例如each = "problems"、as = "problem"', "each")
    topics = block.texts("topics")
    for topic in block.texts("required"):
        if topics and topic not in topics:
            yield block.fault(f"的required里有“{topic}”，topics里没有", "required")
    yield from block.template_faults("when", check_expression, names)


def _double_topics(blocks: Sequence[Block]) -> Iterator[str]:
    seen: set[str] = set()
    for block in blocks:
        for topic in block.texts("topics"):
            if topic in seen:
                yield block.fault(f"的主题“{topic}”前面已经排过，一个主题只排一处", "topics")
            seen.add(topic)
