"""Who shares what with whom, written as text, JSON, CSV and a page."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from assistant.corpus.match import Kept, Source
from assistant.corpus.overlap.result import (
    Cluster,
    Evidence,
    Member,
    Order,
    Overlap,
    Pair,
    Side,
    Spread,
    Versions,
)
from assistant.emitters.outcome import Unread
from assistant.emitters.overlap import FORMATS, overlap_emitter
from assistant.emitters.overlap.naming import Names, percent
from assistant.emitters.plain import width

OLD = "“惠农补贴”栏目停更4个月，主要是换岗以后账号没有及时移交"
NEW = "“惠农补贴”栏目停更3个月，主要是换岗以后账号没有及时移交"
HOSTILE = "<script>alert(1)</script>&\u202e"


def member(unit: str, year: int | None, path: str) -> Member:
    return Member(Source(path, f"{unit}年报", unit, year, "镇", ""), 12, 480)


MEMBERS = {
    0: member("云岭县石桥镇人民政府", 2023, "石桥镇2023.txt"),
    2: member("云岭县青坪乡人民政府", 2024, "青坪乡2024.txt"),
    5: member("云岭县柳河镇人民政府", 2024, "=HYPERLINK(1).txt"),
}
PAIRS = (
    Pair(
        Side(0, 9, 300, 0.625),
        Side(2, 8, 290, 0.604),
        is_own=False,
        order=Order.YEAR,
        kinds={"换数字": 6, "照搬": 2},
        evidence=(Evidence(Kept(OLD, "overview"), Kept(NEW, "problems"), 0.93, "换数字"),),
    ),
    Pair(
        Side(2, 2, 50, 0.104),
        Side(5, 2, 50, 0.996),
        is_own=False,
        order=Order.UNKNOWN,
        kinds={"照搬": 2},
        evidence=(Evidence(Kept(HOSTILE, None), Kept("=1+1", None), 1.0, "照搬"),),
    ),
    Pair(Side(0, 1, 40, 0.1), Side(5, 1, 40, 0.1), is_own=False, order=Order.YEAR),
)
OVERLAP = Overlap(
    compared=7,
    units=4,
    members=MEMBERS,
    candidate_sentences=21,
    candidate_reports=6,
    unread=0,
    pairs=PAIRS,
    listed=PAIRS[:2],
    clusters=(Cluster((0, 2, 5), 2),),
    spread=(
        Spread(Kept(OLD, "overview"), 0, 5, 4, (2021, 2023), is_common=True, is_earliest=False),
    ),
    versions=(Versions((2, 5)),),
    left_out=1,
    share=0.1,
    cluster_share=0.3,
)
UNREAD = (Unread("坏.txt", "文件是空的"),)


def written(name: str, overlap: Overlap = OVERLAP) -> str:
    stream = io.StringIO(newline="")
    overlap_emitter(name)(overlap, UNREAD, stream)
    return stream.getvalue()


NOTHING = Overlap(2, 2, {}, 0, 0, 0, (), (), (), (), (), 0, 0.1, 0.3)


@pytest.mark.parametrize("name", FORMATS)
def test_files_that_were_not_read_are_named_in_every_format(name: str) -> None:
    for text in (written(name), written(name, NOTHING)):
        assert "坏.txt" in text
        assert "文件是空的" in text


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_in_a_file_can_turn_the_text_round(name: str) -> None:
    assert "\u202e" not in written(name)


def test_text_tells_pairs_clusters_spread_and_versions() -> None:
    assert written("text").splitlines() == [
        "比对年报7份，4家单位，法定的套话不计",
        "共有内容达10%的3对",
        "有1句用的单位太多，按通用的话不计，见“流传最广的句子”",
        "",
        "共有内容最多的年报（列出前2对）",
        "→前一份较早，—先后不明；百分数是共有内容各占自己多少，句数数的是后一份",
        "   1 石桥镇2023年 62% → 青坪乡2024年 60%",
        "     8句，换数字6、照搬2",
        f"     五、存在的主要问题及改进情况“{NEW[:22]}",
        f"     {NEW[22:]}”",
        f"     前一份“{OLD}”",
        "   2 青坪乡2024年 10% — 柳河镇2024年 99%",
        "     2句，照搬2，先后不明",
        "     “=1+1”",
        "     前一份“<script>alert(1)</script>&〈202E〉”",
        "",
        "成组的年报（一对里有一份的30%以上与另一份共有，就连在一起），共1组",
        "   1 3份，3家单位，2对",
        "     石桥镇2023年、青坪乡2024年、柳河镇2024年",
        "",
        "流传最广的句子（只有年份、数字、名称不同的算同一句）",
        "   1 4家单位，2个年份，5份年报，按通用的话不计，例如石桥镇2023年",
        f"     “{OLD}”",
        "",
        "同一单位同一年份不止一份，彼此没有比对",
        "     青坪乡2024年、柳河镇2024年",
        "",
        "没有读出来的1个文件",
        "     坏.txt：文件是空的",
    ]


def test_text_fits_a_terminal_and_its_old_encoding() -> None:
    text = written("text")
    assert all(width(line) <= 80 for line in text.splitlines())
    text.encode("gbk")


def test_json_is_the_contract() -> None:
    document = json.loads(written("json"))
    assert document["schema"] == "nianbao.overlap/1"
    assert (document["compared"], document["found"], len(document["pairs"])) == (7, 3, 2)
    assert document["reports"][0] == {
        "report": 0,
        "path": "石桥镇2023.txt",
        "title": "云岭县石桥镇人民政府年报",
        "unit": "云岭县石桥镇人民政府",
        "level": "镇",
        "year": 2023,
        "date": None,
        "sentences": 12,
        "characters": 480,
    }
    assert document["pairs"][0] == {
        "relation": "foreign",
        "order": "year",
        "earlier": {"report": 0, "sentences": 9, "characters": 300, "share": 0.625},
        "later": {"report": 2, "sentences": 8, "characters": 290, "share": 0.604},
        "kinds": {"换数字": 6, "照搬": 2},
        "evidence": [
            {
                "similarity": 0.93,
                "kind": "换数字",
                "earlier": {"text": OLD, "section": "一、总体情况"},
                "later": {"text": NEW, "section": "五、存在的主要问题及改进情况"},
            }
        ],
    }
    assert document["pairs"][1]["order"] is None
    assert document["clusters"] == [{"reports": [0, 2, 5], "pairs": 2}]
    assert document["spread"][0]["years"] == [2021, 2023]
    assert document["versions"] == [[2, 5]]


def test_excel_knows_the_encoding_and_runs_nothing() -> None:
    text = written("csv")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [len(row) for row in rows[:2]] == [19, 19]
    assert rows[1][:7] == [
        "1", "不同单位", "前一份较早（按年份）",
        "云岭县石桥镇人民政府", "2023", "石桥镇2023.txt", "9",
    ]  # fmt: skip
    assert rows[2][2] == "先后不明"
    assert rows[2][11] == "'=HYPERLINK(1).txt"
    assert rows[2][-1] == "'=1+1"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


class Page(HTMLParser):
    """What a page opens and closes, links to, and shows."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.shown = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._seen(tag, attrs)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._seen(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.shown += data

    def _seen(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name in ("href", "src") and value]


