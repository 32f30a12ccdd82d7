"""`nianbao phrases`: look the phrasebank over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cli.chinese import ChineseHelp
from assistant.cli.options import add_phrasebank, phrasebank_folder

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from assistant.corpus.wear import Wear
    from assistant.drafting.phrase import Phrase

NAME = "phrases"
ABOUT = "检查或列出句库"
_SCHEMA = "nianbao.phrases/1"
# A phrase whose few fixed words cannot be found again.
_UNTOLD = "－"
_COUNTS = ("units", "years")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parts = parser.add_subparsers(title="命令", metavar="命令", required=True)
    for name, about, run in (
        ("check", "检查句库，一次列出全部毛病", _check),
        ("list", "列出每条句式的编号和主题", _list),
        ("stats", "列出每条句式被几个单位、在几个年度用过", _stats),
    ):
        part = parts.add_parser(
            name, help=about, description=f"{about}。", formatter_class=ChineseHelp
        )
        part.set_defaults(run_part=run)
        add_phrasebank(part)
        if run is _stats:
            _add_stats_arguments(part)


def _add_stats_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--against",
        action="append",
        required=True,
        metavar="比对库",
        help="在哪些年报里数：比对库、文件夹或文件，可以写多次",
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="给人看的text（默认），或json"
    )


def run(options: argparse.Namespace) -> int:
    """Run the part that was named."""
    code: int = options.run_part(options)
    return code


def _check(options: argparse.Namespace) -> int:
    from assistant.drafting.phrase_files import check_phrasebank

    bank = check_phrasebank(own=phrasebank_folder(options))
    print(f"句库没有毛病，共{len(bank.phrases)}条句式")
    return 0


def _list(options: argparse.Namespace) -> int:
    from assistant.drafting.phrase_files import load_phrasebank

    for phrase in load_phrasebank(own=phrasebank_folder(options)).phrases:
        print(f"{phrase.id}\t{phrase.topic}")
    return 0


def _stats(options: argparse.Namespace) -> int:
    """Print how worn each phrase is, the most worn ones first."""
    from assistant.cli.against import corpus_against
    from assistant.corpus.wear import UNWORN, wear_of
    from assistant.drafting.phrase_files import load_phrasebank

    bank = load_phrasebank(own=phrasebank_folder(options))
    corpus = corpus_against(options.against)
    wear = wear_of(bank.templates, corpus)
    phrases = sorted(bank.phrases, key=lambda one: wear.get(one.id, UNWORN), reverse=True)
    show = _show_json if options.format == "json" else _show_text
    show(phrases, wear, len(corpus))
    return 0


def _show_text(phrases: Sequence[Phrase], wear: Mapping[str, Wear], compared: int) -> None:
    import sys

    print("句式\t单位数\t年度数")
    for phrase in phrases:
        told = wear.get(phrase.id)
        print(phrase.id, *((told.units, told.years) if told else (_UNTOLD, _UNTOLD)), sep="\t")
    untold = sum(phrase.id not in wear for phrase in phrases)
    print(
        f"比对了{compared}份年报；{untold}条句式固定文字太短，数不出来，写作{_UNTOLD}",
        file=sys.stderr,
    )


def _show_json(phrases: Sequence[Phrase], wear: Mapping[str, Wear], compared: int) -> None:
    import json

    listed = []
    for phrase in phrases:
        told = wear.get(phrase.id)
        counts = {"units": told.units, "years": told.years} if told else dict.fromkeys(_COUNTS)
        listed.append({"id": phrase.id, "topic": phrase.topic, **counts})
    result = {"schema": _SCHEMA, "compared": compared, "phrases": listed}
    print(json.dumps(result, ensure_ascii=False, indent=1))
