"""What a command loads: nothing heavy that it does not use, and never a socket."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from assistant.writers import write_draft
from assistant.writers.text import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.drafting.draft import Draft

# Runs a command, then prints which modules it loaded; a socket ends it at once.
PROBE = """
import socket, sys
def refuse(*args, **kwargs):
    raise SystemExit("a socket was opened")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
from assistant.cli.main import run
try:
    code = run(sys.argv[1:])
except SystemExit as leaving:
    code = leaving.code
print("\\n".join(sys.modules), file=sys.stderr)
sys.exit(3 if isinstance(code, str) else 0)
"""


def loaded_by(*arguments: str) -> set[str]:
    """Return the top-level modules that a command loads."""
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return {name.partition(".")[0] for name in ran.stderr.splitlines()}


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("check", "--help")])
def test_saying_what_there_is_loads_only_the_standard_library(arguments: tuple[str, ...]) -> None:
    heavy = loaded_by(*arguments) - set(sys.stdlib_module_names) - {"assistant", "__main__"}
    assert not {name for name in heavy if not name.startswith(("_", "sitecustomize"))}


def test_saying_the_version_does_not_pay_for_what_commands_do() -> None:
    assert not loaded_by("--version") & {"dataclasses", "inspect", "tomllib", "json"}


def test_checking_plain_text_loads_neither_ui_nor_word_nor_templates(
    draft: Draft, tmp_path: Path
) -> None:
    path = tmp_path / "年报.txt"
    path.write_text(text_of(draft), encoding="utf-8")
    loaded = loaded_by("check", str(path))
    assert "assistant" in loaded
    assert not loaded & {
        "textual",
        "rich",
        "docx",
        "lxml",
        "jinja2",
        "numpy",
        "rapidfuzz",
        "olefile",
    }


def test_checking_a_word_file_loads_no_library_of_another_format(
    draft: Draft, tmp_path: Path
) -> None:
    path = tmp_path / "年报.docx"
    write_draft(draft, path)
    loaded = loaded_by("check", str(path))
    assert "lxml" in loaded
    assert not loaded & {"docx", "olefile", "pypdfium2", "pdfplumber", "textual", "jinja2"}


def test_words_are_cut_only_where_a_rule_asks_for_them(draft: Draft, tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    path.write_text(text_of(draft), encoding="utf-8")
    assert "jieba" not in loaded_by("check", str(path), "--ignore", "P")


def test_drafting_to_text_loads_neither_ui_nor_word(tmp_path: Path) -> None:
    facts = tmp_path / "事实.toml"
    loaded_by("new", str(facts))
    assert not loaded_by("draft", str(facts)) & {"textual", "rich", "docx", "lxml", "jieba"}
