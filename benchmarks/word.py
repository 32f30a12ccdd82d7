"""Measure what Word files cost: the draft, and 200 comments beside the check alone.

Prints the rows of the table in README.md. Run from a checkout: python benchmarks/word.py
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import docx  # noqa: E402

from benchmarks.run import FACTS, NIANBAO, Measured, Task, measure, row, shown, verdict  # noqa: E402

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

COMMENTS, BUDGET = 200, 1.0
_TELEPHONE = 13800001000


def spoil(path: Path) -> None:
    """Put a private number into the text of a Word file until there are 200, a finding each."""
    word = docx.Document(str(path))
    prose = [paragraph for paragraph in word.paragraphs if paragraph.text.endswith("。")]
    for number in range(COMMENTS):
        add(prose[number % len(prose)], f"来电{_TELEPHONE + number}已办结。")
    word.save(str(path))


def add(paragraph: Paragraph, sentence: str) -> None:
    """Add a sentence in three runs, as it comes out of Word when it was typed in two goes."""
    for start in range(0, len(sentence), 6):
        paragraph.add_run(sentence[start : start + 6])


def comments_in(path: Path) -> int:
    """Return how many comments the Word file has."""
    return len(list(docx.Document(str(path)).comments))


def measured(folder: Path) -> list[str]:
    """Return the rows of the table; files go to `folder`."""
    bare = measure(("-c", "pass"))
    word, out = folder / "report.docx", folder / "out"
    draft = Task(
        "nianbao draft 一份.docx",
        (*NIANBAO, "draft", str(FACTS), "-o", str(word), "--force"),
        BUDGET,
    )
    drafted = row(draft, measure(draft.arguments), bare)
    spoil(word)
    check = (*NIANBAO, "check", str(word))
    commented = (*check, "--annotate", str(out), "--most-comments", str(COMMENTS), "--force")
    alone, both = measure(check), measure(commented)
    count = comments_in(out / word.name)
    return [
        drafted,
        plain(f"nianbao check 一份.docx，{count}处问题", alone, bare),
        plain(f"同上，加--annotate，{count}条批注", both, bare),
        difference(count, alone, both, bare),
    ]


def plain(name: str, one: Measured, bare: Measured) -> str:
    """Return the row of a command that has no budget of its own."""
    return (
        f"| {name} | {one.seconds:.3f} s | | {one.seconds / bare.seconds:.1f} "
        f"| {shown(one.processor, 's', 3)} | {shown(one.megabytes, 'MB', 0)} |"
    )


def difference(count: int, alone: Measured, both: Measured, bare: Measured) -> str:
    """Return the row of what the comments cost."""
    seconds = both.seconds - alone.seconds
    processor = None
    if both.processor is not None and alone.processor is not None:
        processor = both.processor - alone.processor
    return (
        f"| {count}条批注 | 高出{seconds:.3f} s | ≤ {BUDGET} s {verdict(seconds, BUDGET)} "
        f"| {seconds / bare.seconds:.1f} | {shown(processor, 's', 3)} | |"
    )


def main() -> None:
    """Print the table."""
    print("| 命令 | 用时 | 上限 | 倍数 | 处理器 | 内存峰值 |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for line in measured(Path(folder)):
            print(line)


if __name__ == "__main__":
    main()
