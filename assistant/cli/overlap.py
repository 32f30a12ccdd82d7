"""`nianbao overlap`: every report compared with every other, who shares what with whom."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from assistant.corpus.overlap.engines import ENGINES
from assistant.emitters.overlap import FORMATS
from assistant.errors import AssistantError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from assistant.corpus.index import Corpus
    from assistant.corpus.overlap.result import Overlap

NAME = "overlap"
ABOUT = "两两比对年报：谁和谁共有哪些句子，改了什么，哪几份成组"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="年报或比对库",
        help="年报文件、放着它们的文件夹，或比对库，可以写多个，合在一起比对",
    )
    parser.add_argument(
        "--only",
        choices=("own", "foreign"),
        help="只看本单位各年之间的own，或只看不同单位之间的foreign；不写都看",
    )
    parser.add_argument(
        "--min-share",
        type=_share,
        default=0.1,
        metavar="百分数",
        help="共有内容占任一方自写内容的百分之几以上才列出，默认10",
    )
    parser.add_argument(
        "--top",
        type=_number,
        default=50,
        metavar="对数",
        help="列出前几对，默认50；0是全部列出，网页最多300对",
    )
    _add_engine(parser)
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="给人看的text（默认）、带热力图的网页html、Excel能打开的csv，给程序读的json",
    )
    parser.add_argument("-o", "--output", metavar="文件", help="结果写到这个文件")
    parser.add_argument("--force", action="store_true", help="文件已存在时覆盖")


def _add_engine(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--engine",
        choices=ENGINES,
        default="memory",
        help="十万份以内用memory（默认），再多的用duckdb，集群用spark；结果相同",
    )
    parser.add_argument(
        "--memory", default="", metavar="大小", help="duckdb最多用多少内存，默认400MB"
    )
    parser.add_argument(
        "--work", metavar="文件夹", help="duckdb和spark的临时文件放在这里；集群要填各节点都看得到的"
    )
    parser.add_argument(
        "--master",
        default="",
        metavar="地址",
        help="spark的地址，例如yarn、spark://主机:7077、sc://主机:15002；不写在本机运行",
    )


def _share(written: str) -> float:
    """Return a share that is written in percent."""
    try:
        percent = float(written.strip().rstrip("%％"))
    except ValueError:
        percent = -1
    if not 0 <= percent <= 100:
        raise argparse.ArgumentTypeError(f"填的是{written}，要0到100，例如10")
    return percent / 100


def _number(written: str) -> int | None:
    """Return a number of pairs, None for all of them."""
    if not written.isdecimal():
        raise argparse.ArgumentTypeError(f"填的是{written}，要整数，例如50；0是全部")
    return int(written) or None


def run(options: argparse.Namespace) -> int:
    """Compare the reports and write what they share; a file that was not read gives 2."""
    from pathlib import Path

    from assistant.cli.compared import gather_reports
    from assistant.emitters.overlap import overlap_emitter
    from assistant.paths import require_free

    emit = overlap_emitter(options.format)
    if options.output:
        require_free(Path(options.output), force=options.force)
    if options.work and not Path(options.work).is_dir():
        raise AssistantError(f"--work：没有文件夹{options.work}，请先建好")
    corpus, unread = gather_reports(options.paths)
    overlap = _overlap(corpus, options)
    _write(lambda stream: emit(overlap, unread, stream), options)
    return ExitCode.USAGE if unread else ExitCode.CLEAN


def _overlap(corpus: Corpus, options: argparse.Namespace) -> Overlap:
    from assistant.cli.compared import Telling
    from assistant.corpus.overlap.compare import Wanted, compare_all, sampling_for
    from assistant.corpus.overlap.engines import open_engine

    sampling = sampling_for(corpus)
    wanted = Wanted(options.min_share, top=options.top, only=options.only)
    engine = open_engine(
        options.engine,
        sampling,
        memory=options.memory,
        folder=options.work,
        master=options.master,
    )
    with engine as running, Telling() as told:
        return compare_all(corpus, running, sampling, wanted, told)


def _write(emit: Callable[[TextIO], None], options: argparse.Namespace) -> None:
    import io
    from pathlib import Path

    from assistant.paths import write_new_file

    if not options.output:
        if options.format != "text" and isinstance(sys.stdout, io.TextIOWrapper):
            # A table's lines end as the table says, on Windows, too.
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        emit(sys.stdout)
        return
    text = io.StringIO(newline="")
    emit(text)
    written = text.getvalue().encode("utf-8", "replace")
    write_new_file(Path(options.output), written, force=options.force)
    print(f"已写出{options.output}", file=sys.stderr)
