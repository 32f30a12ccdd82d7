"""Made-up towns that all answer the same questions, each with facts of its own, year by year.

    python benchmarks/made_towns.py FOLDER [--towns N] [--year Y] [--seed S]

writes their fact files. A town's name, villages, platform and accounts stay, its figures and most
of its problems change; what it promised last year is what its problems were.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.town_years import Town, Year, known, most_towns  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.facts.facts import Facts

__all__ = ["Town", "facts_of", "most_towns", "told_of"]


def facts_of(town: Town, year: int) -> Facts:
    """Return the facts of a town's year as a fact file gives them, hidden answers left out."""
    from assistant.facts.facts import read_facts
    from assistant.interview.question import all_fields, load_questions
    from assistant.interview.session import Interview

    told = read_facts(told_of(town, year), all_fields())
    return Interview(load_questions(), told).effective_facts()


def told_of(town: Town, year: int) -> dict[str, object]:
    """Return all that a town's fact file of a year holds."""
    now = town.year(year)
    applications, requests = _applications(now)
    disputes, corrected = _disputes(now)
    issued, repealed, in_force = now.normative()
    lots = now.lots("decisions")
    told = {
        "unit": _unit(town),
        "report": _report(now),
        "proactive": _proactive(now),
        "applications": {**applications, "rest": 0},
        "disputes": {**disputes, "rest": 0},
        "requests": {**requests, **corrected},
        "disclosure": {
            "normative": {"issued": issued, "repealed": repealed, "in_force": in_force},
            "licences": lots.randint(0, 64),
            "penalties": lots.choice([0, lots.randint(1, 29)]),
            "rest": 0,
        },
        "management": _management(now),
        "platform": _platform(now),
        "supervision": _supervision(now),
        "fees": {"notices": 0} if applications else {},
        "promises": now.promises(),
        "problems": [record for record, _, _ in now.problems()],
        "work_points": _work_points(now),
        "others": _others(now),
    }
    # A clerk leaves out what there is none of.
    return {key: _without_empty(value) for key, value in told.items()}


def _without_empty(value: object) -> object:
    if not isinstance(value, dict):
        return value
    return {key: one for key, one in value.items() if one not in ([], {})}


def _unit(town: Town) -> dict[str, object]:
    lasting, county = town.lasting, town.county
    return {
        "name": town.name,
        "level": town.kind,
        "self_name": f"我{town.kind}",
        "superiors": [county["name"], county["city"]],
        "subordinates": [*lasting["villages"], *lasting["offices"]],
        "contact_office": f"{town.stem}{town.kind}{lasting['contact']}",
        "address": f"{county['name']}{town.stem}{town.kind}{lasting['place']}",
        "postcode": county["post"] + lasting["postcode"],
        "phone": f"{county['code']}-{lasting['phone']}",
        "email": f"{town.lasting['site']}@{county['site']}.gov.cn",
    }


def _report(now: Year) -> dict[str, object]:
    county, lots = now.town.county, now.lots("report")
    told: dict[str, object] = {
        "year": now.year,
        "has_last_report": True,
        "site": f"{county['name']}人民政府门户网站",
        "column": "政府信息公开年报",
        "url": f"https://www.{county['site']}.gov.cn/zwgk/{now.town.lasting['site']}/nianbao/",
        "planned_date": datetime.date(now.year + 1, 1, lots.randint(6, 29)),
    }
    if now.town.lasting["has_notice"]:
        number = Random(f"{county['site']}|{now.year}").randint(3, 28)
        told["notice_title"] = county["title"].format(year=now.year)
        told["notice_number"] = f"{county['mark']}〔{now.year}〕{number}号"
    return told


def _split(lots: Random, total: int, parts: int) -> list[int]:
    """Return so many numbers that make the total together, none below 1, the last the largest."""
    cuts = sorted(lots.sample(range(1, total), parts - 1))
    ends = zip([0, *cuts], [*cuts, total], strict=True)
    return sorted(end - start for start, end in ends)


def _proactive(now: Year) -> dict[str, object]:
    lots, total = now.lots("proactive"), now.total()
    boards, wechat, website = _split(lots, total, 3)
    if not now.town.lasting["accounts"]:
        website, wechat = website + wechat, 0
    late = [one["count"] for one, _, _ in now.problems() if one["category"] == "时效"]
    names = [*lots.sample(known()["pools"]["column"], lots.randint(4, 6)), "其他信息"]
    counts = reversed(_split(lots, total, len(names)))
    needing, asked = lots.randint(0, 3), lots.randint(3, 160)
    consulted, opinions = lots.randint(0, 3), lots.randint(2, 70)
    told: dict[str, object] = {
        "total": total, "last_total": now.town.year(now.year - 1).total(),
        "website": website, "wechat": wechat, "other_media": 0, "boards": boards, "press": 0,
        "categories": [{"name": n, "count": c} for n, c in zip(names, counts, strict=True)],
        "areas": _areas(now, total), "overdue": sum(late) or lots.choice([0, 0, 1, 2]),
        "needing_interpretation": needing, "enquiries": asked,
        "enquiries_answered": asked - lots.choice([0, 0, 1, 2]), "consultations": consulted,
        "open_days": lots.randint(0, 3), "open_day_visitors": lots.randint(18, 140),
    }  # fmt: skip
    if needing:
        words = now.words(lots)
        told["interpreted"] = lots.randint(1, needing)
        told["interpretation_forms"] = words.some(known()["pools"]["interpretation"], 2)
    if consulted:
        told |= {"opinions": opinions, "opinions_adopted": lots.randint(1, opinions)}
    return told


