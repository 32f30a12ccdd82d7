"""`nianbao phrases stats`: what the phrasebank has, for people and for programs."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.corpus.wear import Wear
    from assistant.drafting.likeness import Alike, Gap, TopicCount
    from assistant.drafting.phrase import Phrase, Phrasebank

_SCHEMA = "nianbao.phrases/2"
# A phrase whose few fixed words cannot be found again.
_UNTOLD = "－"


@dataclass(frozen=True)
class Stats:
    """What there is to tell of a phrasebank; `compared` is None when no reports were named."""

    bank: Phrasebank
    topics: Sequence[TopicCount]
    gaps: Sequence[Gap]
    alike: Sequence[Alike]
    wear: Mapping[str, Wear]
    compared: int | None

    def by_wear(self) -> list[Phrase]:
        """Return the phrases, the most worn first; where no reports were read, as they stand."""
        from assistant.corpus.wear import UNWORN

        return sorted(
            self.bank.phrases, key=lambda one: self.wear.get(one.id, UNWORN), reverse=True
        )


def show_text(stats: Stats) -> None:
    """Print tables for people: the topics, the gaps, the pairs, and how worn the phrases are."""
    print("主题\t句式\t说法组合\t情形")
    for topic in stats.topics:
        print(topic.topic, topic.phrases, topic.wordings, topic.conditions, sep="\t")
    print(f"合计\t{len(stats.bank.phrases)}\t{sum(one.wordings for one in stats.topics)}")
    print(f"\n缺口{len(stats.gaps)}处" + ("：" if stats.gaps else ""))
    for gap in stats.gaps:
        when = f"，{gap.when}时" if gap.when else ""
        print(f"{gap.topic}{when}：能用的有{gap.phrases}条，至少要{gap.wanted}条，请补写")
    print(f"\n固定文字一半以上相同的句式{len(stats.alike)}对" + ("：" if stats.alike else ""))
    for pair in stats.alike:
        print(f"{_at(pair.one)}与{_at(pair.other)}：{pair.share:.0%}相同，请改写一条")
    if stats.compared is not None:
        _show_wear(stats)


def _at(phrase: Phrase) -> str:
    return f"{phrase.path}第{phrase.line}行“{phrase.id}”"


def _show_wear(stats: Stats) -> None:
    print("\n句式\t单位数\t年度数")
    for phrase in stats.by_wear():
        told = stats.wear.get(phrase.id)
        print(phrase.id, *((told.units, told.years) if told else (_UNTOLD, _UNTOLD)), sep="\t")
    untold = sum(phrase.id not in stats.wear for phrase in stats.bank.phrases)
    print(
        f"比对了{stats.compared}份年报；{untold}条句式固定文字太短，数不出来，写作{_UNTOLD}",
        file=sys.stderr,
    )


def show_json(stats: Stats) -> None:
    """Print all of it as JSON; a phrase has no counts where no reports were named."""
    listed = []
    for phrase in stats.by_wear() if stats.compared is not None else stats.bank.phrases:
        told = stats.wear.get(phrase.id)
        counts = {"units": told.units, "years": told.years} if told else {}
        listed.append(
            {"id": phrase.id, "topic": phrase.topic, "units": None, "years": None} | counts
        )
    result = {
        "schema": _SCHEMA,
        "compared": stats.compared,
        "topics": [asdict(one) for one in stats.topics],
        "gaps": [asdict(one) for one in stats.gaps],
        "alike": [
            {"phrases": [one.one.id, one.other.id], "share": round(one.share, 3)}
            for one in stats.alike
        ],
        "phrases": listed,
    }
    print(json.dumps(result, ensure_ascii=False, indent=1))
