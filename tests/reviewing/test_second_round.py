"""A draft that comes back: what was mended, what still stands, what is new, what was answered."""

from __future__ import annotations

import datetime
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document as open_word
from docx.text.run import Run

from assistant.emitters.json import emit_json
from assistant.emitters.terminal import emit_text
from assistant.errors import AssistantError
from assistant.reviewing.annotate import Notes, annotate
from assistant.reviewing.review import review
from assistant.writers.text import text_of
from tests.readers.test_docx_comments import with_replies

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.drafting.draft import Draft
    from assistant.emitters.outcome import CheckedFile

    Write = Callable[..., str]

SLOGAN, PHONE, RATE = "取得了显著成效。", "群众来电13800001111反映。", "群众满意度达到120%。"


@pytest.fixture
def write(draft: Draft, tmp_path: Path) -> Write:
    """Return a function that writes a draft with some sentences in its last paragraph."""

    def written(name: str, *sentences: str) -> str:
        path = tmp_path / name
        text = text_of(draft).replace("六、", "".join(sentences) + "\n六、", 1)
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


def again(new: str, old: str) -> CheckedFile:
    """Return the new draft as checked beside the old one."""
    (file,) = review([new], previous=old).files
    return file


def codes(file: CheckedFile) -> tuple[set[str], set[str], set[str]]:
    """Return which rules' findings still stand, are new, and are gone."""
    found = file.second_round
    assert found is not None
    still = {each.code for each in file.open if not found.is_new(each)}
    new = {each.code for each in file.open if found.is_new(each)}
    return still, new, {each.code for each in found.gone}


def codes_of(file: str, words: str) -> set[str]:
    """Return the rules that complain of these words."""
    return {f.code for f in review([file]).files[0].open if words in f.quote}


def test_findings_are_gone_or_still_there_or_new(write: Write) -> None:
    old, new = write("一稿.txt", SLOGAN, PHONE), write("二稿.txt", PHONE, RATE)
    slogan, phone = codes_of(old, SLOGAN[:-1]), codes_of(old, "13800001111")
    still, fresh, gone = codes(again(new, old))
    assert phone <= still
    assert gone == slogan != set()
    assert set() != codes_of(new, "120%") <= fresh


def test_a_finding_in_other_words_still_stands(write: Write) -> None:
    old = write("一稿.txt", f"全年工作扎实推进，{SLOGAN}")
    new = write("二稿.txt", f"全年各项工作扎实推进，{SLOGAN}")
    assert codes(again(new, old))[2] == set()


def test_written_results_serve_as_well_as_the_draft_itself(write: Write, tmp_path: Path) -> None:
    old, new = write("一稿.txt", SLOGAN, PHONE), write("二稿.txt", PHONE, RATE)
    stream = io.StringIO()
    emit_json(review([old]), stream)
    results = tmp_path / "一稿.json"
    results.write_text(stream.getvalue(), encoding="utf-8")
    assert codes(again(new, str(results))) == codes(again(new, old))


@pytest.mark.parametrize("content", ["{}", "[]", "不是JSON", '{"schema": "nianbao.check/9"}'])
def test_a_file_that_holds_no_results_is_told(write: Write, tmp_path: Path, content: str) -> None:
    results = tmp_path / "结果.json"
    results.write_text(content, encoding="utf-8")
    with pytest.raises(AssistantError, match="不是 nianbao check"):
        again(write("二稿.txt"), str(results))


def test_text_and_json_tell_the_round(write: Write) -> None:
    old, new = write("一稿.txt", SLOGAN, PHONE), write("二稿.txt", PHONE, RATE)
    outcome = review([new], previous=old)
    text, data = io.StringIO(), io.StringIO()
    emit_text(outcome, text)
    emit_json(outcome, data)
    assert "与上次相比：改好1处" in text.getvalue()
    assert "上次已提" in text.getvalue()
    assert "新出现" in text.getvalue()
    (gone,) = json.loads(data.getvalue())["files"][0]["second_round"]["gone"]
    assert gone["quote"] == SLOGAN[:-1]


def test_what_the_unit_replied_in_word_stands_with_the_finding(checked: CheckedFile) -> None:
    folder = Path(checked.path).parent / "批注件"
    (noted,) = annotate([checked], folder, Notes(5), datetime.datetime(2025, 1, 20)).made
    replied = Path(checked.path).with_name("改后.docx")
    replied.write_bytes(with_replies(noted.read_bytes(), "石桥镇", "已核实，情况属实"))
    file = again(str(replied), checked.path)
    stream = io.StringIO()
    emit_text(review([str(replied)], previous=checked.path), stream)
    assert file.second_round is not None
    answers = [file.second_round.answer(finding) for finding in file.open]
    assert [answer.replies for answer in answers if answer] == [
        (("石桥镇", "已核实，情况属实"),) for _ in answers
    ]
    assert all(answer.is_resolved for answer in answers if answer)
    assert "答复  石桥镇：已核实，情况属实" in stream.getvalue()
    assert "标为已解决" in stream.getvalue()


def test_an_answer_that_stands_beside_the_comment_counts_as_a_reply(checked: CheckedFile) -> None:
    """LibreOffice 7.4 and older programs save a reply as a comment of its own."""
    folder = Path(checked.path).parent / "批注件"
    (noted,) = annotate([checked], folder, Notes(5), datetime.datetime(2025, 1, 20)).made
    answered = Path(checked.path).with_name("改后.docx")
    word = open_word(str(noted))
    body = next(p for p in word.paragraphs if "13800001111" in p.text)
    phone = next(run for run in body.runs if "13800001111" in run.text)
    first = body.add_run()._r
    phone._r.getnext().getnext().addnext(first)  # type: ignore[union-attr]
    word.add_comment(Run(first, body), "已改为办公电话", "石桥镇")
    word.add_comment(word.paragraphs[0].runs, "标题用小标宋", "石桥镇")
    word.save(str(answered))
    found = again(str(answered), checked.path).second_round
    assert found is not None
    replies = {
        finding.code: found.answer(finding).replies  # type: ignore[union-attr]
        for finding in checked.open
        if found.answer(finding)
    }
    assert replies == {"W10": (("石桥镇", "已改为办公电话"),)}
