"""The outline read from its file and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.drafting.outline import Joiner, Outline, OutlineParagraph
from assistant.drafting.toml_blocks import guess, read_blocks
from assistant.interview.grammar import TemplateFault, check_expression, fact_names
from assistant.report.field import FieldKind
from assistant.report.form import load_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assistant.drafting.toml_blocks import Block
    from assistant.report.facts import Field

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
    choices = (
        ("section", (*sections, "")),
        ("joiner", tuple(Joiner)),
        ("each", (*lists, "")),
    )
    for key, allowed in choices:
        if block.text(key) not in allowed:
            words = f"没有叫“{block.text(key)}”的{key}{guess(block.text(key), allowed)}"
            yield block.fault(words, key)
    if bool(block.text("each")) != bool(block.text("as")):
        yield block.fault('each和as要一起写，例如each = "problems"、as = "problem"', "each")
    for topic in block.texts("required"):
        if topic not in block.texts("topics"):
            yield block.fault(f"required里的“{topic}”不在topics里", "required")
    try:
        if block.text("when"):
            check_expression(block.text("when"), names)
    except TemplateFault as fault:
        yield block.fault(f"when里{str(fault).removeprefix(f'第{fault.line}行：')}", "when")


def _double_topics(blocks: Sequence[Block]) -> Iterator[str]:
    seen: set[str] = set()
    for block in blocks:
        for topic in block.texts("topics"):
            if topic in seen:
                yield block.fault(f"主题“{topic}”前面已经排过，一个主题只排一处", "topics")
            seen.add(topic)
