"""Check files one after another: read, recognise, compare, and run the rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.checking.check import run_rules
from assistant.checking.comparison import compared
from assistant.checking.decisions import judge
from assistant.checking.decisions_file import decisions_file, load_decisions
from assistant.checking.second_round import second_round
from assistant.checking.settings_file import settings_for
from assistant.corpus.prose import shares
from assistant.emitters.outcome import CheckedFile, Outcome, Unread
from assistant.emitters.plain import clean
from assistant.errors import AssistantError
from assistant.reviewing.earlier import RESULTS, earlier_in, earlier_of
from assistant.reviewing.inputs import find_files, read_report, require_report
from assistant.reviewing.talk import Say, to_stderr, unheard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.checking.rule import Context, Decision
    from assistant.checking.settings import Settings
    from assistant.corpus.index import Corpus
    from assistant.report.report import Report
    from assistant.reviewing.earlier import Earlier


def review(
    names: Sequence[str],
    *,
    last_year: str | None = None,
    against: Sequence[str] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    decisions: str | None = None,
    previous: str | None = None,
    copies: Path | None = None,
    tell: Say = to_stderr,
    step: Say = unheard,
) -> Outcome:
    """Return what was found in every file that `names` stand for.

    A file of ours that cannot be read is told in the outcome; one that was named to compare with
    raises, for without it the answer would be another. `decisions` are those of another file;
    `previous` is the draft of the round before, or what was written of it as JSON; what lies in
    the folder of annotated `copies` is not looked at.
    `tell` is told what the user has to know besides, and `step` how far the work is.
    """
    of_one = {"--last-year": last_year, "--decisions": decisions, "--previous": previous}
    paths = _paths(names, of_one, copies)
    settings = _settings(paths, select, ignore, tell)
    last = require_report(Path(last_year)) if last_year else None
    corpus = _corpus(against, last, tell, step)
    earlier = _earlier(previous, settings, corpus, last) if previous else ()
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
        context = compared(report, corpus, last)
        file = checked(str(path), report, context, settings[path.parent], decided)
        files.append(_again(file, earlier) if previous else file)
    return Outcome(tuple(files), tuple(unread))


def _paths(
    names: Sequence[str], of_one: Mapping[str, str | None], copies: Path | None
) -> list[Path]:
    """Return the files to check: a single one where an option was given that belongs to one."""
    paths = find_files(names, copies)
    for option, given in of_one.items():
        if given and len(paths) > 1 and not given.lower().endswith(RESULTS):
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


def _earlier(
    previous: str,
    settings: Mapping[Path, Settings],
    corpus: Corpus | None,
    last: Report | None,
) -> Sequence[Earlier]:
    """Return what was found the round before: an earlier draft is checked as the new one is."""
    path = Path(previous)
    if path.suffix.lower() == RESULTS:
        return earlier_in(path)
    report = require_report(path)
    (held,) = settings.values()
    decided = load_decisions(decisions_file(path))
    file = checked(previous, report, compared(report, corpus, last), held, decided)
    return [earlier_of(report, file.open).with_answers(path)]


def _again(file: CheckedFile, earlier: Sequence[Earlier]) -> CheckedFile:
    """Return the file with what became of its findings of the round before."""
    named = (file.report.unit or "", file.report.year)
    found = [each for each in earlier if (each.unit, each.year) == named]
    if not found and len(earlier) == 1:
        found = list(earlier)  # a name that was misspelt and has been mended
    if not found:
        return file
    before = found[0].with_answers(Path(file.path))
    return replace(file, second_round=second_round(before.findings, file.result, before.answers))


def _corpus(against: Sequence[str], previous: Report | None, tell: Say, step: Say) -> Corpus | None:
    """Return the reports to compare with, or None when none were named."""
    if not against and previous is None:
        return None
    from assistant.reviewing.against import corpus_against  # numpy is only paid for by a comparison

    return corpus_against(against, previous, tell, step)
