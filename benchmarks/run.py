"""Measure what users wait for: whole processes, median of five, beside the bare interpreter.

Prints the rows of the table in README.md. Run from a checkout: python benchmarks/run.py
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FACTS = ROOT / "samples" / "facts" / "石桥镇.toml"
RUNS = 5
NIANBAO = ("-m", "assistant")


@dataclass(frozen=True)
class Task:
    """A command and the budget that it has to keep, in seconds."""

    name: str
    arguments: tuple[str, ...]
    budget: float
    is_above_bare: bool = False


@dataclass(frozen=True)
class Measured:
    """Median seconds of a process; its processor time and peak memory in MB, where known."""

    seconds: float
    processor: float | None = None
    megabytes: float | None = None


def measure(arguments: tuple[str, ...]) -> Measured:
    """Run a Python process several times."""
    runs = [_run(arguments) for _ in range(RUNS)]
    return Measured(
        statistics.median(run.seconds for run in runs),
        _median([run.processor for run in runs]),
        _median([run.megabytes for run in runs]),
    )


def _median(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def _run(arguments: tuple[str, ...]) -> Measured:
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if not hasattr(os, "wait4"):  # Windows tells neither processor time nor memory this way
        process.wait()
        return Measured(time.perf_counter() - start)
    _, _, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    # Linux counts kilobytes, macOS bytes.
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def tasks(folder: Path) -> list[Task]:
    """Return what is measured; drafted files go to `folder`."""
    report = folder / "report.txt"
    subprocess.run(
        [sys.executable, *NIANBAO, "draft", str(FACTS), "-o", str(report)],
        cwd=ROOT,
        check=True,
        stderr=subprocess.DEVNULL,
    )
    word = str(folder / "report.docx")
    return [
        Task("nianbao --version", (*NIANBAO, "--version"), 0.06, is_above_bare=True),
        Task("nianbao --help", (*NIANBAO, "--help"), 0.06, is_above_bare=True),
        Task("nianbao check 一份.txt", (*NIANBAO, "check", str(report)), 0.45),
        Task(
            "nianbao draft 一份.docx",
            (*NIANBAO, "draft", str(FACTS), "-o", word, "--force"),
            1.0,
        ),
    ]


def row(task: Task, measured: Measured, bare: Measured) -> str:
    """Return a row of the table; 倍数 is the time in bare interpreters."""
    seconds = measured.seconds - (bare.seconds if task.is_above_bare else 0)
    above = "高出" if task.is_above_bare else ""
    return (
        f"| {task.name} | {above}{seconds:.3f} s "
        f"| ≤ {task.budget} s {verdict(seconds, task.budget)} "
        f"| {measured.seconds / bare.seconds:.1f} | {shown(measured.processor, 's', 3)} "
        f"| {shown(measured.megabytes, 'MB', 0)} |"
    )


def verdict(value: float, budget: float) -> str:
    """Return √ for a figure within its budget, else ×."""
    return "√" if value <= budget else "×"


def shown(value: float | None, unit: str, digits: int) -> str:
    """Return a figure with its unit, — where it is not known."""
    return "—" if value is None else f"{value:.{digits}f} {unit}"


def main() -> None:
    """Print the table."""
    bare = measure(("-c", "pass"))
    print("| 命令 | 用时 | 上限 | 倍数 | 处理器 | 内存峰值 |")
    print("|---|---|---|---|---|---|")
    print(f"| python -c pass | {bare.seconds:.3f} s | | 1.0 | {shown(bare.processor, 's', 3)} | |")
    with tempfile.TemporaryDirectory() as folder:
        for task in tasks(Path(folder)):
            print(row(task, measure(task.arguments), bare))


if __name__ == "__main__":
    main()
