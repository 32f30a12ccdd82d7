from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.report.words import terms, words

SENTENCE = "2024年石桥镇主动公开政府信息147条，“惠农补贴”栏目停更四个月。"


def test_words_make_up_the_text_again() -> None:
    assert "".join(words(SENTENCE)) == SENTENCE


@pytest.mark.parametrize("term", terms())
def test_a_term_of_the_field_is_one_word(term: str) -> None:
    assert words(f"，{term}，") == ["，", term, "，"]


def test_ordinary_words_are_known() -> None:
    assert words("便民服务大厅的值班人员遇到了困难")[-2:] == ["了", "困难"]


def test_a_term_is_listed_once() -> None:
    assert len(set(terms())) == len(terms())


def test_nothing_is_warned_of_said_or_left_in_the_temporary_folder(tmp_path: Path) -> None:
    code = f"from assistant.report.words import words; words({SENTENCE!r})"
    elsewhere = {"TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "TMP": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={**os.environ, **elsewhere},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("", "")
    assert list(tmp_path.iterdir()) == []


def test_jieba_is_loaded_by_the_first_cut_only() -> None:
    code = "import sys, assistant.report.words; sys.exit('jieba' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 0
