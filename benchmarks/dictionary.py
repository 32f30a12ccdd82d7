"""Build our dictionary from jieba's, and measure what a size costs and loses.

python benchmarks/dictionary.py 年报.txt…   load time and agreement of several sizes
python benchmarks/dictionary.py --write     write phrasebank/knowledge/dictionary.txt.gz anew
"""

from __future__ import annotations

import argparse
import gzip
import time
from itertools import accumulate
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import jieba

from assistant.paths import phrasebank
from assistant.report.words import terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SIZE = 50_000
SIZES = (20_000, SIZE, 100_000, 200_000)


def main() -> None:
    parser = argparse.ArgumentParser(description="生成和测量分词词表")
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    ranked = _ranked()
    if arguments.write:
        target = phrasebank() / "knowledge" / "dictionary.txt.gz"
        target.write_bytes(_packed(_with_beginnings(ranked[:SIZE])))
        print(f"{target}：{SIZE}词，{target.stat().st_size}字节")
    texts = [path.read_text(encoding="utf-8") for path in arguments.texts]
    _, full = _loaded(_packed(_with_beginnings(ranked)), with_terms=False)
    for size in SIZES if texts else ():
        packed = _packed(_with_beginnings(ranked[:size]))
        seconds = median(_loaded(packed, with_terms=True)[0] for _ in range(5))
        _, plain = _loaded(packed, with_terms=False)
        print(
            f"{size:>7}词 加载{seconds:.3f}秒 词界与全词表一致{_agreement(plain, full, texts):.3f}"
        )


def _ranked() -> list[tuple[str, int]]:
    """Return jieba's words and their frequencies, the most frequent first."""
    with jieba.get_dict_file() as file:
        lines = (line.decode("utf-8").split() for line in file)
        pairs = [(line[0], int(line[1])) for line in lines]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


def _with_beginnings(pairs: Sequence[tuple[str, int]]) -> dict[str, int]:
    """Return the words' frequencies, and 0 for each beginning that is no word: jieba needs both."""
    frequencies = dict(pairs)
    for word, _ in pairs:
        for end in range(1, len(word)):
            frequencies.setdefault(word[:end], 0)
    return frequencies


def _packed(frequencies: Mapping[str, int]) -> bytes:
    """Return the words as a gzip file that is the same whenever it is written."""
    lines = "".join(f"{word} {frequency}\n" for word, frequency in sorted(frequencies.items()))
    return gzip.compress(lines.encode("utf-8"), mtime=0)


def _loaded(packed: bytes, *, with_terms: bool) -> tuple[float, jieba.Tokenizer]:
    """Return how long a dictionary takes to load, and the tokenizer with it."""
    start = time.perf_counter()
    fields = gzip.decompress(packed).decode("utf-8").split()
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ = dict(zip(fields[::2], map(int, fields[1::2]), strict=True))
    tokenizer.total = sum(tokenizer.FREQ.values())
    tokenizer.initialized = True
    for term in terms() if with_terms else ():
        tokenizer.suggest_freq(term, tune=True)
    return time.perf_counter() - start, tokenizer


def _agreement(ours: jieba.Tokenizer, full: jieba.Tokenizer, texts: Sequence[str]) -> float:
    """Return the share of the full dictionary's word boundaries that ours sets, too."""
    both = total = 0
    for text in texts:
        cuts, expected = _boundaries(ours, text), _boundaries(full, text)
        both += len(cuts & expected)
        total += len(expected)
    return both / total


def _boundaries(tokenizer: jieba.Tokenizer, text: str) -> set[int]:
    return set(accumulate(map(len, tokenizer.cut(text))))


if __name__ == "__main__":
    main()
