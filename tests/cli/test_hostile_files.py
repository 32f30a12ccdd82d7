"""Files that are damaged, locked, or made to do harm: each told in a sentence, the rest checked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from assistant.writers.text import text_of
from tests.readers import docx_builder as make
from tests.readers.docx_builder import cell, docx, p, row, table
from tests.readers.make_fixtures import FIXTURES

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft
    from tests.conftest import RunCli

DEEP = "<w:tbl><w:tr><w:tc>"


def bomb(path: Path, piece: str, times: int) -> None:
    """Write a Word file whose body is `piece`, a million times over, `times` times."""
    start, end = make.document("|").split("|")
    with ZipFile(path, "w", ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as out:
        out.write(start.encode())
        for _ in range(times):
            out.write(piece.encode() * 1_000_000)
        out.write(end.encode())


@pytest.fixture
def folder(draft: Draft, tmp_path: Path) -> Path:
    """One good report among files of every bad kind."""
    folder = tmp_path / "各乡镇"
    folder.mkdir()
    (folder / "好.txt").write_text(text_of(draft), encoding="utf-8")
    doc = (FIXTURES / "石桥镇2024.doc").read_bytes()
    header = doc.index(b"\xec\xa5")
    whole = docx(p("一、总体情况") + p("公开3条。"))
    entity = '<!DOCTYPE x [<!ENTITY a "b">]>' + make.document(p("&a;"))
    bad = {
        "坏1.docx": whole[: len(whole) // 2],
        "坏2.docx": b"",
        "坏3.docx": make.packed({"word/document.xml": entity}),
        "坏4.docx": make.packed({"word/document.xml": entity.encode("utf-16")}),
        "坏5.docx": docx(table(row(cell("甲", '<w:gridSpan w:val="100000000"/>'), "1"))),
        "坏6.docx": docx(DEEP * 3000 + p("甲") + "</w:tc></w:tr></w:tbl>" * 3000),
        "坏7.docx": docx("<w:p/>" * 140_000 + p(os.urandom(200_000).hex())),
        "坏8.doc": doc[: len(doc) // 3],
        "坏9.doc": doc[: header + 0x0B] + b"\x13" + doc[header + 0x0C :],
    }
    for name, content in bad.items():
        (folder / name).write_bytes(content)
    bomb(folder / "坏A.docx", "<w:p/>", 6)
    bomb(folder / "坏B.docx", "<w:p><w:r><w:t>" + "公" * 50, 2)
    return folder


def test_every_bad_file_is_told_and_the_good_one_checked(folder: Path) -> None:
    begun = time.perf_counter()
    command = [sys.executable, "-m", "assistant", "check", str(folder), "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        out, err = process.communicate()
    outcome: dict[str, Any] = json.loads(out)
    assert [Path(file["path"]).name for file in outcome["files"]] == ["好.txt"]
    assert len(outcome["unread"]) == len(list(folder.iterdir())) - 1
    assert all(unread["why"] and "\n" not in unread["why"] for unread in outcome["unread"])
    assert (process.returncode, err) == (2, b"")
    assert time.perf_counter() - begun < 10 * len(outcome["unread"])


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux counts it")
def test_no_bad_file_takes_much_memory(folder: Path) -> None:
    # ru_maxrss would be that of this process, if it is the larger one.
    code = (
        "import re, sys; from assistant.cli.main import run; run(sys.argv[1:]);"
        "status = open('/proc/self/status').read();"
        "print(re.search(r'VmHWM:\\s+(\\d+)', status)[1], file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "check", str(folder), "--fail-on", "never"]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert int(ran.stderr) < 500 * 1024


def test_a_file_that_vanishes_while_it_is_read_is_told(
    run_cli: RunCli, draft: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("甲.txt", "乙.docx"):
        (tmp_path / name).write_text(text_of(draft), encoding="utf-8")
    opened = Path.open

    def vanishing(path: Path, *args: Any, **kwargs: Any) -> Any:
        if path.name == "乙.docx":
            path.unlink(missing_ok=True)
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", vanishing)
    outcome = json.loads(run_cli("check", tmp_path, "--format", "json").out)
    assert [Path(unread["path"]).name for unread in outcome["unread"]] == ["乙.docx"]
    assert "没有这个文件" in outcome["unread"][0]["why"]
    assert len(outcome["files"]) == 1


def test_a_file_that_may_not_be_read_is_told(
    run_cli: RunCli, draft: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("甲.txt", "乙.docx"):
        (tmp_path / name).write_text(text_of(draft), encoding="utf-8")
    opened = Path.open

    def forbidding(path: Path, *args: Any, **kwargs: Any) -> Any:
        if path.name == "乙.docx":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", forbidding)
    outcome = json.loads(run_cli("check", tmp_path, "--format", "json").out)
    assert "没有读这个文件的权限" in outcome["unread"][0]["why"]
    assert len(outcome["files"]) == 1


def test_a_folder_that_is_named_like_a_file_is_passed_over(
    run_cli: RunCli, draft: Draft, tmp_path: Path
) -> None:
    (tmp_path / "甲.docx").mkdir()
    (tmp_path / "乙.txt").write_text(text_of(draft), encoding="utf-8")
    outcome = json.loads(run_cli("check", tmp_path, "--format", "json").out)
    assert (len(outcome["files"]), outcome["unread"]) == (1, [])


def test_what_belongs_to_a_saved_page_is_no_report(
    run_cli: RunCli, draft: Draft, tmp_path: Path
) -> None:
    (tmp_path / "年报_files").mkdir()
    (tmp_path / "年报_files" / "frame.htm").write_text("<html>栏目</html>", encoding="utf-8")
    (tmp_path / "年报.txt").write_text(text_of(draft), encoding="utf-8")
    outcome = json.loads(run_cli("check", tmp_path, "--format", "json").out)
    assert (len(outcome["files"]), outcome["unread"]) == (1, [])
