"""Every limit on what a file may be, kept before a parser sees it; a refusal says what to do."""

from __future__ import annotations

import os
import re
import stat
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from assistant.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from multiprocessing.connection import Connection
    from pathlib import Path
    from zipfile import ZipFile, ZipInfo

    from lxml.etree import _Element

Result = TypeVar("Result")

_MB = 1024 * 1024
# The longest report of a province has some 100 kB of text; scans of a signed one take some MB.
LARGEST_FILE = 50 * _MB
LARGEST_TEXT = 20 * _MB
# To make room for the largest file takes longer than to read a usual text.
_AT_ONCE = 64 * 1024
# A report of 20 pages is 1 MB of XML once unpacked; pictures hardly pack, so their ratio is 1.
LARGEST_ARCHIVE = 60 * _MB
LARGEST_MEMBER = 30 * _MB
MOST_MEMBERS = 2000
HIGHEST_RATIO = 200
_RATIO_MATTERS_ABOVE = _MB
# Measured: a county's report has some 15,000 tags; 150,000 empty paragraphs take 4 s to read.
MOST_TAGS = 150_000
DEEPEST_HTML = 2000
# The longest report of a province has some 500 paragraphs and 50,000 characters.
MOST_BLOCKS = 10_000
MOST_CHARACTERS = 200_000
# Word knows no table of more than 63 columns.
MAX_COLUMNS = 63

_WRONG_FILE = "请核对是不是选错了文件"
_SAVE_AGAIN = "请用 WPS 或 Word 打开，另存一份再试"
DAMAGED = f"文件有损坏或不完整，{_SAVE_AGAIN}"
TOO_MUCH = f"文件解开后大得不合常理，没有读，{_WRONG_FILE}"


def read_bytes(path: Path) -> bytes:
    """Return the file's bytes; `UnreadableFileError` when it is missing, huge, empty or no file.

    The sentence does not name the file: who asked for it knows what to call it.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableFileError("这是文件夹，请给出其中的文件")
        if not stat.S_ISREG(mode):
            raise UnreadableFileError(f"这不是普通文件，{_WRONG_FILE}")
        with path.open("rb") as file:
            content = file.read(_AT_ONCE)
            if len(content) == _AT_ONCE:
                content += file.read(LARGEST_FILE + 1 - _AT_ONCE)
    except (OSError, ValueError) as error:
        raise UnreadableFileError(_refusal(error)) from error
    check_size(content, LARGEST_FILE)
    if not content or content.isspace():
        raise UnreadableFileError("文件是空的，请换一份有内容的")
    return content


def check_size(content: bytes, largest: int) -> None:
    """Refuse a file of more than `largest` bytes."""
    if len(content) > largest:
        raise UnreadableFileError(f"文件超过{largest // _MB}MB，不像年报，{_WRONG_FILE}")


def check_length(blocks: int, characters: int) -> None:
    """Refuse a document of more paragraphs or characters than any report has."""
    if blocks > MOST_BLOCKS or characters > MOST_CHARACTERS:
        raise UnreadableFileError(f"文字多得不像年报，没有检查，{_WRONG_FILE}")


def _refusal(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "没有这个文件，请核对路径和文件名"
    if isinstance(error, PermissionError):
        return "没有读这个文件的权限，请换一份副本，或关掉正在使用它的程序"
    why = error.strerror if isinstance(error, OSError) else "文件名里有不能用的字符"
    return f"打不开（{why}），请核对路径和文件名"


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip archive that keeps the limits; members are read by name only, never unpacked.

    Names are told apart without regard to case, as Office does.
    """

    members: Mapping[str, ZipInfo]
    file: ZipFile

    @property
    def names(self) -> tuple[str, ...]:
        """Return the members' names, with / between folders."""
        return tuple(_member_name(info) for info in self.members.values())

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.members

    def read(self, name: str) -> bytes:
        """Return a member's bytes; `UnreadableFileError` when it is not there or damaged."""
        import zlib
        from zipfile import BadZipFile

        info = self.members.get(name.lower())
        if info is None:
            raise UnreadableFileError(f"文件不完整，缺少{name}，{_SAVE_AGAIN}")
        try:
            with self.file.open(info) as member:
                content = member.read(LARGEST_MEMBER + 1)
        except (BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as error:
            raise UnreadableFileError(DAMAGED) from error
        if len(content) > LARGEST_MEMBER:
            raise UnreadableFileError(TOO_MUCH)
        return content


def open_archive(content: bytes) -> Archive:
    """Return the zip archive; refused before anything is unpacked when it breaks a limit."""
    import io
    from zipfile import BadZipFile, ZipFile

    # Before the table of contents is read: each line of it becomes an object of 500 bytes.
    if content.count(b"PK\x01\x02") > 10 * MOST_MEMBERS:
        raise UnreadableFileError(TOO_MUCH)
    try:
        file = ZipFile(io.BytesIO(content))
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFileError(DAMAGED) from error
    infos = file.infolist()
    if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > LARGEST_ARCHIVE:
        raise UnreadableFileError(TOO_MUCH)
    for info in infos:
        _check_member(info)
    return Archive({_member_name(info).lower(): info for info in infos}, file)


def _member_name(info: ZipInfo) -> str:
    return info.filename.replace("\\", "/")


def _check_member(info: ZipInfo) -> None:
    from zipfile import ZIP_DEFLATED, ZIP_STORED

    if info.flag_bits & 1:
        raise UnreadableFileError("压缩包加了密码，请去掉密码后再试")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise UnreadableFileError(f"文件的压缩方式不认识，{_SAVE_AGAIN}")
    packed = max(info.compress_size, 1)
    is_bomb = info.file_size > _RATIO_MATTERS_ABOVE and info.file_size > packed * HIGHEST_RATIO
    if is_bomb or info.file_size > LARGEST_MEMBER:
        raise UnreadableFileError(TOO_MUCH)


_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse_xml(content: bytes) -> _Element:
    """Return the root element; refused with declarations of entities, too long or too deep."""
    from lxml import etree

    # A declaration in an encoding that is not ASCII's is seen below.
    refuse_declarations(content)
    if content.count(b"<") > MOST_TAGS:
        raise UnreadableFileError(TOO_MUCH)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UnreadableFileError(DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFileError(_declares())
    return root


def refuse_declarations(content: bytes) -> None:
    """Refuse XML that declares entities, for parsers that have no switch for it."""
    # UTF-16 is ASCII with zero bytes between.
    if _DECLARATION.search(content.replace(b"\0", b"")):
        raise UnreadableFileError(_declares())


def _declares() -> str:
    return f"文件里有不该有的声明（DOCTYPE），没有读，{_SAVE_AGAIN}"


_TAG = re.compile(r"<(?:!--|(/?)([a-zA-Z][a-zA-Z0-9:]*))")
# Tags that have no end, and those that the next of their kind ends: they open no level.
_LEVEL_FREE = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr", "p", "li", "td", "th", "tr", "dt", "dd", "option"),
        *("optgroup", "thead", "tbody", "tfoot", "colgroup"),
    )
)
_NOT_HTML = ("script", "style")