def test_the_page_is_whole_and_needs_nothing_besides_itself() -> None:
    for overlap in (OVERLAP, NOTHING):
        page = Page(written("html", overlap))
        assert page.open == []
        assert "script" not in page.tags
        assert all(link.startswith("#") for link in page.links)
        assert {link[1:] for link in page.links} <= set(page.ids)
        assert len(page.ids) == len(set(page.ids))


def test_the_page_shows_what_was_changed_and_hides_nothing() -> None:
    text = written("html")
    assert "<mark>3</mark>个月" in text.replace("栏目停更", "")
    shown = Page(text).shown
    assert "<script>alert(1)</script>&〈202E〉" in shown
    assert "石桥镇2023年 → 青坪乡2024年" in shown
    assert "青坪乡2024年 — 柳河镇2024年" in shown


def test_a_cell_of_the_map_leads_to_what_the_two_share() -> None:
    text = written("html")
    told = "<title>青坪乡2024年有8句与石桥镇2023年共有，占自写内容的60%</title>"
    line = next(line for line in text.splitlines() if told in line)
    assert line.startswith('<a href="#p1"><rect class="s4"')
    beyond = next(line for line in text.splitlines() if "柳河镇2024年有1句与石桥镇" in line)
    assert "<a " not in beyond


def test_the_map_of_many_reports_is_one_of_units() -> None:
    members = {
        n: member(f"云岭县第{n // 2}镇人民政府", 2023 + n % 2, f"{n}.txt") for n in range(140)
    }
    sides = [(Side(n, 1, 9, 0.2), Side((n + 7) % 140, 1, 9, 0.3)) for n in range(140)]
    pairs = tuple(Pair(*each, is_own=False, order=Order.UNKNOWN) for each in sides)
    overlap = Overlap(140, 70, members, 0, 0, 0, pairs, pairs[:1], (), (), (), 0, 0.1, 0.3)
    text = written("html", overlap)
    assert "横行那家的自写内容" in text
    assert text.count('class="self"') == 64
    assert "另有6家共有的少，画不下" in text


def test_the_page_names_those_first_that_share_most() -> None:
    shown = Page(written("html")).shown
    told = shown[shown.index("先看这几对") :]
    assert "青坪乡2024年的自写内容有60%与更早的石桥镇2023年共有，8句：换数字6、照搬2" in told
    assert "青坪乡2024年与柳河镇2024年先后不明，共有内容各占10%、99%，2句：照搬2" in told


