"""The JSON contract `nianbao.check/1`: keys, their order, and nothing that harms a terminal."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest

from assistant.emitters.json import emit_json
from assistant.emitters.outcome import Outcome, Unread


def emitted(outcome: Outcome) -> str:
    stream = io.StringIO()
    emit_json(outcome, stream)
    return stream.getvalue()


@pytest.fixture
def document(outcome: Outcome) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(emitted(outcome))
    return parsed


def test_the_keys_stand_in_the_order_of_the_contract(document: dict[str, Any]) -> None:
    assert list(document) == ["schema", "files", "unread", "summary"]
    assert document["schema"] == "nianbao.check/1"
    file = document["files"][0]
    assert list(file) == [
        "path", "unit", "level", "year", "form", "notes", "shares", "shares_detail",
        "findings", "not_assessed", "stale_decisions", "second_round",
    ]  # fmt: skip
    assert list(file["findings"][0]) == [
        "code", "name", "severity", "certainty", "message", "quote", "context", "where", "related",
        "suggestion", "replacement", "basis", "fingerprint", "status", "decision",
    ]  # fmt: skip
    assert list(file["findings"][0]["where"]) == ["section", "paragraph", "start", "end", "cell"]
    assert list(file["findings"][1]["related"][0]) == [
        "source", "unit", "year", "quote", "similarity", "kind", "section", "changes",
    ]  # fmt: skip


def test_a_file_is_described(document: dict[str, Any]) -> None:
    file = document["files"][0]
    assert (file["unit"], file["level"], file["year"], file["form"]) == (
        "云岭县石桥镇人民政府",
        "镇",
        2024,
        "2021",
    )
    assert file["shares"]["last_year"] == 0.22
    assert file["not_assessed"] == [{"code": "N15", "why": "没有上年报告"}]
    assert file["notes"] == ["文稿里有3处修订还没有接受"]


def test_what_is_unknown_is_null(document: dict[str, Any]) -> None:
    file = document["files"][1]
    assert [file[key] for key in ("unit", "level", "year", "shares", "shares_detail")] == [None] * 5


def test_every_share_says_of_what_it_is_a_share(document: dict[str, Any]) -> None:
    file = document["files"][0]
    assert list(file["shares"]) == list(file["shares_detail"])
    for part, detail in file["shares_detail"].items():
        assert detail["of"] == 2000
        assert file["shares"][part] == detail["characters"] / detail["of"]
        assert "占正文字数的比例" in detail["definition"]


def test_changes_are_ranges_of_both_quotes(document: dict[str, Any]) -> None:
    finding = document["files"][0]["findings"][1]
    source = finding["related"][0]
    changed = [
        (
            source["quote"][change["source_start"] : change["source_end"]],
            finding["quote"][change["start"] : change["end"]],
        )
        for change in source["changes"]
    ]
    assert changed == [("2023", "2024"), ("7", "8")]


def test_a_finding_says_where_it_stands(document: dict[str, Any]) -> None:
    numbers, _, blank, missing = document["files"][0]["findings"]
    assert numbers["where"] == {
        "section": "一、总体情况", "paragraph": 3, "start": 5, "end": 18, "cell": None,
    }  # fmt: skip
    assert blank["where"]["cell"] == "表二“规章·本年制发件数”"
    assert set(missing["where"].values()) == {None}


def test_findings_are_counted_over_all_files(document: dict[str, Any]) -> None:
    assert document["summary"] == {"error": 2, "warning": 1, "info": 1}
    assert document["unread"] == [{"path": "丙.docx", "why": "这是 Word 文件（.docx）"}]


def test_accepted_findings_are_shown_with_the_decision_and_not_counted(accepted: Outcome) -> None:
    parsed = json.loads(emitted(accepted))
    first = parsed["files"][0]["findings"][0]
    assert first["status"] == "accepted"
    assert first["decision"]["reason"] == "口径不同，正文已注明"
    assert first["decision"]["date"] == "2025-01-20"
    assert first["decision"]["by"] is None
    assert parsed["summary"] == {"error": 1, "warning": 1, "info": 1}


def test_decisions_whose_finding_is_gone_are_listed(accepted: Outcome) -> None:
    parsed = json.loads(emitted(accepted))
    (stale,) = parsed["files"][0]["stale_decisions"]
    assert (stale["code"], stale["fingerprint"]) == ("N05", "fedcba9876543210")


def test_the_same_outcome_gives_the_same_text(outcome: Outcome) -> None:
    assert emitted(outcome) == emitted(outcome)


def test_what_could_act_on_a_terminal_is_escaped_and_comes_back(outcome: Outcome) -> None:
    name = "石\x1b[2J\u202e桥\x9b\u200b\udcff.txt"
    text = emitted(replace(outcome, unread=(Unread(name, "没有这个文件"),)))
    assert not set(text) & set("\x1b\u202e\x9b\u200b\udcff")
    assert json.loads(text)["unread"][0]["path"] == name
    text.encode("utf-8")