def check_html_depth(text: str) -> None:
    """Refuse a page with more tags, or more of them open at once, than a parser stands."""
    if text.count("<") > MOST_TAGS:
        raise UnreadableFileError(TOO_MUCH)
    open_tags: list[str] = []
    is_open: dict[str, int] = {}
    position = 0
    while match := _TAG.search(text, position):
        position = _after(text, match)
        name = (match[2] or "").lower()
        if match[1]:
            _close(name, open_tags, is_open)
        elif name and name not in _LEVEL_FREE and name not in _NOT_HTML:
            open_tags.append(name)
            is_open[name] = is_open.get(name, 0) + 1
        if len(open_tags) > DEEPEST_HTML:
            raise UnreadableFileError(f"网页的标签套了{DEEPEST_HTML}层以上，没有读，{_WRONG_FILE}")


def _after(text: str, match: re.Match[str]) -> int:
    """Return where the search goes on: behind a comment, and behind what is no HTML."""
    if match[2] is None:
        end = text.find("-->", match.end())
    elif not match[1] and match[2].lower() in _NOT_HTML:
        end = text.find("</", match.end())
    else:
        return match.end()
    return end if end >= 0 else len(text)


def _close(name: str, open_tags: list[str], is_open: dict[str, int]) -> None:
    """Close the last tag called `name` and all within it; a closing tag alone changes nothing."""
    while is_open.get(name):
        last = open_tags.pop()
        is_open[last] -= 1
        if last == name:
            return


def in_child(
    function: Callable[[bytes], Result], content: bytes, seconds: float, megabytes: int
) -> Result:
    """Return what a module-level function makes of `content` in a process of its own.

    The process is ended after `seconds`, and may not take more than `megabytes` where the system
    can hold it to that. `UnreadableFileError` when it ran out of either, or broke down.
    """
    import multiprocessing

    allow_processes()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_child, args=(theirs, megabytes), daemon=True)
    child.start()
    theirs.close()
    try:
        ours.send((function, content))
        outcome, value = _answer(ours, seconds)
    except (EOFError, OSError) as error:
        raise UnreadableFileError(DAMAGED) from error
    finally:
        child.kill()
        child.join()
        ours.close()
    if outcome != "read":
        raise _failure(outcome, value)
    result: Result = value
    return result


def allow_processes() -> None:
    """Let processes be started also where the terminal UI has taken the place of stderr.

    The first one, which multiprocessing keeps its books with, is handed stderr by its descriptor,
    and what the UI puts there has none.
    """
    if os.name == "posix" and sys.stderr is not sys.__stderr__:
        from contextlib import redirect_stderr
        from multiprocessing.resource_tracker import ensure_running

        with redirect_stderr(sys.__stderr__):
            ensure_running()


def _answer(pipe: Connection, seconds: float) -> tuple[str, Any]:
    if not pipe.poll(seconds):
        raise UnreadableFileError(f"读了{seconds:.0f}秒还没有读完，没有再读，{_WRONG_FILE}")
    outcome, value = pipe.recv()
    return outcome, value


def _failure(outcome: str, value: str) -> UnreadableFileError:
    if outcome == "refused":
        return UnreadableFileError(value)
    if outcome == "memory":
        return UnreadableFileError(TOO_MUCH)
    failure = UnreadableFileError(DAMAGED)
    failure.add_note(value)
    return failure


def _child(pipe: Connection, megabytes: int) -> None:
    """Do the work in the child and send back (outcome, value)."""
    function, content = pipe.recv()
    _limit_memory(megabytes)
    try:
        outcome = ("read", function(content))
    except UnreadableFileError as error:
        outcome = ("refused", str(error))
    except MemoryError:
        outcome = ("memory", "")
    except Exception:
        # A library that stumbles over a damaged file may raise anything.
        import traceback

        outcome = ("broken", traceback.format_exc())
    pipe.send(outcome)


def _limit_memory(megabytes: int) -> None:
    """Hold this process to `megabytes`; Windows knows no such limit."""
    try:
        import resource
    except ImportError:
        return
    limit = megabytes * _MB
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
