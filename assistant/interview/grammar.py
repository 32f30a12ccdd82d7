"""The small template language of phrases and conditions: Jinja2's syntax, little of its power.

A template may hold text, facts, the filters of `filters.py`, `{% if %}` with elif and else, the
inline if, comparisons, `in` a list of constants, and/or/not, and the tests `is known` and
`is missing`; nothing else. What a fact may be called is told by `scope.py` and `derived.py`.

Jinja2 reads the syntax; the checked tree is then evaluated here, not compiled, because a fact
may be missing. Conditions are three-valued (Kleene): with x missing, `x == 0` is unknown, while
`x == 0 and y == 1` is false when y is 2. A missing fact is printed as 【待核：label】, and so is an
`if` that cannot be decided. Facts are values: what a clerk typed is never read as a template.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from assistant.interview.filters import COMPUTING, FILTERS, show
from assistant.interview.scope import Scope, fact_names
from assistant.interview.syntax import (
    MISSING,
    TemplateFault,
    check_expression,
    check_template,
    environment,
    parse_expression,
    parse_template,
    path_of,
    paths_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = [
    "Rendered",
    "Scope",
    "TemplateFault",
    "blank",
    "check_expression",
    "check_template",
    "environment",
    "fact_names",
    "holds",
    "render",
    "tree_holds",
]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered phrase: its text, the paths of the facts it looked at, and what was missing.

    `fixed` are the template's own words in it, in order; `computed` the paths of the facts that
    each remainder and each share was worked out from.
    """

    text: str
    facts: tuple[str, ...]
    blanks: tuple[str, ...]
    fixed: tuple[str, ...]
    computed: tuple[frozenset[str], ...]


def render(template: str, scope: Scope) -> Rendered:
    """Return the template filled in; raise `TemplateFault` when it is no template of ours."""
    run = _Run(scope)
    text = run.text(parse_template(template).body)
    facts, blanks = tuple(run.looked_at), tuple(run.blanks)
    return Rendered(text, facts, blanks, tuple(run.fixed), tuple(run.computed))


def holds(expression: str, scope: Scope) -> bool | None:
    """Return whether the condition is true, or None when that hangs on a missing fact."""
    return tree_holds(parse_expression(expression), scope)


def tree_holds(tree: nodes.Node, scope: Scope) -> bool | None:
    """Return whether a condition's tree, or a part of one, is true; None as `holds` does."""
    value = _Run(scope).value(tree)
    return None if isinstance(value, _Unknown) else bool(value)


def blank(label: str) -> str:
    """Return what stands in a draft for a fact that is missing."""
    return f"【待核：{label}】"


@dataclass(frozen=True, slots=True)
class _Unknown:
    """A value that cannot be told, and the labels of the facts that it would take."""

    labels: tuple[str, ...]


