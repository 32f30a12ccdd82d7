"""Which words of a drafted sentence are a phrase's, and which the unit's own facts.

A Word file carries this along, so that a check tells them apart exactly. A sentence that was
changed in the file since is the unit's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.report.passage import fold
from assistant.report.report import sentence_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.report.document import Drafted

# What our part of a Word file is told from others by.
NAMESPACE = "urn:nianbao:provenance:1"


def fixed_lengths(drafted: Iterable[Drafted]) -> Mapping[str, int]:
    """Return, for each sentence as rules read it, how many characters of it are a phrase's."""
    lengths: dict[str, int] = {}
    for one in drafted:
        text, at, flags = fold(one.text), 0, bytearray(len(fold(one.text)))
        for run in map(fold, one.fixed):
            start = text.find(run, at)
            if start >= 0:
                at = start + len(run)
                flags[start:at] = b"\1" * len(run)
        begin = 0
        for sentence in sentence_texts([text]):
            begin = text.find(sentence, begin)
            lengths[sentence] = sum(flags[begin : begin + len(sentence)])
            begin += len(sentence)
    return lengths
