"""A TOML file of blocks, read so that every block and every key knows its line."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.facts.toml_cure import cure
from assistant.interview.grammar import TemplateFault

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Block:
    """One `[[name]]` block: its values, and the lines of the file that it was written in."""

    file: str
    line: int
    lines: tuple[str, ...]
    values: Mapping[str, object]

    def text(self, key: str) -> str:
        """Return the text at `key`, or ""."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of texts at `key`, or ()."""
        value = self.values.get(key, ())
        return tuple(map(str, value)) if isinstance(value, list) else ()

    def line_of(self, key: str) -> int:
        """Return the line where the value at `key` begins, or the block's first."""
        pattern = re.compile(rf"\s*{re.escape(key)}\s*=\s*(?P<value>.*)")
        for offset, line in enumerate(self.lines):
            if found := pattern.match(line):
                # TOML drops the line break that follows the opening quotes.
                opens = found["value"] in ('"""', "'''")
                return self.line + offset + opens
        return self.line

    def fault(self, message: str, key: str = "", *, below: int = 0) -> str:
        """Return the sentence for a fault at `key`, so many lines below its first."""
        name = f"“{self.text('id')}”" if self.text("id") else "这一段"
        line = self.line_of(key) + below if key else self.line
        return f"{self.file}第{line}行：{name}{message}"

    def shape_faults(
        self, texts: Collection[str], lists: Collection[str], wanted: Collection[str]
    ) -> Iterator[str]:
        """Yield a fault for each key that is unknown, of the wrong kind, or not there."""
        known = (*texts, *lists)
        for key, value in self.values.items():
            if key not in known:
                yield self.fault(f"没有“{key}”这一项{guess(key, known)}", key)
            elif key in texts and not isinstance(value, str):
                yield self.fault(f'{key}要写成文字：{key} = "…"', key)
            elif key in lists and not _is_list_of_texts(value):
                yield self.fault(f'{key}要写成列表：{key} = ["…", "…"]', key)
        for key in wanted:
            if not self.values.get(key):
                yield self.fault(f"缺少{key}，请补上", key)

    def template_faults(
        self, key: str, check: Callable[[str, Collection[str]], None], names: Collection[str]
    ) -> Iterator[str]:
        """Yield what `check` finds wrong with the template or condition at `key`."""
        try:
            if self.text(key):
                check(self.text(key), names)
        except TemplateFault as fault:
            words = str(fault).removeprefix(f"第{fault.line}行：")
            yield self.fault(f"的{key}里{words}", key, below=fault.line - 1)


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def guess(word: str, known: Collection[str]) -> str:
    """Return ，是否想写… with the nearest of the known words, or ""."""
    near = difflib.get_close_matches(word, known, n=2, cutoff=0.6)
    return f"，是否想写{'、'.join(f'“{name}”' for name in near)}" if near else ""


@dataclass(frozen=True)
class BlockFile:
    """The blocks of a file, and its faults as Chinese sentences: it is read as far as it goes."""

    blocks: tuple[Block, ...]
    faults: tuple[str, ...] = ()


def read_blocks(path: Path, name: str, file: str) -> BlockFile:
    """Return the `[[name]]` blocks of the file `path`, which messages call `file`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        raw = tomllib.loads(text)
    except FileNotFoundError:
        return BlockFile((), (f"{file}：没有这个文件，请补上或重新安装nianbao",))
    except UnicodeDecodeError:
        return BlockFile((), (f"{file}：不是UTF-8编码，请在编辑器里另存为UTF-8",))
    except tomllib.TOMLDecodeError as error:
        return BlockFile((), (f"{file}{cure(text, str(error))}",))
    listed = raw.pop(name, [])
    faults = tuple(
        f"{file}：没有“{key}”这一项{guess(key, (name, 'schema'))}" for key in raw if key != "schema"
    )
    if not isinstance(listed, list) or not all(isinstance(block, dict) for block in listed):
        return BlockFile((), (*faults, f"{file}：“{name}”要写成[[{name}]]，两层方括号"))
    return BlockFile(tuple(_located(file, text, name, listed)), faults)


def _located(file: str, text: str, name: str, listed: list[dict[str, object]]) -> Iterator[Block]:
    """Yield the blocks with their lines: the n-th `[[name]]` of the text opens the n-th block."""
    lines = text.splitlines()
    header = re.compile(rf"\s*\[\[\s*{name}\s*\]\]")
    starts = [number for number, line in enumerate(lines) if header.match(line)]
    ends = [*starts[1:], len(lines)]
    for start, end, values in zip(starts, ends, listed, strict=False):
        yield Block(file, start + 1, tuple(lines[start:end]), values)
