"""Which rules are run, how grave their findings are, and who decided so, layer upon layer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.checking.registry import all_rules, rules_called, standard, unknown_rule
from assistant.checking.rule import Certainty, Severity
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from assistant.checking.rule import Fault, Rule, Threshold

BY_DEFAULT = "默认"
COMMAND_LINE = "命令行"


@dataclass(frozen=True, slots=True)
class Layer:
    """What one source of settings says; `source` names it in Chinese.

    `select` and `ignore` hold codes and letters of families, `switches` and `thresholds` go by
    code and name, `severities` by code or letter.
    """

    source: str
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    switches: Mapping[str, bool] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    thresholds: Mapping[str, float] = field(default_factory=dict)

    def says(self, rule: Rule) -> bool | None:
        """Return whether the layer switches this rule on or off; a code outweighs a family."""
        said = False if rule.code[0] in self.ignore else None
        if rule.code in self.select:
            said = True
        if rule.code in self.ignore:
            said = False
        return self.switches.get(rule.code, said)

    def selects(self, rule: Rule, before: bool) -> bool:
        """Return whether the rule is among the chosen ones, where it was so `before`."""
        if self.switches.get(rule.code):
            return True
        return not self.select.isdisjoint((rule.code, rule.code[0])) if self.select else before

    def severity(self, rule: Rule) -> Severity | None:
        """Return the severity that the layer gives the rule."""
        return self.severities.get(rule.code, self.severities.get(rule.code[0]))


@dataclass(frozen=True, slots=True)
class RuleState:
    """What became of a rule: it is run if it is switched on and chosen."""

    rule: Rule
    is_switched_on: bool
    is_chosen: bool
    severity: Severity
    decided_by: str = BY_DEFAULT
    graded_by: str = BY_DEFAULT

    @property
    def is_on(self) -> bool:
        """Return whether the rule is run."""
        return self.is_switched_on and self.is_chosen

    def after(self, layer: Layer) -> RuleState:
        """Return the state that the next layer makes of this one."""
        said = layer.says(self.rule)
        is_switched_on = self.is_switched_on if said is None else said
        is_chosen = layer.selects(self.rule, self.is_chosen)
        has_chosen = bool(layer.select) and (is_switched_on or not is_chosen)
        severity = layer.severity(self.rule)
        return replace(
            self,
            is_switched_on=is_switched_on,
            is_chosen=is_chosen,
            severity=severity or self.severity,
            decided_by=layer.source if has_chosen or said is not None else self.decided_by,
            graded_by=layer.source if severity else self.graded_by,
        )

    def severity_of(self, fault: Fault) -> Severity:
        """Return how grave the fault is; what is only asked never becomes an error by settings."""
        if self.graded_by == BY_DEFAULT:
            return fault.severity or self.rule.severity
        is_asked = (fault.certainty or self.rule.certainty) is Certainty.ASK
        return Severity.WARNING if is_asked and self.severity is Severity.ERROR else self.severity


@dataclass(frozen=True, slots=True)
class Settings:
    """The state of every rule in the order of the handbook, and the layers that came to it."""

    states: tuple[RuleState, ...]
    layers: tuple[Layer, ...] = ()

    @property
    def running(self) -> tuple[RuleState, ...]:
        """Return the states of the rules that are run."""
        return tuple(state for state in self.states if state.is_on)

    @property
    def files(self) -> tuple[str, ...]:
        """Return the settings files that were read, as users know them."""
        return tuple(layer.source for layer in self.layers if layer.source != COMMAND_LINE)

    @property
    def thresholds(self) -> dict[str, float]:
        """Return the thresholds that are set, by name."""
        return {name: value for layer in self.layers for name, value in layer.thresholds.items()}

    def threshold(self, threshold: Threshold) -> tuple[float, str]:
        """Return a threshold's value and who decided it."""
        found = threshold.default, BY_DEFAULT
        for layer in self.layers:
            if threshold.name in layer.thresholds:
                found = layer.thresholds[threshold.name], layer.source
        return found


def resolve(layers: Iterable[Layer]) -> Settings:
    """Return what the layers come to, each outweighing those before it."""
    kept = tuple(layers)
    states = [RuleState(rule, rule.default, True, rule.severity) for rule in all_rules()]
    for layer in kept:
        states = [state.after(layer) for state in states]
    return Settings(tuple(states), kept)


def command_line(select: Collection[str], ignore: Collection[str]) -> tuple[Layer, tuple[str, ...]]:
    """Return what the options --select and --ignore say, and a sentence for each wrong word."""
    faults = (
        f"{option}：{unknown_rule(word)}"
        for option, words in (("--select", select), ("--ignore", ignore))
        for word in words
        if not rules_called(word)
    )
    chosen, left_out = frozenset(map(standard, select)), frozenset(map(standard, ignore))
    return Layer(COMMAND_LINE, chosen, left_out), tuple(faults)


def chosen_rules(select: Collection[str] = (), ignore: Collection[str] = ()) -> Settings:
    """Return the settings that `select` and `ignore` alone come to; `AssistantError` if wrong."""
    layer, faults = command_line(select, ignore)
    if faults:
        raise AssistantError("\n".join(faults))
    return resolve([layer])
