"""`--annotate`: the findings as comments in copies of the Word files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from assistant.emitters.outcome import Outcome
    from assistant.reviewing.annotate import Notes

_MOST = 5


def add_annotation(parser: argparse.ArgumentParser) -> None:
    """Declare `--annotate` and what goes with it."""
    parser.add_argument(
        "--annotate",
        metavar="文件夹",
        help="把问题写成批注：Word 文件各写一份带批注的副本，其他格式各写一个网页，原稿不动",
    )
    parser.add_argument("--comment-author", metavar="名称", help="批注人，默认是年报审核")
    parser.add_argument(
        "--most-comments",
        metavar="条数",
        type=int,
        default=_MOST,
        help=f"一段或一格里最多几条批注，默认{_MOST}，多出的列在文末的一条批注里",
    )
    parser.add_argument(
        "--suggest-changes",
        action="store_true",
        help="写法有统一规定的（栏目名、标题、文号括号等），在批注件里同时以修订写出改法，可逐条接受",
    )


def annotate_files(outcome: Outcome, options: argparse.Namespace) -> bool:
    """Write the commented copies and name the folder on stderr; return whether all were written."""
    import datetime
    from pathlib import Path

    from assistant.emitters.plain import clean
    from assistant.reviewing.annotate import annotate

    folder = Path(options.annotate)
    now = datetime.datetime.now()
    done = annotate(outcome.files, folder, _notes(options), now, force=options.force)
    for sentence in done.failed:
        print(sentence, file=sys.stderr)
    if done.made:
        print(f"批注件写在{clean(options.annotate)}，共{len(done.made)}份", file=sys.stderr)
    return not done.failed


def _notes(options: argparse.Namespace) -> Notes:
    from assistant.emitters.plain import clean
    from assistant.errors import AssistantError
    from assistant.reviewing.annotate import Notes
    from assistant.writers.docx_comments import Reviewer

    if options.most_comments < 1:
        raise AssistantError("--most-comments：请写1以上的数")
    name = clean(options.comment_author or "").strip()
    reviewer = Reviewer(name, name[0]) if name else Reviewer()
    return Notes(options.most_comments, reviewer, options.suggest_changes)