def _areas(now: Year, total: int) -> list[dict[str, object]]:
    lots = now.lots("areas")
    return [
        {
            "name": words.pick(area["name"]),
            "count": lots.randint(4, max(5, total // 8)),
            "evidence": words.pick(area["evidence"]),
        }
        for area in lots.sample(known()["area"], lots.randint(2, 3))
        for words in [now.words(lots)]
    ]


def _applications(now: Year) -> tuple[dict[str, dict[str, int]], dict[str, object]]:
    """Return the cells of the table, and what is said besides."""
    lots, before = now.lots("applications"), now.town.year(now.year - 1)
    received, left, carried = now.received(), now.carried_out(), before.carried_out()
    told: dict[str, object] = {"last_received": sum(before.received().values())}
    if lots.random() < 0.5:
        told["guide_updated"] = now.date(lots)
    if not received:
        return {}, told
    cells: dict[str, dict[str, int]] = {"received": received}
    cells["carried_in"] = {"natural": carried}
    cells["carried_out"] = {"natural": left}
    refused = lots.choice(list(known()["refusals"]))
    due = {**received, "natural": received["natural"] + carried - left}
    for applicant, count in due.items():
        for _ in range(count):
            row = cells.setdefault(lots.choice(["granted", "granted", refused]), {})
            row[applicant] = row.get(applicant, 0) + 1
    words, asked = now.words(lots), sum(received.values())
    in_person = lots.randint(0, asked)
    by_post = lots.randint(0, asked - in_person)
    told |= {
        "in_person": in_person, "by_post": by_post, "online": asked - in_person - by_post,
        "by_fax": 0, "topics": words.some(known()["pools"]["topic"], min(asked, 2)),
        "overdue": 0, "extended": lots.choice([0, 0, 1]), "clarified": lots.choice([0, 1]),
        "third_party": 0, "average_days": Decimal(lots.randint(11, 35)) / 2,
    }  # fmt: skip
    if refused in cells:
        told["refusal_reason"] = words.pick(known()["refusals"][refused])
    return cells, told


def _disputes(now: Year) -> tuple[dict[str, dict[str, int]], dict[str, object]]:
    """Return the cells of the table, and why a decision was corrected and what was done."""
    lots = now.lots("disputes")
    drawn = lots.choice(["", "", "", "", "upheld", "corrected"]) * now.town.has_applications
    if not drawn:
        return {}, {}
    pools, words = known()["pools"], now.words(lots)
    told: dict[str, object] = {"corrected_reason": words.pick(pools["corrected"])}
    told["corrected_remedy"] = words.pick(pools["remedy"])
    return {"review": {drawn: 1}}, told if drawn == "corrected" else {}


def _management(now: Year) -> dict[str, object]:
    lots, (issued, repealed, _) = now.lots("management"), now.normative()
    closed, opened, on_request = _split(lots, lots.randint(48, 160), 3)
    found, reviewed = lots.randint(0, 7), now.total() + lots.randint(2, 28)
    rules = now.words(lots).some(known()["pools"]["rule"], issued + repealed)
    titles = [f"《{now.town.stem}{now.town.kind}{rule}》" for rule in rules]
    told: dict[str, object] = {
        "documents": closed + opened + on_request, "documents_open": opened,
        "documents_on_request": on_request, "documents_closed": closed,
        "normative_titles": titles[:issued], "repealed_titles": titles[issued:],
        "review_steps": lots.randint(2, 4), "reviewed": reviewed, "returned": lots.randint(0, 19),
        "corrected": lots.randint(0, 4), "secrecy_checks": lots.randint(1, 5),
        "secrecy_found": found, "secrecy_fixed": found, "cleaned": lots.randint(0, 160),
        "cleaned_months": now.words(lots).fill("{from}月至{to}月"),
    }  # fmt: skip
    if lots.random() < 0.4:
        told["catalogue_updated"] = now.date(lots)
    return told


def _platform(now: Year) -> dict[str, object]:
    lots, lasting, town = now.lots("platform"), now.town.lasting, now.town
    names = [f"“{town.stem}发布”微信公众号", f"“{town.stem}{town.kind}”视频号"]
    found = lots.randint(0, 14)
    return {
        "site": f"{town.county['name']}人民政府门户网站{town.stem}{town.kind}专栏",
        "columns": lots.randint(15, 34),
        "columns_changed": lots.sample(known()["pools"]["column"], lots.randint(0, 2)),
        "accounts": lasting["accounts"],
        "account_names": names[: lasting["accounts"]],
        "account_posts": lots.randint(70, 480),
        "zones": 1,
        "zone_place": town.kind + lasting["zone"],
        "zone_visitors": lots.randint(60, 720),
        "boards": lasting["boards"],
        "checks": lots.randint(2, 6),
        "check_problems": found,
        "check_fixed": found - lots.choice([0, 0, 1]) * (found > 1),
        "dead_links": lots.randint(0, found),
    }


def _supervision(now: Year) -> dict[str, object]:
    lots, pools, lasting = now.lots("supervision"), known()["pools"], now.town.lasting
    words, ballots, upper = now.words(lots), lots.randint(80, 390), lots.randint(0, 5)
    months, trainings = sorted(lots.sample(range(2, 13), lots.randint(1, 3))), lots.randint(0, 4)
    told: dict[str, object] = {
        "leader": lasting["leader"], "full_time": lots.choice([0, 1, 1]),
        "part_time": lots.randint(3, 15), "meetings": len(months),
        "meeting_months": "、".join(f"{month}月" for month in months),
        "meeting_decision": words.pick(pools["decision"]), "trainings": trainings,
        "trainees": trainings * lots.randint(9, 34) + 3,
        "training_topics": lots.sample(pools["training"], lots.randint(2, 3)),
        "upper_trainings": lots.randint(0, 3), "upper_trainees": lots.randint(3, 9),
        "appraisal": "已开展", "appraisal_result": now.words(lots).pick(pools["appraisal"]),
        "public_appraisal": lots.choice(["已开展", "未开展"]), "accountability": "未发生",
        "upper_problems": upper, "upper_fixed": upper - lots.choice([0, 0, 1]) * (upper > 1),
        "complaints": lots.choice([0, 0, 0, 1]),
    }  # fmt: skip
    if told["public_appraisal"] == "已开展":
        told["public_appraisal_form"] = now.words(lots).pick(pools["ballot"])
        told |= {"ballots": ballots, "satisfied": lots.randint(ballots * 8 // 10, ballots)}
    return told


def _work_points(now: Year) -> dict[str, object]:
    county, lots = now.town.county["name"], now.lots("work points")
    number = Random(f"{county}|{now.year}|points").randint(6, 39)
    points = lots.sample(known()["point"], lots.randint(5, 6))
    return {
        "title": f"{county}{now.year}年政务公开工作要点",
        "number": f"{county[0]}政办发〔{now.year}〕{number}号",
        "issuer": f"{county}人民政府办公室",
        "points": [_point(now, lots, point) for point in points],
    }


def _point(now: Year, lots: Random, source: Mapping[str, Any]) -> dict[str, object]:
    words = now.words(lots)
    state = lots.choice(["完成", "完成", "完成", "推进中", "未完成"])
    told: dict[str, object] = {"point": words.pick(source["name"]), "state": state}
    if state == "未完成":
        told["evidence"] = words.pick(known()["pools"]["begun"])
    else:
        told["evidence"] = words.pick(source["evidence"])
        told["figure"] = words.pick(source["figure"])
    if state == "完成":
        return {**told, "date": now.date(lots, first=2)}
    told["reason"] = words.pick(known()["pools"]["reason"])
    return {**told, "deadline": now.date(lots, later=1, first=3, last=11)}


def _others(now: Year) -> dict[str, object]:
    lots, pools = now.lots("others"), known()["pools"]
    words, proposals = now.words(lots), lots.randint(0, 5)
    told: dict[str, object] = {"proposals": proposals, "proposals_settled": proposals}
    told["proposals_public"] = lots.randint(0, proposals)
    if lots.random() < 0.6:
        told["innovation"] = words.pick(pools["doing"])
        told["innovation_result"] = words.pick(pools["outcome"])
    if lots.random() < 0.25:
        told["anything_else"] = words.pick(pools["else"])
    return told


def main() -> None:
    """Write the fact files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--towns", type=int, default=6)
    parser.add_argument("--year", type=int, default=2024)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    from assistant.facts.facts import save_facts

    options.folder.mkdir(parents=True, exist_ok=True)
    for number in range(options.towns):
        facts = facts_of(Town(options.seed, number), options.year)
        save_facts(options.folder / f"{facts.unit_name}{options.year}.toml", facts)


if __name__ == "__main__":
    main()
