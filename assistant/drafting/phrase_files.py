"""The phrase files read and checked: every fault at once, each with file, line and cure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.drafting.outline_file import read_outline
from assistant.drafting.phrase import Phrase, Phrasebank
from assistant.drafting.toml_blocks import guess, read_blocks
from assistant.interview.grammar import TemplateFault, check_expression, check_template, fact_names
from assistant.interview.question import all_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assistant.drafting.outline import Outline
    from assistant.drafting.toml_blocks import Block
    from assistant.report.facts import Field

OUTLINE = "outline.toml"
_ID = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+")
_TEXTS = ("id", "topic", "when", "text")
_LISTS = ("needs", "aliases")


def read_phrasebank(folder: Path) -> tuple[Phrasebank, tuple[str, ...]]:
    """Return what could be read of the folder's phrases, and every fault as a sentence."""
    fields = all_fields()
    outline, outline_faults = read_outline(folder / OUTLINE, fields)
    faults = list(outline_faults)
    blocks: list[Block] = []
    for path in sorted(folder.rglob("*.toml")):
        if path.name != OUTLINE:
            file = read_blocks(path, "phrase", path.relative_to(folder).as_posix())
            blocks += file.blocks
            faults += file.faults
    bank = Phrasebank(tuple(map(_phrase, blocks)), outline)
    check = _Check(outline, fields)
    for block in blocks:
        faults += check.faults(block)
    faults += _double_ids(blocks)
    if not faults:
        faults += _silent_topics(bank)
    return bank, tuple(faults)


def _phrase(block: Block) -> Phrase:
    return Phrase(
        id=block.text("id"),
        topic=block.text("topic"),
        text=block.text("text"),
        when=block.text("when"),
        needs=block.texts("needs"),
        aliases=block.texts("aliases"),
        path=block.file,
        line=block.line,
    )


class _Check:
    """Finds the faults of phrases, given what topics there are and what facts can be named."""

    def __init__(self, outline: Outline, fields: Sequence[Field]) -> None:
        self.paragraphs = {topic: p for p in outline.paragraphs for topic in p.topics}
        names = {
            (p.item, p.each): fact_names(fields, {p.item: p.each} if p.item else {})
            for p in outline.paragraphs
        }
        self.names = {topic: names[p.item, p.each] for topic, p in self.paragraphs.items()}

    def faults(self, block: Block) -> Iterator[str]:
        shape = tuple(block.shape_faults(_TEXTS, _LISTS, ("id", "topic", "text")))
        yield from shape
        if shape:
            return
        if not _ID.fullmatch(block.text("id")):
            yield block.fault(
                "id只用小写字母、数字、连字符，用点分段，例如proactive.total.plain", "id"
            )
        topic = block.text("topic")
        if topic in self.names:
            yield from _name_faults(block, self.names[topic])
        elif self.names:
            yield block.fault(f"{OUTLINE}里没有主题“{topic}”{guess(topic, self.names)}", "topic")


def _name_faults(block: Block, names: frozenset[str]) -> Iterator[str]:
    for need in block.texts("needs"):
        if need not in names:
            message = f"needs里没有叫“{need}”的事实{guess(need, names)}"
            yield block.fault(message, "needs")
    for key, check in (("when", check_expression), ("text", check_template)):
        try:
            if block.text(key):
                check(block.text(key), names)
        except TemplateFault as fault:
            words = str(fault).removeprefix(f"第{fault.line}行：")
            yield block.fault(f"{key}里{words}", key, below=fault.line - 1)


def _double_ids(blocks: Sequence[Block]) -> Iterator[str]:
    seen: dict[str, Block] = {}
    for block in blocks:
        for name in filter(None, (block.text("id"), *block.texts("aliases"))):
            first = seen.setdefault(name, block)
            if first is not block:
                yield block.fault(
                    f"编号“{name}”在{first.file}第{first.line}行用过了，请另取一个", "id"
                )


def _silent_topics(bank: Phrasebank) -> Iterator[str]:
    for paragraph in bank.outline.paragraphs:
        for topic in paragraph.topics:
            if not bank.of_topic(topic):
                yield f"{OUTLINE}第{paragraph.line}行：主题“{topic}”还没有一条句式"
