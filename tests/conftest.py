"""What tests of several rooms share: the command line, and a draft with every part in it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import pytest

from assistant.checking import settings_file
from assistant.cli.main import run
from assistant.drafting.draft import Draft, DraftParagraph, DraftSection, DraftSentence
from assistant.report.form import Form, cell_key, load_form
from assistant.report.tables import TableFigures


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str


RunCli = Callable[..., Ran]


@pytest.fixture(autouse=True, scope="session")
def _no_settings_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what whoever runs the tests has set for themselves out of them."""
    nowhere = tmp_path_factory.mktemp("user") / settings_file.NAME
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings_file, "user_file", lambda: nowhere)
        yield


@pytest.fixture
def run_cli(capsys: pytest.CaptureFixture[str]) -> RunCli:
    """Run `nianbao` with arguments in this process, and return code, stdout and stderr."""

    def run_command(*arguments: object) -> Ran:
        try:
            code = run([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run_command


@pytest.fixture(scope="session")
def draft() -> Draft:
    """A whole report of a made-up town, with one blank and one hostile sentence."""
    return made_up_draft()


def made_up_draft() -> Draft:
    """Return that report, for what has to be made outside a test as well."""
    form = load_form("2021")
    overview = (
        _prose(
            "全年主动公开政府信息147条，其中政府网站98条、公众号49条。", heading="（一）主动公开"
        ),
        _prose("2024年收到政府信息公开申请3件，予以公开2件。", heading="（二）依申请公开"),
        _prose(
            "【待核：废止件数】件行政规范性文件按期废止。",
            heading="（三）政府信息管理",
            blanks=("废止件数",),
        ),
        _prose("便民中心设政务公开专区1个。", heading="（四）政府信息公开平台建设"),
        _prose("专职1人、兼职2人。", "全年培训2次58人次。", heading="（五）监督保障"),
    )
    problems = (
        _prose(
            "存在的主要问题：收费低于<0.5万元&的事项没有单列；", "<!--村级-->栏目*3*个|未更新。"
        ),
        _prose("# 一是改进：\\1月起按月核对。"),
    )
    return Draft(
        title="云岭县石桥镇人民政府2024年政府信息公开工作年度报告",
        unit="云岭县石桥镇人民政府",
        year=2024,
        preface=(_prose("本报告由六部分组成。", "统计期限自2024年1月1日起至12月31日止。"),),
        sections=(
            DraftSection("overview", form.heading("overview"), overview),
            _table(form, "disclosure", normative__in_force="2", charges="1.25"),
            _table(form, "applications", received__natural="3", granted__natural="2"),
            _table(form, "disputes", review__pending="1"),
            DraftSection("problems", form.heading("problems"), problems),
            DraftSection("others", form.heading("others"), (_prose("没有收取信息处理费。"),)),
        ),
        signature="云岭县石桥镇人民政府",
        date=datetime.date(2025, 1, 20),
    )


def _prose(*sentences: str, heading: str = "", blanks: tuple[str, ...] = ()) -> DraftParagraph:
    return DraftParagraph(
        tuple(DraftSentence(text, "test", blanks=blanks) for text in sentences), heading
    )


def _table(form: Form, key: str, **figures: str) -> DraftSection:
    """A section with its table: every cell a number of its own, the named ones as given."""
    table = form.table(key)
    values = {
        cell_key(row, column): Decimal(number)
        for number, (row, column) in enumerate(table.cells)
        if cell_key(row, column) not in table.computed
    }
    values.update({name.replace("__", "."): Decimal(value) for name, value in figures.items()})
    return DraftSection(key, form.heading(key), table=TableFigures(table, values).completed())
