"""Run the command line: `python -m assistant` is `nianbao`."""

from __future__ import annotations

import gc
import sys

# A run makes many objects that last and few circles: looking for circles every 700 objects, as
# Python does unless told, takes a twentieth of the time of checking one report and frees nothing.
_OBJECTS_BETWEEN_COLLECTIONS = 100_000


def main() -> int:
    """Run the command that `sys.argv` names and return the exit code."""
    from assistant.cli.main import run

    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    code = run(sys.argv[1:])
    # What is left ends with the process: Python need not look through it once more. But DuckDB
    # takes what is left for leaked, and says so at length.
    if "duckdb" not in sys.modules:
        gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
