"""Options that several commands take, declared once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def add_comparison(parser: argparse.ArgumentParser) -> None:
    """Declare the reports that one is compared with."""
    parser.add_argument("--last-year", metavar="文件", help="本单位上年的年报，核对衔接和雷同")
    parser.add_argument(
        "--against",
        action="append",
        default=[],
        metavar="比对库",
        help="拿来比对雷同的：比对库，或年报文件、放年报的文件夹，可以写多次",
    )


def add_selection(parser: argparse.ArgumentParser) -> None:
    """Declare which rules are run."""
    parser.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="规则",
        help="只查这些规则，例如N05,N06；写字母是整类，例如N",
    )
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="规则", help="不查这些规则"
    )


def add_phrasebank(parser: argparse.ArgumentParser) -> None:
    """Declare a unit's own phrases."""
    parser.add_argument(
        "--phrasebank",
        metavar="文件夹",
        help="自己的句库，句式放在它的phrases里；编号与自带句式相同的，以自己的为准",
    )


def phrasebank_folder(options: argparse.Namespace) -> Path | None:
    """Return the folder of a unit's own phrases, if one was named."""
    from pathlib import Path

    return Path(options.phrasebank) if options.phrasebank else None


def codes(written: list[str]) -> tuple[str, ...]:
    """Return the codes of options that hold one or several: N05, N05,N06, N05，N06."""
    return tuple(" ".join(written).replace(",", " ").replace("，", " ").split())
