"""Run the command line: `python -m assistant` is `nianbao`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command that `sys.argv` names and return the exit code."""
    from assistant.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
