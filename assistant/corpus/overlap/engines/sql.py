"""The query for all pairs, in the SQL that DuckDB and Spark both speak.

Tables that are given: `fingerprints` (gram, sentence), `left_out` (sentence), `sentences`
(sentence, report, length) and `reports` (report, length). Made on the way: `telling`, `alike` and
`shared`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.corpus.overlap.engines.rows import WHOLE, millionths

if TYPE_CHECKING:
    from assistant.corpus.overlap.engines.rows import Sampling


def telling(sampling: Sampling) -> str:
    """Return the rows whose fingerprint stands in several sentences, but not in too many.

    Sentences with fewer of them than two must share are left out: half of the pairs to be counted.
    """
    return (
        "WITH kept AS (SELECT f.gram, f.sentence FROM fingerprints f WHERE NOT EXISTS"
        " (SELECT 1 FROM left_out l WHERE l.sentence = f.sentence)),"
        " several AS (SELECT gram, sentence FROM kept WHERE gram IN (SELECT gram FROM kept"
        f" GROUP BY gram HAVING count(*) BETWEEN 2 AND {sampling.commonest}))"
        " SELECT gram, sentence FROM several WHERE sentence IN (SELECT sentence FROM several"
        f" GROUP BY sentence HAVING count(*) >= {sampling.shared})"
    )


def alike(sampling: Sampling, first: int = 0, end: int = 2**31 - 1) -> str:
    """Return the pairs of sentences that share enough, with their reports and lengths.

    The first sentence of a pair runs from `first` to `end`: part by part, it fits into memory.
    """
    return (
        "SELECT p.one, p.other, o.report AS report_one, t.report AS report_other,"
        " o.length AS length_one, t.length AS length_other FROM"
        " (SELECT a.sentence AS one, b.sentence AS other FROM telling a JOIN telling b"
        " ON a.gram = b.gram AND a.sentence < b.sentence"
        f" WHERE a.sentence >= {first} AND a.sentence < {end}"
        f" GROUP BY a.sentence, b.sentence HAVING count(*) >= {sampling.shared}) p"
        " JOIN sentences o ON o.sentence = p.one JOIN sentences t ON t.sentence = p.other"
        " WHERE o.report <> t.report"
    )


SHARED = (
    "SELECT report_one AS one, report_other AS other, count(*) AS pairs,"
    " CAST(sum(length_one) AS BIGINT) AS length_one,"
    " CAST(sum(length_other) AS BIGINT) AS length_other"
    " FROM alike GROUP BY report_one, report_other"
)

TOTALS = "SELECT (SELECT count(*) FROM alike) AS alike, (SELECT count(*) FROM shared) AS shared"

CHOSEN = (
    "SELECT a.one, a.other FROM alike a JOIN chosen c"
    " ON a.report_one = c.one AND a.report_other = c.other ORDER BY a.one, a.other"
)


def pairs(share: float) -> str:
    """Return the pairs of reports of which one may share so much of its prose with the other."""
    least = millionths(share)
    return (
        "SELECT s.one, s.other, s.pairs, s.length_one, s.length_other FROM shared s"
        " JOIN reports o ON o.report = s.one JOIN reports t ON t.report = s.other"
        f" WHERE s.length_one * {WHOLE} >= {least} * o.length"
        f" OR s.length_other * {WHOLE} >= {least} * t.length ORDER BY s.one, s.other"
    )
