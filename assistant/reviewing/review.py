"""Check files one after another: read, recognise, compare, and run the rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.checking.check import run_rules
from assistant.checking.comparison import compared
from assistant.checking.decisions import judge
from assistant.checking.decisions_file import decisions_file, load_decisions
from assistant.checking.settings_file import settings_for
from assistant.corpus.prose import shares
from assistant.emitters.outcome import CheckedFile, Outcome, Unread
from assistant.emitters.plain import clean
from assistant.errors import AssistantError
from assistant.reviewing.inputs import find_files, read_report, require_report
from assistant.reviewing.talk import Say, to_stderr, unheard

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
    tell: Say = to_stderr,
    step: Say = unheard,
) -> Outcome:
    """Return what was found in every file that `names` stand for.

    A file of ours that cannot be read is told in the outcome; one that was named to compare with
    raises, for without it the answer would be another. `decisions` are those of another file.
    `tell` is told what the user has to know besides, and `step` how far the work is.
    """
    paths = _paths(names, {"--last-year": last_year, "--decisions": decisions})
    settings = _settings(paths, select, ignore, tell)
    previous = require_report(Path(last_year)) if last_year else None
    corpus = _corpus(against, previous, tell, step)
    files: list[CheckedFile] = []
    unread: list[Unread] = []
    for path in paths:
        step(f"正在检查{path.name}")
        try:
            report = read_report(path)
            decided = load_decisions(decisions_file(Path(decisions or path)))
        except AssistantError as error:
            unread.append(Unread(str(path), str(error)))
            continue
        context = compared(report, corpus, previous)
        files.append(checked(str(path), report, context, settings[path.parent], decided))
    return Outcome(tuple(files), tuple(unread))


def _paths(names: Sequence[str], of_one: Mapping[str, str | None]) -> list[Path]:
    """Return the files to check: a single one where an option was given that belongs to one."""
    paths = find_files(names)
    for option, given in of_one.items():
        if given and len(paths) > 1:
            raise AssistantError(f"{option} 一次只配一份年报，这里有{len(paths)}份，请逐份检查")
    return paths


def _settings(
    paths: Sequence[Path], select: Sequence[str], ignore: Sequence[str], tell: Say
) -> Mapping[Path, Settings]:
    """Return what holds in each folder, and tell which files decided it."""
    by_folder = settings_for((path.parent for path in paths), select, ignore)
    sources = dict.fromkeys(source for held in by_folder.values() for source in held.files)
    for source in sources:
        tell(f"使用{clean(source)}")
    if not all(held.running for held in by_folder.values()):
        raise AssistantError("按现在的设置，一条规则也不会查；哪里关掉的见 nianbao rules --where")
    return by_folder


def checked(
    path: str,
    report: Report,
    context: Context,
    settings: Settings,
    decided: Sequence[Decision],
) -> CheckedFile:
    """Return a report that has been read with what was found in it."""
    result = run_rules(report, context, settings)
    judged = judge(result, decided)
    parts = shares(report, context.matches) if context.compared_with else None
    return CheckedFile(
        path, report, judged.findings, result.not_assessed, parts, judged.stale, result.ran
    )


def _corpus(against: Sequence[str], previous: Report | None, tell: Say, step: Say) -> Corpus | None:
    """Return the reports to compare with, or None when none were named."""
    if not against and previous is None:
        return None
    from assistant.reviewing.against import corpus_against  # numpy is only paid for by a comparison

    return corpus_against(against, previous, tell, step)
