"""Read the lists that rules go by from `phrasebank/knowledge/`, each file once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from assistant.errors import PhrasebankError
from assistant.paths import phrasebank
from assistant.report.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@cache
def load_knowledge(name: str) -> Mapping[str, Any]:
    """Return what `phrasebank/knowledge/<name>.toml` holds; `PhrasebankError` if it is damaged."""
    path = phrasebank() / "knowledge" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PhrasebankError(f"{path.name}：读不出来（{error}）") from error


class _Listed(Pattern):
    """A pattern that stands in a knowledge file: `PhrasebankError` names a faulty one."""

    __slots__ = ()

    def compile(self) -> re.Pattern[str]:
        try:
            return super().compile()
        except re.error as error:
            raise PhrasebankError(f"正则表达式“{self.pattern}”写错了（{error}），请改正") from error


@cache
def pattern(source: str) -> Pattern:
    """Return a pattern of a knowledge file."""
    return _Listed(source)


def any_of(words: Iterable[str]) -> Pattern:
    """Return a pattern that matches any of `words`, themselves patterns."""
    return pattern("|".join(words) or r"(?!)")
