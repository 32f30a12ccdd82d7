"""What the UI remembers from one run to the next: the files opened last, and the theme."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from platformdirs import user_state_path

from assistant.errors import OutputError
from assistant.paths import replace_file

_KEPT = 10
_WORDS = "theme", "reviewed", "against"


@dataclass(frozen=True, slots=True)
class Memory:
    """Absolute paths of fact files, the last opened first; `theme` is "" until one is chosen.

    `reviewed` is the report reviewed last, `against` what it was compared with, if anything.
    `sections` is what was looked at last in each of the files.
    """

    files: tuple[str, ...] = ()
    theme: str = ""
    reviewed: str = ""
    against: str = ""
    sections: dict[str, str] = field(default_factory=dict)

    def with_file(self, path: Path) -> Memory:
        """Return the memory with `path` as the file opened last."""
        opened = str(path.resolve())
        others = (file for file in self.files if file != opened)
        return replace(self, files=(opened, *others)[:_KEPT])

    def with_section(self, path: Path, section: str) -> Memory:
        """Return the memory with `section` as the place to come back to in `path`."""
        told = {**self.sections, str(path.resolve()): section}
        return replace(self, sections={file: told[file] for file in self.files if file in told})

    def section(self, path: Path) -> str:
        """Return the section of `path` looked at last, or ""."""
        return self.sections.get(str(path.resolve()), "")


def _place() -> Path:
    return user_state_path("nianbao", appauthor=False) / "recent.json"


def recall() -> Memory:
    """Return what was remembered, or nothing where the file is missing or damaged."""
    try:
        raw = json.loads(_place().read_text(encoding="utf-8"))
        files = tuple(str(file) for file in raw["files"])
        theme, reviewed, against = (str(raw.get(key, "")) for key in _WORDS)
        sections = {str(file): str(last) for file, last in raw.get("sections", {}).items()}
        return Memory(files, theme, reviewed, against, sections)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Memory()


def remember(memory: Memory) -> None:
    """Keep `memory` for the next run; where it cannot be kept, the program goes on without."""
    text = json.dumps({"schema": 1, **asdict(memory)}, ensure_ascii=False, indent=1)
    with contextlib.suppress(OSError, OutputError):
        _place().parent.mkdir(parents=True, exist_ok=True)
        replace_file(_place(), text.encode("utf-8"))


def fact_files(folder: Path) -> list[Path]:
    """Return the fact files to go on with: those of `folder`, then those opened before."""
    here = [path for path in sorted(folder.glob("*.toml")) if _is_fact_file(path)]
    before = [Path(file) for file in recall().files]
    found = dict.fromkeys(path.resolve() for path in (*here, *before))
    return [path for path in found if path.is_file()]


def _is_fact_file(path: Path) -> bool:
    """Tell a fact file from other TOML by its first lines, without reading it whole."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            head = file.read(4000)
    except OSError:
        return False
    lines = [line.strip() for line in head.splitlines()]
    return "schema = 1" in lines and any(line in ("[unit]", "[report]") for line in lines)
