"""Rewrite the golden files: python -m tests.tui.snapshots."""

from __future__ import annotations

import shutil

from tests.tui.conftest import NARROW, WIDE
from tests.tui.snapshots.goldens import folder, taken


def main() -> None:
    """Take all pictures anew."""
    for size in (WIDE, NARROW):
        shutil.rmtree(folder(size), ignore_errors=True)
        folder(size).mkdir(parents=True)
        for name, text in taken(size).items():
            (folder(size) / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
