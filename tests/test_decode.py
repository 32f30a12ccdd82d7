"""Encodings: every one that an office PC writes is read, and nothing is guessed from noise."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.decode import decode
from assistant.errors import UnreadableFileError

LONG = "云岭县石桥镇人民政府2024年政府信息公开工作年度报告\n全年主动公开政府信息147条。\n" * 20
SAMPLES = {
    "long": LONG,
    "short": "石桥镇党政办公室报送年度报告。",
    "rare names": "党政办：吴堃、李犇、张玥、王喆",
    "beyond GBK": "经办人：䶮某，石桥镇",
    "figures": "2024年3月5日\t0\t0\t12\n",
}
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES)
def test_every_encoding_is_told(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(st.integers(0, 60), st.integers(12, 200), st.sampled_from(ENCODINGS))
def test_any_stretch_of_a_report_is_told(start: int, length: int, encoding: str) -> None:
    text = LONG[start : start + length].strip()
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("seed", range(5))
def test_noise_is_no_text(seed: int) -> None:
    with pytest.raises(UnreadableFileError):
        decode(random.Random(seed).randbytes(4000))


def test_a_damaged_place_is_named_with_its_line() -> None:
    lines = LONG.encode("utf-8").split(b"\n")
    lines[30] = lines[30][:10] + b"\xff" + lines[30][10:]
    with pytest.raises(UnreadableFileError, match=r"^第31行有损坏的字符，.*UTF-8"):
        decode(b"\n".join(lines))


def test_half_a_character_of_utf_16_is_a_damaged_file() -> None:
    with pytest.raises(UnreadableFileError, match="损坏"):
        decode(LONG.encode("utf-16")[:-1])


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf", "\ufeff \u3000\r\n".encode("utf-16-le")])
def test_a_file_of_blanks_is_empty(content: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="文件是空的"):
        decode(content)
