"""`nianbao check --annotate`: bad files and bad places, each told in a sentence, no half file."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from docx import Document as open_word

from assistant.writers.docx import docx_of
from tests.readers.docx_builder import packed
from tests.readers.make_fixtures import FIXTURES
from tests.readers.test_doc import renamed

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft
    from tests.conftest import RunCli

GOOD = "好.docx"


def parts(content: bytes) -> dict[str, str | bytes]:
    """Return the parts of a Word file."""
    with ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def with_part(content: bytes, name: str, replaced: bytes | None) -> bytes:
    """Return a Word file with another part, or without it."""
    others = {key: kept for key, kept in parts(content).items() if key != name}
    return packed(others if replaced is None else {**others, name: replaced})


def with_comments_part(content: bytes, comments: bytes) -> bytes:
    """Return a Word file with a part of comments."""
    made = open_word(io.BytesIO(content))
    made.add_comment(made.paragraphs[1].runs, "核", "张三")
    stream = io.BytesIO()
    made.save(stream)
    return with_part(stream.getvalue(), "word/comments.xml", comments)


@pytest.fixture
def good(draft: Draft) -> bytes:
    """A Word file with a finding or two."""
    return docx_of(draft)


@pytest.fixture
def report(good: bytes, tmp_path: Path) -> Path:
    """That file in a folder."""
    path = tmp_path / "来稿" / GOOD
    path.parent.mkdir()
    path.write_bytes(good)
    return path


def in_a_process(*arguments: object) -> tuple[int, list[str], str]:
    """Run the command line as users do; return exit code, what was said, and the results."""
    command = [sys.executable, "-m", "assistant", *map(str, arguments)]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, env=environment
    )
    return ran.returncode, ran.stderr.splitlines(), ran.stdout


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_bad_files_are_told_and_the_good_ones_of_the_batch_are_commented(
    report: Path, good: bytes, tmp_path: Path
) -> None:
    document = parts(good)["word/document.xml"]
    assert isinstance(document, bytes)
    middle = len(good) // 3
    unread = {
        "加密.docx": (renamed("EncryptedPackage"), "文件加了密码"),
        "截断.docx": (good[: len(good) // 2], "文件有损坏或不完整"),
        "坏字节.docx": (good[:middle] + bytes(400) + good[middle + 400 :], "文件有损坏或不完整"),
        "坏正文.docx": (
            with_part(good, "word/document.xml", document[:-200]),
            "文件有损坏或不完整",
        ),
        "空的.docx": (b"", "文件是空的"),
    }
    uncommented = {
        "坏批注.docx": (with_comments_part(good, b"<w:comments"), "文件有损坏或不完整"),
        "缺目录.docx": (with_part(good, "[Content_Types].xml", None), "文件不完整，缺少"),
    }
    for name, (content, _) in {**unread, **uncommented}.items():
        report.with_name(name).write_bytes(content)
    out = tmp_path / "批注件"
    code, said, results = in_a_process("check", report.parent, "--annotate", out)
    assert names(out) == [GOOD]
    assert code == 2
    for name, (_, why) in unread.items():
        assert results.count(f"没有检查：{report.with_name(name)}\n  {why}") == 1
    for name, (_, why) in uncommented.items():
        assert [line for line in said if name in line and why in line]
    assert len(said) == len(uncommented) + 1
    assert said[-1] == f"批注件写在{out}，共1份"
    assert f"{report}\n" in results


def test_a_doc_that_is_named_docx_gets_a_page(tmp_path: Path) -> None:
    path = tmp_path / "旧版.docx"
    path.write_bytes((FIXTURES / "石桥镇2024.doc").read_bytes())
    code, said, _ = in_a_process("check", path, "--annotate", tmp_path / "批注件")
    assert code in (0, 1)
    assert names(tmp_path / "批注件") == ["旧版.docx.html"]
    assert len(said) == 1


def test_a_docx_that_is_named_doc_gets_comments(report: Path, tmp_path: Path) -> None:
    report.rename(report.with_suffix(".doc"))
    out = tmp_path / "批注件"
    in_a_process("check", report.with_suffix(".doc"), "--annotate", out)
    assert names(out) == [GOOD]
    assert list(open_word(str(out / GOOD)).comments)


def test_a_folder_that_is_not_there_is_made(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "二〇二五" / "批注件"
    code, _, _ = in_a_process("check", report, "--annotate", out, "--fail-on", "never")
    assert (code, names(out)) == (0, [GOOD])


def test_copies_inside_the_folder_that_is_checked_are_no_reports(report: Path) -> None:
    out = report.parent / "批注件"
    check = ("check", report.parent, "--annotate", out, "--fail-on", "never")
    _, _, first = in_a_process(*check)
    code, _, again = in_a_process(*check, "--force")
    assert (code, names(out), again) == (0, [GOOD], first)
    assert "共检查1份" in again


@pytest.mark.parametrize("inside", ["", "里面"])
def test_a_file_in_the_place_of_the_folder_is_told(
    report: Path, tmp_path: Path, inside: str
) -> None:
    taken = tmp_path / "批注件"
    taken.write_text("占着", encoding="utf-8")
    code, said, _ = in_a_process("check", report, "--annotate", taken / inside)
    assert code == 2
    assert said == [f"{taken / inside}：这里有同名的文件，建不了文件夹，请换一个位置"]
    assert taken.read_text(encoding="utf-8") == "占着"


def test_the_folder_of_the_file_itself_is_refused(report: Path) -> None:
    before = report.read_bytes()
    code, said, _ = in_a_process("check", report, "--annotate", report.parent, "--force")
    assert code == 2
    assert said == [f"{report}：批注件不能写在原稿的位置，请另选一个文件夹"]
    assert (names(report.parent), report.read_bytes()) == ([GOOD], before)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_folder_that_cannot_be_written_in_is_told_once(
    run_cli: RunCli, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    report.with_name("又一份.docx").write_bytes(report.read_bytes())
    (tmp_path / "批注件").mkdir()

    def refuse(*_: Any, **__: Any) -> Any:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("assistant.reviewing.annotate.TemporaryFile", refuse)
    ran = run_cli("check", report.parent, "--annotate", tmp_path / "批注件")
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "不能往这个文件夹里写" in ran.err
    assert names(tmp_path / "批注件") == []


def test_a_file_that_is_held_by_another_program_by_then_is_told(
    run_cli: RunCli, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Word may open the original between the check and the comments: Windows refuses to read it."""
    report.with_name("被占.docx").write_bytes(report.read_bytes())
    opened, read = Path.open, []

    def held(path: Path, *args: Any, **kwargs: Any) -> Any:
        if path.name == "被占.docx":
            read.append(path)
            if len(read) > 1:
                raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", held)
    ran = run_cli("check", report.parent, "--annotate", tmp_path / "批注件")
    assert ran.code == 2
    assert names(tmp_path / "批注件") == [GOOD]
    (told,) = (line for line in ran.err.splitlines() if "被占.docx" in line)
    assert "关掉正在使用它的程序" in told


