"""Check files one after another: read, recognise, compare, and run the rules."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.checking.check import run_rules
from assistant.checking.comparison import compared
from assistant.checking.decisions import judge
from assistant.checking.decisions_file import decisions_file, load_decisions
from assistant.checking.settings_file import settings_for
from assistant.cli.inputs import find_files, read_report, require_report
from assistant.corpus.prose import shares
from assistant.emitters.outcome import CheckedFile, Outcome, Unread
from assistant.emitters.plain import clean
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.checking.rule import Context, Decision
    from assistant.checking.settings import Settings
    from assistant.corpus.index import Corpus
    from assistant.report.report import Report


def review(
    names: Sequence[str],
    *,
    last_year: str | None = None,
    against: Sequence[str] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    decisions: str | None = None,
) -> Outcome:
    """Return what was found in every file that `names` stand for.

    A file of ours that cannot be read is told in the outcome; one that was named to compare with
    raises, for without it the answer would be another. `decisions` are those of another file.
    """
    paths = _paths(names, {"--last-year": last_year, "--decisions": decisions})
    settings = _settings(paths, select, ignore)
    previous = require_report(Path(last_year)) if last_year else None
    corpus = _corpus(against, previous)
    files: list[CheckedFile] = []
    unread: list[Unread] = []
    for path in paths:
        try:
            report = read_report(path)
            decided = load_decisions(decisions_file(Path(decisions or path)))
        except AssistantError as error:
            unread.append(Unread(str(path), str(error)))
            continue
        context = compared(report, corpus, previous)
        files.append(_checked(path, report, context, settings[path.parent], decided))
    return Outcome(tuple(files), tuple(unread))


def _paths(names: Sequence[str], of_one: Mapping[str, str | None]) -> list[Path]:
    """Return the files to check: a single one where an option was given that belongs to one."""
    paths = find_files(names)
    for option, given in of_one.items():
        if given and len(paths) > 1:
            raise AssistantError(f"{option} 一次只配一份年报，这里有{len(paths)}份，请逐份检查")
    return paths


def _settings(
    paths: Sequence[Path], select: Sequence[str], ignore: Sequence[str]
) -> Mapping[Path, Settings]:
    """Return what holds in each folder, and tell on stderr which files decided it."""
    by_folder = settings_for((path.parent for path in paths), select, ignore)
    sources = dict.fromkeys(source for held in by_folder.values() for source in held.files)
    for source in sources:
        print(f"使用{clean(source)}", file=sys.stderr)
    if not all(held.running for held in by_folder.values()):
        raise AssistantError("按现在的设置，一条规则也不会查；哪里关掉的见 nianbao rules --where")
    return by_folder


def _checked(
    path: Path,
    report: Report,
    context: Context,
    settings: Settings,
    decided: Sequence[Decision],
) -> CheckedFile:
    result = run_rules(report, context, settings)
    judged = judge(result, decided)
    parts = shares(report, context.matches) if context.compared_with else None
    return CheckedFile(
        str(path), report, judged.findings, result.not_assessed, parts, stale=judged.stale
    )


def _corpus(against: Sequence[str], previous: Report | None) -> Corpus | None:
    """Return the reports to compare with, or None when none were named."""
    if not against and previous is None:
        return None
    from assistant.cli.against import corpus_against  # numpy is only paid for by a comparison

    return corpus_against(against, previous)
