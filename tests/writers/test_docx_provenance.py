"""A Word file tells which words are the phrasebank's, until they are changed in it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from docx import Document as open_docx

from assistant.corpus.prose import shares
from assistant.drafting.compose import compose
from assistant.drafting.phrase_files import load_phrasebank
from assistant.facts.facts import load_facts
from assistant.interview.question import all_fields
from assistant.readers import read_document
from assistant.readers.docx import read_docx
from assistant.report.provenance import fixed_lengths
from assistant.report.recognise import recognise
from assistant.writers.docx import docx_of

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft

FACTS = Path(__file__).parents[2] / "samples" / "facts" / "石桥镇.toml"


def _draft() -> Draft:
    return compose(load_facts(FACTS, all_fields()), load_phrasebank())


def test_what_was_written_is_read_again() -> None:
    draft = _draft()
    assert read_docx(docx_of(draft)).drafted == draft.provenance()
    assert len(draft.provenance()) > 30


def test_the_phrasebanks_share_is_the_drafts_own(tmp_path: Path) -> None:
    path = tmp_path / "石桥镇.docx"
    path.write_bytes(docx_of(_draft()))
    found = recognise(read_document(path))
    drafted = recognise(_draft().document())
    assert shares(found, ()).lengths == shares(drafted, ()).lengths
    assert shares(found, ())["phrasebank"] > 0.1


def test_a_sentence_changed_in_the_file_is_the_units_own(tmp_path: Path) -> None:
    path = tmp_path / "石桥镇.docx"
    path.write_bytes(docx_of(_draft()))
    document = open_docx(str(path))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("，", "，改过以后")
    document.save(str(path))
    changed = recognise(read_document(path))
    told = fixed_lengths(changed.document.drafted)
    still = [sentence for sentence in changed.sentences if sentence.text in told]
    assert len(still) < len(told) / 2


def test_how_many_sentences_were_edited_is_told(tmp_path: Path) -> None:
    path = tmp_path / "石桥镇.docx"
    path.write_bytes(docx_of(_draft()))
    assert read_document(path).notes == ()
    document = open_docx(str(path))
    *_, last = (p for p in document.paragraphs if p.text.endswith("。"))
    last.runs[-1].text = last.runs[-1].text[:-1] + "，没有其他事项。"
    document.save(str(path))
    count = len(_draft().provenance())
    assert read_document(path).notes == (f"起草的{count}句里，有1句后来改过或删去了",)


def test_the_facts_that_a_sentence_rests_on_are_kept() -> None:
    first, *_ = read_docx(docx_of(_draft())).drafted
    assert {"unit.name", "report.year"} <= set(first.facts)


def test_a_damaged_part_tells_nothing(tmp_path: Path) -> None:
    content = docx_of(_draft())
    broken = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(broken, "w") as target:
        for name in source.namelist():
            cut = 3000 if name == "customXml/item1.xml" else None
            target.writestr(name, source.read(name)[:cut])
    read = read_docx(broken.getvalue())
    assert read.drafted == ()
    assert read.blocks
