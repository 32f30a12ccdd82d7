"""Write who shares what with whom as JSON: the contract `nianbao.overlap/1`.

    schema, compared (reports), units, min_share, cluster_share
    candidates   reports, sentences: pairs that share fingerprints, before any was read
    unread_pairs pairs of reports that may share enough, but were too many to be read
    found        pairs of reports that share enough; `pairs` holds the first of them
    reports      report (its number), path, title, unit, level, year, date, sentences, characters:
                 own prose without common wording; the reports named anywhere below
    pairs        relation (own, foreign, null: a report does not name its unit)
                 order (year, date, null: which is earlier is not known)
                 earlier and later: report, sentences, characters, share of its own prose
                 kinds: how many shared sentences of the later report were changed how; one may
                 count in several
                 evidence: the longest of them: similarity, kind, and text and section, earlier
                 and later; the text is quoted as it stands in the file
    clusters     reports, pairs: reports joined by pairs that share at least cluster_share
    spread       text, section, reports, units, years; report: one that has it, is_earliest: whether
                 it is known to be the earliest; is_common: whether so many units have it that it
                 counts in no pair; the hundred that most units have
    versions     reports of one unit and year, which are not compared with each other
    unread       path, why: files that hold no report

Shares run from 0 to 1. The same reports give the same bytes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assistant.emitters.json import escaped
from assistant.emitters.overlap.naming import FOREIGN, OWN, UNNAMED, relation_of, section_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from assistant.corpus.match import Kept, Source
    from assistant.corpus.overlap.result import Evidence, Member, Overlap, Pair, Side, Spread
    from assistant.emitters.outcome import Unread

SCHEMA = "nianbao.overlap/1"
_RELATIONS = {OWN: "own", FOREIGN: "foreign", UNNAMED: None}


def emit(overlap: Overlap, unread: Sequence[Unread], stream: TextIO) -> None:
    """Write the overlap as one JSON object, with a line end after it."""
    members = overlap.members
    document = {
        "schema": SCHEMA,
        "compared": overlap.compared,
        "units": overlap.units,
        "min_share": overlap.share,
        "cluster_share": overlap.cluster_share,
        "candidates": {
            "reports": overlap.candidate_reports,
            "sentences": overlap.candidate_sentences,
        },
        "unread_pairs": overlap.unread,
        "found": len(overlap.pairs),
        "reports": [_report(number, member) for number, member in members.items()],
        "pairs": [_pair(pair, overlap) for pair in overlap.listed],
        "clusters": [
            {"reports": list(cluster.reports), "pairs": cluster.pairs}
            for cluster in overlap.clusters
        ],
        "spread": [_spread(spread, members[spread.report].source) for spread in overlap.spread],
        "versions": [list(versions.reports) for versions in overlap.versions],
        "unread": [{"path": each.path, "why": each.why} for each in unread],
    }
    stream.write(escaped(json.dumps(document, ensure_ascii=False, indent=2)) + "\n")


def _report(number: int, member: Member) -> dict[str, Any]:
    source = member.source
    return {
        "report": number,
        "path": source.path or None,
        "title": source.title or None,
        "unit": source.unit or None,
        "level": source.level or None,
        "year": source.year,
        "date": source.date or None,
        "sentences": member.sentences,
        "characters": member.length,
    }


def _pair(pair: Pair, overlap: Overlap) -> dict[str, Any]:
    earlier = overlap.members[pair.earlier.report].source
    later = overlap.members[pair.later.report].source
    return {
        "relation": _RELATIONS[relation_of(pair, overlap)],
        "order": pair.order.value or None,
        "earlier": _side(pair.earlier),
        "later": _side(pair.later),
        "kinds": dict(pair.kinds),
        "evidence": [_evidence(evidence, earlier, later) for evidence in pair.evidence],
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "report": side.report,
        "sentences": side.sentences,
        "characters": side.length,
        "share": round(side.share, 4),
    }


def _evidence(evidence: Evidence, earlier: Source, later: Source) -> dict[str, Any]:
    return {
        "similarity": evidence.similarity,
        "kind": evidence.kind,
        "earlier": _sentence(evidence.earlier, earlier),
        "later": _sentence(evidence.later, later),
    }


def _sentence(kept: Kept, source: Source) -> dict[str, Any]:
    return {"text": kept.text, "section": section_name(kept, source) or None}


def _spread(spread: Spread, source: Source) -> dict[str, Any]:
    return {
        **_sentence(spread.kept, source),
        "report": spread.report,
        "reports": spread.reports,
        "units": spread.units,
        "years": list(spread.years),
        "is_earliest": spread.is_earliest,
        "is_common": spread.is_common,
    }