class _Run:
    """One evaluation of a tree; notes the facts looked at, the blanks left, the fixed words."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.looked_at: dict[str, None] = {}
        self.blanks: dict[str, None] = {}
        self.fixed: list[str] = []
        self.computed: dict[frozenset[str], None] = {}

    def text(self, body: Iterable[nodes.Node]) -> str:
        return "".join(self._text(node) for node in body)

    def _text(self, node: nodes.Node) -> str:
        if isinstance(node, nodes.TemplateData):
            self.fixed.append(str(node.data))
            return self.fixed[-1]
        if isinstance(node, nodes.Output):
            return self.text(node.nodes)
        return self._branch(node) if isinstance(node, nodes.If) else self._shown(self.value(node))

    def _branch(self, node: nodes.If) -> str:
        for branch in (node, *node.elif_):
            test = self.value(branch.test)
            if isinstance(test, _Unknown):
                return self._shown(test)
            if test:
                return self.text(branch.body)
        return self.text(node.else_)

    def _shown(self, value: object) -> str:
        if not isinstance(value, _Unknown):
            return show(value)
        self.blanks.update(dict.fromkeys(value.labels))
        return "".join(map(blank, value.labels))

    def value(self, node: nodes.Node) -> object:
        """Return what an expression comes to, `_Unknown` where a fact is missing."""
        path = path_of(node)
        return self._fact(path) if path else _EVALUATORS[type(node)](self, node)

    def _fact(self, path: str) -> object:
        self.looked_at[self.scope.full_path(path)] = None
        found = self.scope.get(path)
        return _Unknown((self.scope.label(path),)) if found is None else found

    def constant(self, node: nodes.Const) -> object:
        value = node.value
        return Decimal(str(value)) if isinstance(value, float) else value

    def sequence(self, node: nodes.List | nodes.Tuple) -> object:
        return _combined([self.value(item) for item in node.items], tuple)

    def filtered(self, node: nodes.Filter) -> object:
        function = FILTERS[node.name]
        if node.name in COMPUTING:
            paths = frozenset(self.scope.full_path(path) for path, _ in paths_in(node))
            self.computed[paths] = None
        values = [self.value(part) for part in (node.node, *node.args) if part is not None]
        result = _combined(values, lambda known: function(*known))
        if result is None:
            return _Unknown(tuple(self.scope.label(path) for path, _ in paths_in(node)))
        return result

    def tested(self, node: nodes.Test) -> object:
        return isinstance(self.value(node.node), _Unknown) == (node.name == MISSING)

    def negated(self, node: nodes.Not) -> object:
        value = self.value(node.node)
        return value if isinstance(value, _Unknown) else not value

    def both(self, node: nodes.And) -> object:
        return _decided(False, self.value(node.left), self.value(node.right))

    def either(self, node: nodes.Or) -> object:
        return _decided(True, self.value(node.left), self.value(node.right))

    def compared(self, node: nodes.Compare) -> object:
        result: object = True
        left = self.value(node.expr)
        for operand in node.ops:
            right = self.value(operand.expr)
            result = _decided(False, result, _compare(operand.op, left, right))
            left = right
        return result

    def inline(self, node: nodes.CondExpr) -> object:
        test = self.value(node.test)
        if isinstance(test, _Unknown):
            return test
        if test:
            return self.value(node.expr1)
        return "" if node.expr2 is None else self.value(node.expr2)


def _combined(values: Sequence[object], combine: Callable[[Sequence[Any]], object]) -> object:
    """Return what `combine` makes of the values, or everything that is missing among them."""
    labels = [label for value in values if isinstance(value, _Unknown) for label in value.labels]
    if labels:
        return _Unknown(tuple(dict.fromkeys(labels)))
    try:
        return combine(values)
    except (TypeError, ArithmeticError) as error:
        shown = "和".join(f"“{show(value)}”" for value in values)
        raise TemplateFault(f"{shown}不能这样比较或换算，请核对句式里的事实名称") from error


def _compare(sign: str, left: object, right: object) -> object:
    return _combined([left, right], lambda known: _OPERATORS[sign](*known))


def _decided(decisive: bool, left: object, right: object) -> object:
    """Return Kleene's and (`decisive` False) or or (True): one decisive side is enough."""
    known = [bool(value) for value in (left, right) if not isinstance(value, _Unknown)]
    if decisive in known:
        return decisive
    return _combined([left, right], lambda _: not decisive)


_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lteq": operator.le,
    "gt": operator.gt,
    "gteq": operator.ge,
    "in": lambda item, whole: item in whole,
    "notin": lambda item, whole: item not in whole,
}
_EVALUATORS: dict[type[nodes.Node], Callable[[_Run, Any], object]] = {
    nodes.Const: _Run.constant,
    nodes.List: _Run.sequence,
    nodes.Tuple: _Run.sequence,
    nodes.Filter: _Run.filtered,
    nodes.Test: _Run.tested,
    nodes.Not: _Run.negated,
    nodes.And: _Run.both,
    nodes.Or: _Run.either,
    nodes.Compare: _Run.compared,
    nodes.CondExpr: _Run.inline,
}
