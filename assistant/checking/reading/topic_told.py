"""What section one tells of each of its topics, and whether it gives a number for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.checking.reading.overview import is_empty, words_of_topic
from assistant.checking.reading.walk import after, is_older_than_the_form
from assistant.report.figures import read_figures
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from assistant.checking.rule import Context
    from assistant.report.document import Place
    from assistant.report.passage import Passage
    from assistant.report.report import Report, Section, Sentence

# A text that ends in the middle of a sentence was not pasted whole.
_CUT_OFF = Pattern(r"[^。！？；：”’）》]{40}$")
_NO_NUMBER = Pattern(
    r"20\d\d年?度?|[〔\[【]20\d\d[〕\]】]\d*号?|第\d+[号条款项]|\d+号|12345|\d+工作日"
)
# 三个方面, 五个环节: a figure of speech rather than a count.
_OF_SPEECH = Pattern(r"方面|环节|原则|层面|关口|到位|抓手|统一|结合|维度")


class Told(NamedTuple):
    """The sentences on one topic of section one; `end` is where they end."""

    sentences: tuple[Sentence, ...]
    end: Place

    @property
    def text(self) -> str:
        """Return the sentences, a line each."""
        return "\n".join(sentence.text for sentence in self.sentences)


def told_of(report: Report, context: Context, key: str) -> Told | None:
    """Return what section one tells of the topic `key`.

    None where another rule speaks (F07 of a topic that is missing altogether, F08 of an empty
    section), and where the text breaks off.
    """
    overview = report.section("overview")
    if overview is None or is_empty(overview, context) or is_older_than_the_form(report):
        return None
    topic = overview.topic(key)
    sentences = overview_sentences(report)
    if topic:
        last = topic.paragraphs[-1] if topic.paragraphs else topic.heading
        own = [sentence for sentence in sentences if sentence.topic == key]
    elif any(topic.key for topic in overview.topics):
        return _told_elsewhere(overview, sentences, key)
    elif not overview.paragraphs:
        return None
    else:
        last = overview.paragraphs[-1]
        own = [s for s in sentences if words_of_topic(key).search(s.text)]
        if not own:
            return None
    return None if _breaks_off(overview, last) else Told(tuple(own), after(last))


def _told_elsewhere(overview: Section, sentences: list[Sentence], key: str) -> Told | None:
    """Return what is told under the first heading of its own words that names the topic's matter.

    F07 asks for a heading where none does.
    """
    words = words_of_topic(key)
    for topic in overview.topics:
        if topic.key is None and topic.paragraphs and words.search(topic.heading.text):
            own = [s for s in sentences if s.passage.block in {p.block for p in topic.paragraphs}]
            return Told(tuple(own), after(topic.paragraphs[-1]))
    return None


def overview_sentences(report: Report) -> list[Sentence]:
    """Return the sentences of section one."""
    return [sentence for sentence in report.sentences if sentence.section == "overview"]


def has_number(text: str) -> bool:
    """Return whether a text counts something or dates it; years and document numbers are none."""
    if re.search(r"\d", _NO_NUMBER.sub("", text)):
        return True
    return any(not _OF_SPEECH.match(text, figure.end) for figure in read_figures(text))


def _breaks_off(overview: Section, last: Passage) -> bool:
    is_last = last is next(reversed(overview.paragraphs), None)
    return is_last and bool(_CUT_OFF.search(last.text))
