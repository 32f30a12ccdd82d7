"""Section one: whether it says anything of the year, and the words that tell its topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.knowledge import any_of, load_knowledge
from assistant.checking.rule import Threshold
from assistant.report.pattern import Pattern
from assistant.report.report import split_sentences

if TYPE_CHECKING:
    from assistant.checking.rule import Context
    from assistant.report.report import Section

_DIGIT = Pattern(r"\d")
# A year or a document's number tells nothing of the work.
_NO_COUNT = Pattern(r"20\d\d年?度?|[〔\[【]20\d\d[〕\]】]\d*号?")
# Fewer characters than this, and no figure among them, tell nothing of five topics.
SHORT = Threshold("F08.short", 80, 0, 1000, "没有数字时，不足这么多字算没有写")


def words_of_topic(key: str) -> Pattern:
    """Return what the topic `key` of section one is recognised by when it has no heading."""
    return any_of(load_knowledge("overview")["topics"][key])


def is_empty(overview: Section, context: Context) -> bool:
    """Return whether section one holds nothing but how the report was compiled."""
    explanation = any_of(load_knowledge("overview")["explanation"])
    told = [
        sentence.text
        for paragraph in overview.paragraphs
        for sentence in split_sentences(paragraph)
        if not explanation.search(sentence.text)
    ]
    if any(topic.key for topic in overview.topics) or any(map(_counts, told)):
        return False
    said = sum("一" <= character <= "鿿" for text in told for character in text)
    return said < context.threshold(SHORT)


def _counts(text: str) -> bool:
    return bool(_DIGIT.search(_NO_COUNT.sub("", text)))
