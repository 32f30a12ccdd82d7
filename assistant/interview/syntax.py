"""What phrases and conditions may be made of: Jinja2's syntax tree against an allow-list."""

from __future__ import annotations

import difflib
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, nodes
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from assistant.errors import PhrasebankError
from assistant.interview.filters import FILTERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

KNOWN, MISSING = "known", "missing"


class TemplateFault(PhrasebankError):
    """A construct, name or filter that a template may not hold.

    `line` counts from 1, `offset` is the character of the whole text where `name` stands.
    """

    def __init__(
        self,
        message: str,
        *,
        name: str = "",
        guesses: tuple[str, ...] = (),
        line: int = 1,
        offset: int = 0,
    ) -> None:
        self.name, self.guesses, self.line, self.offset = name, guesses, line, offset
        near = f"，是否想写{'、'.join(f'“{guess}”' for guess in guesses)}" if guesses else ""
        super().__init__(f"{message}{near}")


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Return the sandbox that reads templates: our filters and tests, no globals."""
    sandbox = ImmutableSandboxedEnvironment(keep_trailing_newline=True)
    sandbox.globals.clear()
    sandbox.filters = dict(FILTERS)
    sandbox.tests = {}
    return sandbox


@lru_cache(maxsize=4096)
def parse_template(text: str) -> nodes.Template:
    """Return the checked tree of a template; raise `TemplateFault`."""
    try:
        tree = environment().parse(text)
        _check(tree, text)
    except TemplateSyntaxError as error:
        raise _syntax_fault(error) from error
    except RecursionError as error:
        raise TemplateFault("句式套得太深，请拆成几句") from error
    return tree


@lru_cache(maxsize=4096)
def parse_expression(text: str) -> nodes.Expr:
    """Return the checked tree of a condition; raise `TemplateFault`."""
    try:
        parser = Parser(environment(), text, state="variable")
        tree = parser.parse_expression()
        if not parser.stream.eos:
            token = parser.stream.current
            parser.fail(f"unexpected {token.value!r}", token.lineno)
        _check(tree, text)
    except TemplateSyntaxError as error:
        raise _syntax_fault(error) from error
    except RecursionError as error:
        raise TemplateFault("条件套得太深，请拆成几个") from error
    assert isinstance(tree, nodes.Expr)
    return tree


def check_template(text: str, names: Collection[str]) -> None:
    """Raise `TemplateFault` unless `text` is a template that names nothing outside `names`."""
    _check_names(parse_template(text), text, names)


def check_expression(text: str, names: Collection[str]) -> None:
    """Raise `TemplateFault` unless `text` is a condition that names nothing outside `names`."""
    _check_names(parse_expression(text), text, names)


def path_of(node: nodes.Node) -> str | None:
    """Return the dotted path that a name with its attributes spells, or None for other nodes."""
    if isinstance(node, nodes.Name):
        return str(node.name)
    if not isinstance(node, nodes.Getattr):
        return None
    owner = path_of(node.node)
    return None if owner is None else f"{owner}.{node.attr}"


def paths_in(node: nodes.Node) -> Iterator[tuple[str, int]]:
    """Yield every fact path that a tree names, with its line."""
    path = path_of(node)
    if path is not None:
        yield path, node.lineno
        return
    for child in node.iter_child_nodes():
        yield from paths_in(child)


def _check_names(tree: nodes.Node, text: str, names: Collection[str]) -> None:
    for path, line in paths_in(tree):
        if path not in names:
            raise _fault(text, line, "没有叫“{}”的事实", path, _nearest(path, names))


def _nearest(path: str, names: Collection[str]) -> tuple[str, ...]:
    """Return up to three names that `path` may have meant: like spelling, or the same last part."""
    last = path.rpartition(".")[2]
    namesakes = sorted(name for name in names if name.rpartition(".")[2] == last)
    near = difflib.get_close_matches(path, sorted(names), n=3, cutoff=0.6)
    return tuple(dict.fromkeys([*near[:1], *namesakes[:1], *near[1:]]))[:3]


def _fault(
    text: str, line: int, message: str, name: str, guesses: tuple[str, ...] = ()
) -> TemplateFault:
    before = "".join(text.splitlines(keepends=True)[: line - 1])
    offset = max(text.find(name, len(before)), len(before)) if name else len(before)
    words = f"第{line}行：{message.format(name)}"
    return TemplateFault(words, name=name, guesses=guesses, line=line, offset=offset)


def _syntax_fault(error: TemplateSyntaxError) -> TemplateFault:
    reason = str(error.message).removesuffix(".")
    message = f"写法不成句（{reason}），事实写成{{{{ 名称 }}}}，条件写成{{% if … %}}…{{% endif %}}"
    return TemplateFault(f"第{error.lineno}行：{message}", line=error.lineno)


def _check(node: nodes.Node, text: str) -> None:
    """Raise `TemplateFault` for the first node that is not on the allow-list."""
    if type(node) not in _ALLOWED:
        name = _WORDS.get(type(node).__name__, type(node).__name__)
        raise _fault(text, node.lineno, f"不能用{name}，只能用事实、列出的过滤器和if", "")
    if isinstance(node, nodes.Getattr | nodes.Name):
        _check_path(node, text)
    elif isinstance(node, nodes.Filter):
        _check_filter(node, text)
    elif isinstance(node, nodes.Test):
        _check_test(node, text)
    elif isinstance(node, nodes.Const):
        _check_const(node, text)
    elif isinstance(node, nodes.Output):
        _check_output(node, text)
    for child in node.iter_child_nodes():
        _check(child, text)


def _check_path(node: nodes.Name | nodes.Getattr, text: str) -> None:
    path = path_of(node)
    if path is None:
        raise _fault(text, node.lineno, "点号前面要是事实的名称", "")
    if any(part.startswith("_") for part in path.split(".")):
        raise _fault(text, node.lineno, "“{}”里有下划线开头的名称，不能用", path)


def _check_filter(node: nodes.Filter, text: str) -> None:
    if node.name not in FILTERS:
        near = tuple(difflib.get_close_matches(node.name, FILTERS, n=2)) or tuple(FILTERS)
        raise _fault(text, node.lineno, "没有叫“{}”的过滤器", node.name, near)
    if node.node is None or node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise _fault(
            text, node.lineno, "过滤器“{}”的写法不对，应写成{{{{ 事实 | 过滤器 }}}}", node.name
        )
    wanted = FILTERS[node.name].__code__.co_argcount - 1
    if len(node.args) != wanted:
        message = f"过滤器“{{}}”要{wanted}个参数，写了{len(node.args)}个"
        raise _fault(text, node.lineno, message, node.name)


def _check_test(node: nodes.Test, text: str) -> None:
    if node.name not in (KNOWN, MISSING) or node.args or node.kwargs:
        message = "没有“is {}”这种判断，有没有答案写成is known或is missing"
        raise _fault(text, node.lineno, message, node.name)
    if path_of(node.node) is None:
        raise _fault(text, node.lineno, "“is {}”前面要是事实的名称", node.name)


def _check_const(node: nodes.Const, text: str) -> None:
    if not isinstance(node.value, str | int | float | Decimal):
        raise _fault(text, node.lineno, "不能用{}，没有答案写成is missing", "none")


def _check_output(node: nodes.Output, text: str) -> None:
    for child in node.nodes:
        if isinstance(child, nodes.Compare | nodes.And | nodes.Or | nodes.Not | nodes.Test):
            raise _fault(text, child.lineno, "条件不能直接印出来，请写成{{% if … %}}", "")


_ALLOWED: frozenset[type[nodes.Node]] = frozenset(
    {
        nodes.Template,
        nodes.Output,
        nodes.TemplateData,
        nodes.Name,
        nodes.Getattr,
        nodes.Filter,
        nodes.If,
        nodes.CondExpr,
        nodes.Compare,
        nodes.Operand,
        nodes.And,
        nodes.Or,
        nodes.Not,
        nodes.Test,
        nodes.Const,
        nodes.List,
        nodes.Tuple,
    }
)
_WORDS = {
    "For": "循环for",
    "Call": "函数调用",
    "Getitem": "方括号取值",
    "Assign": "赋值set",
    "AssignBlock": "赋值set",
    "Macro": "宏macro",
    "Include": "引入include",
    "Import": "引入import",
    "FromImport": "引入import",
    "Extends": "继承extends",
    "Block": "块block",
    "FilterBlock": "过滤块filter",
    "Add": "加法",
    "Sub": "减法",
    "Mul": "乘法",
    "Div": "除法",
    "FloorDiv": "除法",
    "Mod": "取余",
    "Pow": "乘方",
    "Neg": "负号",
    "Pos": "正号",
    "Concat": "拼接~",
    "Dict": "字典",
    "Slice": "切片",
}
