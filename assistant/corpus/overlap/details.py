"""What two reports share, sentence by sentence: what was changed, and the longest as evidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from assistant.corpus.align import similarity
from assistant.corpus.kinds import kind_of
from assistant.corpus.normalise import Mask, names_of, stem_of
from assistant.corpus.overlap.result import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.corpus.overlap.alike import Alike
    from assistant.corpus.overlap.result import Pair
    from assistant.corpus.overlap.statements import Statements

# So many sentences are shown of each pair.
_SHOWN = 5


class Details:
    """Tells of pairs of reports what they share."""

    def __init__(self, statements: Statements, alike: Alike) -> None:
        self._statements = statements
        order = np.argsort(alike.pair, kind="stable")
        self._pair = alike.pair[order]
        self._one, self._other = alike.one[order], alike.other[order]
        self._odds = alike.odds[order]
        self._counts = alike.counts_one[order], alike.counts_other[order]

    def told(self, pair: Pair, number: int) -> Pair:
        """Return a pair with its kinds, and its longest sentences as evidence."""
        shared = sorted(
            self._shared(pair, number), key=lambda e: (-len(e.later.text), e.later.text)
        )
        counts = Counter(kind for evidence in shared for kind in evidence.kind.split("、"))
        return replace(pair, kinds=dict(counts.most_common()), evidence=tuple(shared[:_SHOWN]))

    def _shared(self, pair: Pair, number: int) -> Iterator[Evidence]:
        """Yield each sentence of the later report with what is most like it in the earlier."""
        is_turned = pair.earlier.report > pair.later.report
        start, end = np.searchsorted(self._pair, (number, number + 1))
        counted = start + np.flatnonzero(self._counts[not is_turned][start:end])
        one, other = self._one[counted], self._other[counted]
        earlier, later = (other, one) if is_turned else (one, other)
        order = np.lexsort((earlier, -self._odds[counted], later))
        _, first = np.unique(later[order], return_index=True)
        for at in order[first].tolist():
            yield self._evidence(pair, int(earlier[at]), int(later[at]))

    def _evidence(self, pair: Pair, earlier: int, later: int) -> Evidence:
        source, sentence = (self._statements.statement(place) for place in (earlier, later))
        units = tuple(
            self._statements.source(side.report).unit for side in (pair.later, pair.earlier)
        )
        kind = kind_of(sentence.text, source.text, *_names(*units))
        score = similarity(sentence.clauses, source.clauses)
        return Evidence(source.kept, sentence.kept, round(score, 2), kind)


@lru_cache(1024)
def _names(unit: str, source_unit: str) -> tuple[Mask, tuple[str, str]]:
    """Return what masks the names of both units, and the bare names of their places."""
    return Mask(names_of(unit) | names_of(source_unit)), (stem_of(unit), stem_of(source_unit))
