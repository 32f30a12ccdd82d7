"""The phrase files read and checked: every fault at once, each with file, line and cure."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.alternatives import AlternativesFault, every_alternative
from assistant.drafting.outline_file import read_outline
from assistant.drafting.phrase import Phrase, Phrasebank
from assistant.drafting.toml_blocks import guess, read_blocks
from assistant.errors import PhrasebankError
from assistant.interview.grammar import (
    TemplateFault,
    check_expression,
    check_template,
    fact_names,
)
from assistant.interview.question import all_fields
from assistant.paths import phrasebank

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from assistant.drafting.outline import Outline
    from assistant.drafting.toml_blocks import Block
    from assistant.facts.facts import Field

OUTLINE = "outline.toml"
_PHRASES = "phrases"
_ID = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+")
_TEXTS = ("id", "topic", "when", "text")
_LISTS = ("needs", "aliases")


@cache
def load_phrasebank(folder: Path | None = None, own: Path | None = None) -> Phrasebank:
    """Return the phrases of a phrasebank folder, ours by default, with a unit's own laid over it.

    A phrase of the own folder replaces the one of its id, and its outline the other one. Raise
    `PhrasebankError` with every fault, a line each; but templates are looked into only when they
    are used, for they take most of the time and ours were checked when they were made.
    """
    return _without_faults(folder, own, with_templates=False)


def check_phrasebank(folder: Path | None = None, own: Path | None = None) -> Phrasebank:
    """Return the phrases; raise `PhrasebankError` with every fault, those in templates, too."""
    return _without_faults(folder, own, with_templates=True)


def _without_faults(folder: Path | None, own: Path | None, *, with_templates: bool) -> Phrasebank:
    folders = [(each / _PHRASES) for each in (folder or phrasebank(), own) if each]
    if own and not folders[-1].is_dir():
        raise PhrasebankError(f"{own}：里面没有{_PHRASES}文件夹，自己的句式要放在那里")
    bank, faults = _read(folders, with_templates=with_templates)
    if faults:
        raise PhrasebankError("\n".join(faults))
    return bank


def _read(folders: Sequence[Path], *, with_templates: bool) -> tuple[Phrasebank, tuple[str, ...]]:
    """Return what could be read of the folders' phrases, and every fault as a sentence."""
    fields = all_fields()
    own_outlines = [path for folder in folders if (path := folder / OUTLINE).exists()]
    outline, outline_faults = read_outline([folders[0] / OUTLINE, *own_outlines][-1], fields)
    faults = list(outline_faults)
    names = _names_by_topic(outline, fields)
    laid: dict[str, Block] = {}
    for folder in folders:
        # Which file of ours is meant, its name tells; of a file of one's own the whole path does.
        blocks, unread = _blocks(folder, folder if folder == folders[0] else None)
        faults += unread
        for block in blocks:
            faults += _faults(block, names, with_templates=with_templates)
            if not outline_faults:
                faults += _unknown_topic(block, names)
        faults += _double_ids(blocks)
        laid |= {block.text("id"): block for block in blocks}
    bank = Phrasebank(tuple(_phrase(block, names) for block in laid.values()), outline)
    return bank, tuple(faults or _silent_topics(bank))


def _blocks(folder: Path, parent: Path | None) -> tuple[list[Block], list[str]]:
    """Return the phrases of a folder, and the faults of its files, told from `parent` on."""
    blocks: list[Block] = []
    faults: list[str] = []
    for path in sorted(folder.rglob("*.toml")):
        if path.name != OUTLINE:
            told = path.relative_to(parent) if parent else path
            file = read_blocks(path, "phrase", told.as_posix())
            blocks += file.blocks
            faults += file.faults
    return blocks, faults


def _names_by_topic(outline: Outline, fields: Sequence[Field]) -> dict[str, frozenset[str]]:
    """Return what facts the phrases of each topic may name: with `each`, the item's, too."""
    lists = {(p.item, p.each) for p in outline.paragraphs}
    names = {(item, path): fact_names(fields, {item: path} if item else {}) for item, path in lists}
    return {topic: names[p.item, p.each] for p in outline.paragraphs for topic in p.topics}


def _phrase(block: Block, names: Mapping[str, frozenset[str]]) -> Phrase:
    return Phrase(
        id=block.text("id"),
        topic=block.text("topic"),
        text=block.text("text"),
        when=block.text("when"),
        needs=block.texts("needs"),
        aliases=block.texts("aliases"),
        path=block.file,
        line=block.line,
        names=names.get(block.text("topic"), frozenset()),
    )


def _faults(
    block: Block, names: Mapping[str, frozenset[str]], *, with_templates: bool
) -> Iterator[str]:
    yield from block.shape_faults(_TEXTS, _LISTS, ("id", "topic", "text"))
    phrase_id, own_names = block.text("id"), names.get(block.text("topic"))
    if phrase_id and not _ID.fullmatch(phrase_id):
        yield block.fault(
            "的id只用小写字母、数字和连字符，用点分段，例如proactive.total.plain", "id"
        )
    if own_names:
        yield from _unknown_needs(block, own_names)
    if own_names and with_templates:
        yield from block.template_faults("when", check_expression, own_names)
        yield from block.template_faults("text", _check_text, own_names)


def _check_text(text: str, names: Collection[str]) -> None:
    """Raise `TemplateFault` unless the template is one with each of its alternatives."""
    try:
        templates = list(every_alternative(text))
    except AlternativesFault as fault:
        raise TemplateFault(str(fault), line=fault.line) from fault
    for template in templates:
        check_template(template, names)


def _unknown_topic(block: Block, names: Mapping[str, frozenset[str]]) -> Iterator[str]:
    topic = block.text("topic")
    if topic and topic not in names:
        yield block.fault(f"的主题“{topic}”不在{OUTLINE}里{guess(topic, names)}", "topic")


def _unknown_needs(block: Block, names: frozenset[str]) -> Iterator[str]:
    for need in block.texts("needs"):
        if need not in names:
            yield block.fault(f"的needs里没有叫“{need}”的事实{guess(need, names)}", "needs")


def _double_ids(blocks: Sequence[Block]) -> Iterator[str]:
    seen: dict[str, Block] = {}
    for block in blocks:
        for name in filter(None, (block.text("id"), *block.texts("aliases"))):
            first = seen.setdefault(name, block)
            if first is not block:
                place = f"{first.file}第{first.line}行"
                yield block.fault(f"的编号“{name}”在{place}用过了，请另取一个", "id")


def _silent_topics(bank: Phrasebank) -> Iterator[str]:
    for paragraph in bank.outline.paragraphs:
        for topic in paragraph.topics:
            if not bank.of_topic(topic):
                yield f"{OUTLINE}第{paragraph.line}行：主题“{topic}”还没有一条句式"
