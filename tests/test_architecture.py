"""Imports point one way, and the heavy libraries stay in their rooms."""

from __future__ import annotations

from pathlib import Path

from importlinter.application.use_cases import lint_imports
from importlinter.configuration import configure


def test_the_contracts_of_the_layout_hold() -> None:
    configure()
    config = Path(__file__).parents[1] / "pyproject.toml"
    assert lint_imports(config_filename=str(config), cache_dir=None)