def test_the_page_names_a_report_once_and_counts_whom_else_it_shares_with() -> None:
    pairs = tuple(
        Pair(Side(n, 3, 90, 0.2), Side(5, 3, 90, 0.9 - n / 10), is_own=False, order=Order.YEAR)
        for n in (0, 2)
    )
    overlap = replace(OVERLAP, pairs=pairs, listed=pairs)
    shown = Page(written("html", overlap)).shown
    first = shown[shown.index("先看这几对\n") : shown.index("热力图\n每格")]
    assert first.count("柳河镇2024年的自写内容") == 1
    assert "还与另外1份共有达10%" in first


def test_the_map_draws_those_that_share_most() -> None:
    members = {n: member(f"云岭县第{n}镇人民政府", 2023, f"{n}.txt") for n in range(140)}
    pairs = tuple(
        Pair(Side(n, 1, 9, n / 200), Side(n + 1, 1, 9, 0.1), is_own=False, order=Order.UNKNOWN)
        for n in range(0, 140, 2)
    )
    overlap = Overlap(140, 140, members, 0, 0, 0, pairs, (), (), (), (), 0, 0.1, 0.3)
    text = written("html", overlap)
    assert "<title>第138镇</title>" in text
    assert "<title>第20镇</title>" not in text


def test_the_page_of_very_many_pairs_says_what_it_leaves_out() -> None:
    members = {n: member(f"云岭县第{n}镇人民政府", 2023, f"{n}.txt") for n in range(2002)}
    sides = [(Side(n, 1, 9, 0.2), Side(n + 1, 1, 9, 0.3)) for n in range(2000)]
    evidence = (Evidence(Kept(OLD, "overview"), Kept(NEW, "problems"), 0.93, "换数字"),)
    pairs = tuple(
        Pair(*each, is_own=False, order=Order.UNKNOWN, kinds={"换数字": 1}, evidence=evidence)
        for each in sides
    )
    spread = (Spread(Kept(OLD, None), 0, 3, 3, (), is_common=False, is_earliest=False),) * 80
    groups = (Cluster(tuple(range(2002)), 2000),) + (Cluster((0, 1, 2), 2),) * 40
    versions = (Versions((0, 1)),) * 70
    overlap = Overlap(
        2002, 2002, members, 0, 0, 0, pairs, pairs, groups, spread, versions, 0, 0.1, 0.3
    )
    text = written("html", overlap)
    shown = Page(text).shown
    assert "共有内容达10%的有2000对，下面列出前300对，全部的用 --top 0 --format csv 看" in shown
    for left in ("还有11组", "还有30句", "还有20组"):
        assert f"{left}，用 --format json 看" in shown
    assert len(text.encode()) < 500_000


def test_reports_that_name_no_unit_are_of_no_known_relation() -> None:
    members = {0: member("", 2023, "甲.txt"), 1: member("云岭县青坪乡人民政府", 2024, "乙.txt")}
    pair = Pair(Side(0, 1, 9, 0.5), Side(1, 1, 9, 0.5), is_own=False, order=Order.YEAR)
    overlap = Overlap(2, 2, members, 0, 0, 0, (pair,), (pair,), (), (), (), 0, 0.1, 0.3)
    assert json.loads(written("json", overlap))["pairs"][0]["relation"] is None
    for name in ("text", "csv", "html"):
        assert "没有写明单位" in written(name, overlap)
        assert "不同单位" not in written(name, overlap)


def test_reports_are_called_as_shortly_as_they_can_be_told_apart() -> None:
    names = Names(
        {
            0: member("云岭县石桥镇人民政府", 2024, "甲.txt"),
            1: member("望江县石桥镇人民政府", 2024, "乙.txt"),
            2: member("云岭县青坪乡人民政府", 2024, "丙.txt"),
            3: member("云岭县青坪乡人民政府", None, "丁.txt"),
            4: member("云岭县柳河镇人民政府", 2024, "初稿.txt"),
            5: member("云岭县柳河镇人民政府", 2024, "定稿.txt"),
            6: member("", 2024, "乡镇/戊.txt"),
        }
    )
    assert [names[number] for number in range(7)] == [
        "云岭县石桥镇人民政府2024年",
        "望江县石桥镇人民政府2024年",
        "青坪乡2024年",
        "青坪乡（没有年份）",
        "云岭县柳河镇人民政府2024年（初稿.txt）",
        "云岭县柳河镇人民政府2024年（定稿.txt）",
        "戊.txt",
    ]


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "0%"), (0.001, "1%"), (0.5, "50%"), (0.999, "99%"), (1, "100%")]
)
def test_only_all_of_it_is_shown_as_a_hundred_percent(share: float, shown: str) -> None:
    assert percent(share) == shown
