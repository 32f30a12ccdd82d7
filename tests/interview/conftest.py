"""A small interview of its own, so that the tests do not hang on the real questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.facts.facts import Facts
from assistant.interview.question import QuestionGroup, load_questions
from assistant.interview.session import Interview

if TYPE_CHECKING:
    from pathlib import Path

UNIT = """\
schema = 1
section = "unit"
title = "单位"
intro = "先说是哪个单位。"

[[question]]
key = "name"
label = "单位全称"
kind = "text"
required = true
ask = "单位全称是什么？"

[[question]]
key = "level"
label = "层级"
kind = "choice"
choices = ["镇", "乡", "县级政府"]
ask = "属于哪一级？"

[[question]]
key = "places"
label = "下辖村"
kind = "texts"
ask = "下辖哪些村？"
"""

REPORT = """\
section = "report"
title = "年报"

[[question]]
key = "year"
label = "报告年度"
kind = "year"
required = true
ask = "哪一年的年报？"
"""

PROACTIVE = """\
section = "proactive"
title = "主动公开"

[[question]]
key = "total"
label = "公开总数"
kind = "count"
unit = "条"
required = true
ask = "全年公开多少条？"
help = "后台导出。"
basis = "条例第二十条"
who = "经办人"
example = "163"

[[question]]
key = "last_total"
label = "上年总数"
kind = "count"
unit = "条"
ask = "上年公开多少条？"

[[question]]
key = "gazette"
label = "公报条数"
kind = "count"
unit = "条"
required = true
ask = "公报刊载多少条？"
when = "unit.level in ['县级政府']"

[[question]]
key = "gazette_issues"
label = "公报期数"
kind = "count"
unit = "期"
required = true
ask = "出了几期公报？"
when = "proactive.gazette > 0"
"""

APPLICATIONS = """\
section = "applications"
title = "申请"

[[question]]
key = ""
label = "申请办理情况"
kind = "table"
table = "applications"
required = true
ask = "收到、办结多少件？"
"""

DISPUTES = """\
section = "disputes"
title = "复议诉讼"

[[question]]
key = ""
label = "复议诉讼情况"
kind = "table"
table = "disputes"
ask = "复议、诉讼多少件？"
"""

PROBLEMS = """\
section = "problems"
title = "问题"

[[question]]
key = ""
label = "主要问题"
kind = "records"
required = true
ask = "有哪些问题？"

[[question.field]]
key = "subject"
label = "事项"
kind = "text"
required = true

[[question.field]]
key = "months"
label = "月份"
kind = "text"

[[question.field]]
key = "missed"
label = "漏发条数"
kind = "count"
unit = "条"
"""

FILES = {
    "01-unit": UNIT,
    "02-report": REPORT,
    "03-proactive": PROACTIVE,
    "04-applications": APPLICATIONS,
    "05-disputes": DISPUTES,
    "06-problems": PROBLEMS,
}


@pytest.fixture(scope="session")
def groups(tmp_path_factory: pytest.TempPathFactory) -> tuple[QuestionGroup, ...]:
    folder: Path = tmp_path_factory.mktemp("questions")
    for name, text in FILES.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return load_questions(folder)


@pytest.fixture
def interview(groups: tuple[QuestionGroup, ...]) -> Interview:
    fields = tuple(question.field for group in groups for question in group.questions)
    return Interview(groups, Facts(fields=fields))
