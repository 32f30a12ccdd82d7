"""What was changed in a copied sentence: 照搬, 换年份, 换数字, 换名称 or 改写."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.corpus.normalise import NAME, bare, numbers_in, without_enumerator, years_in

if TYPE_CHECKING:
    from assistant.corpus.normalise import Mask

COPIED = "照搬"
REWORDED = "改写"


def kind_of(sentence: str, source: str, mask: Mask, stems: tuple[str, str]) -> str:
    """Return what makes `sentence` differ from `source`; several kinds are joined with 、.

    `stems` are the bare names of the two units' places, each in the order of the sentences: an
    account called 石桥发布 that became 青坪发布 is another name, not another wording.
    """
    new, old = without_enumerator(sentence), without_enumerator(source)
    if bare(new) == bare(old):
        return COPIED
    if not _differ_in_marks_only(new, old, mask, stems):
        return REWORDED
    kinds = (
        ("换年份", years_in(new) != years_in(old)),
        ("换数字", numbers_in(mask.names(new)) != numbers_in(mask.names(old))),
        ("换名称", _names(new, mask, stems[0]) != _names(old, mask, stems[1])),
    )
    return "、".join(kind for kind, holds in kinds if holds) or REWORDED


def _differ_in_marks_only(new: str, old: str, mask: Mask, stems: tuple[str, str]) -> bool:
    if bare(mask(new)) == bare(mask(old)):
        return True
    return all(stems) and bare(_without(mask(new), stems[0])) == bare(_without(mask(old), stems[1]))


def _without(text: str, stem: str) -> str:
    return text.replace(stem, NAME)


def _names(text: str, mask: Mask, stem: str) -> list[str]:
    """Return the names in `text`; a stem outside a name counts as one."""
    stray = [stem] if stem and stem in mask.names(text) else []
    return mask.named(text) + stray
