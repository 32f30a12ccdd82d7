"""`nianbao phrases`: look the phrasebank over."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.cli.chinese import ChineseHelp
from assistant.cli.draft_sources import add_draft_sources
from assistant.cli.options import add_phrasebank, phrasebank_folder
from assistant.errors import ExitCode, PhrasebankError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.drafting.phrase import Phrase, Phrasebank
    from assistant.drafting.trial import PhraseFault

NAME = "phrases"
ABOUT = "检查或列出句库"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parts = parser.add_subparsers(title="命令", metavar="命令", required=True)
    for name, about, run in (
        ("check", "检查句库：每条句式印进整篇年报，用全部规则查一遍，一次列出毛病", _check),
        ("list", "列出每条句式的编号和主题；给出事实文件时，列出每一句可以用哪些说法", _list),
        ("stats", "按主题数句式，指出缺口和太像的句式；比对年报时数每条被用过几次", _stats),
    ):
        part = parts.add_parser(
            name, help=about, description=f"{about}。", formatter_class=ChineseHelp
        )
        part.set_defaults(run_part=run)
        if run is _list:
            part.add_argument("facts", nargs="?", metavar="事实文件", help="填好的事实文件")
            add_draft_sources(part)
            continue
        add_phrasebank(part)
        if run is _check:
            part.add_argument(
                "--all", action="store_true", help="写了--phrasebank时，自带的句式也一起检查"
            )
        if run is _stats:
            _add_stats_arguments(part)


def _add_stats_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--against",
        action="append",
        default=[],
        metavar="比对库",
        help="在哪些年报里数每条句式用过几次：比对库、文件夹或文件，可以写多次",
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="给人看的text（默认），或json"
    )


def run(options: argparse.Namespace) -> int:
    """Run the part that was named."""
    code: int = options.run_part(options)
    return code


def _check(options: argparse.Namespace) -> int:
    """Print every fault of the files, or else of the phrases once they are printed."""
    from assistant.drafting.phrase_files import check_phrasebank

    own = phrasebank_folder(options)
    try:
        bank = check_phrasebank(own=own)
    except PhrasebankError as faults:
        if own and not own.is_dir():
            raise
        print(faults)
        return ExitCode.FINDINGS
    phrases = bank.phrases if options.all or not own else _own(bank, own)
    faults_found = _tried(bank, phrases)
    for fault in faults_found:
        print(_line(fault))
    if not faults_found:
        print(f"句库没有毛病，共{len(phrases)}条句式")
        return ExitCode.CLEAN
    faulty = len({fault.phrase.id for fault in faults_found})
    print(f"检查了{len(phrases)}条句式，{faulty}条有毛病", file=sys.stderr)
    return ExitCode.FINDINGS


def _own(bank: Phrasebank, own: Path) -> tuple[Phrase, ...]:
    """Return the phrases that are written in a unit's own folder."""
    beginning = f"{(own / 'phrases').as_posix()}/"
    return tuple(phrase for phrase in bank.phrases if phrase.path.startswith(beginning))


def _tried(bank: Phrasebank, phrases: Sequence[Phrase]) -> list[PhraseFault]:
    from assistant.cli.phrase_trial import phrase_faults
    from assistant.cli.progress import Progress
    from assistant.drafting.trial import Trials

    trials = Trials(bank, phrases)
    if not sys.stderr.isatty():
        return phrase_faults(trials, phrases, lambda _: None)
    with Progress("试印句子", trials.size, "句") as progress:
        return phrase_faults(trials, phrases, progress.advance)


def _line(fault: PhraseFault) -> str:
    """Return a fault as a line, and the sentence that shows it below."""
    phrase = fault.phrase
    code = f"{fault.code} " if fault.code else ""
    told = f"{phrase.path}第{phrase.line}行：“{phrase.id}”{code}{fault.message}"
    return f"{told}\n  印出来是：{fault.sentence}" if fault.sentence else told


def _list(options: argparse.Namespace) -> int:
    if options.facts:
        from assistant.cli.phrase_choices import print_choices

        print_choices(options)
        return ExitCode.CLEAN
    from assistant.drafting.phrase_files import load_phrasebank

    for phrase in load_phrasebank(own=phrasebank_folder(options)).phrases:
        print(f"{phrase.id}\t{phrase.topic}")
    return ExitCode.CLEAN


def _stats(options: argparse.Namespace) -> int:
    """Print what the phrasebank has and lacks, and with reports how worn each phrase is."""
    from assistant.cli.phrase_stats import Stats, show_json, show_text
    from assistant.drafting.likeness import Comparison, counts_of
    from assistant.drafting.phrase_files import load_phrasebank

    bank = load_phrasebank(own=phrasebank_folder(options))
    comparison = Comparison(bank)
    wear, compared = {}, None
    if options.against:
        from assistant.corpus.wear import wear_of
        from assistant.reviewing.against import corpus_against

        corpus = corpus_against(options.against)
        wear, compared = wear_of(bank.templates, corpus), len(corpus)
    stats = Stats(
        bank, counts_of(bank), tuple(comparison.gaps()), tuple(comparison.alike()), wear, compared
    )
    (show_json if options.format == "json" else show_text)(stats)
    return 0