def test_a_copy_that_is_open_elsewhere_stays_and_the_others_are_written(
    run_cli: RunCli, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to replace a file that Word has open."""
    report.with_name("开着.docx").write_bytes(report.read_bytes())
    out = tmp_path / "批注件"
    out.mkdir()
    (out / "开着.docx").write_bytes(b"old")
    replaced = os.replace

    def locked(source: Any, target: Any) -> None:
        if Path(target).name == "开着.docx":
            raise PermissionError(13, "Permission denied")
        replaced(source, target)

    monkeypatch.setattr(os, "replace", locked)
    monkeypatch.setattr("assistant.paths._PATIENCE", ())
    ran = run_cli("check", report.parent, "--annotate", out, "--force")
    assert ran.code == 2
    assert names(out) == sorted([GOOD, "开着.docx"])
    assert (out / "开着.docx").read_bytes() == b"old"
    (told,) = (line for line in ran.err.splitlines() if "开着.docx" in line)
    assert "请关掉后再试" in told
    assert ran.out


@pytest.mark.skipif(sys.platform != "linux", reason="holds files to a size as Linux does")
def test_a_disk_that_is_full_leaves_no_half_file(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "批注件"
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000));"
        "from assistant.cli.main import run; sys.exit(run(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "check", str(report), "--annotate", str(out)]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode, names(out)) == (2, [])
    assert ran.stderr == f"{out / GOOD}：无法写入（分给您的空间满了），原文件没有改动\n"


def test_the_author_may_be_anything_that_is_typed(
    run_cli: RunCli, report: Path, tmp_path: Path
) -> None:
    out = tmp_path / "批注件"
    run_cli("check", report, "--annotate", out, "--comment-author", "政务\x07公开办<&>")
    authors = {each.author for each in open_word(str(out / GOOD)).comments}
    assert authors == {"政务〈0007〉公开办<&>"}
