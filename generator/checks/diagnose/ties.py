"""The graph of ties: which comparisons fail, which cells each of them stands on, and what a change of cells does to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from generator.checks.comparison import Comparison
from generator.checks.context import Context
from generator.checks.diagnose.linear import Form, Forms
from generator.checks.run import compare
from generator.model.finding import Finding, Severity
from generator.model.source import SourceRef

EQUALITY = 4
"""The weight of one equality that must hold."""

Changes = Mapping[SourceRef, Decimal]
"""Cell -> the amount by which it changes."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A comparison, the cells it stands on and its finding, if there is one: a failure or a remark about a rounding tail."""

    comparison: Comparison
    form: Form
    finding: Finding | None = None

    @property
    def weight(self) -> int:
        """How much a repair says: an equality more than an inequality; a warning, which may be right as it is, decides nothing."""
        if self.comparison.rule.severity is not Severity.ERROR:
            return 1
        return EQUALITY if self.exact else EQUALITY // 2

    @property
    def exact(self) -> bool:
        return self.comparison.relation == "="


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does: the ties that it repairs and the rounding tails that it clears.

    `gain` and `loss` weigh what is repaired and what is broken, `tails` counts rounding tails that go less those that come.
    """

    repaired: frozenset[int]
    cleared: frozenset[int]
    gain: int
    loss: int
    tails: int


@dataclass(slots=True)
class Ties:
    """`differences` are those of the ties after the changes accepted so far, `touching` the ties by cell."""

    ties: tuple[Tie, ...]
    differences: list[Decimal]
    touching: dict[SourceRef, list[int]] = field(default_factory=dict)

    def failing(self) -> list[int]:
        """The ties that fail now."""
        return [n for n, tie in enumerate(self.ties) if not tie.comparison.holds(self.differences[n])]

    def after(self, changes: Changes) -> dict[int, Decimal]:
        """The differences of the ties that a change touches."""
        result: dict[int, Decimal] = {}
        for source, amount in changes.items():
            for n in self.touching.get(source, ()):
                result[n] = result.get(n, self.differences[n]) + self.ties[n].form[source] * amount
        return result

    def effect(self, changes: Changes) -> Effect:
        repaired, cleared, gain, loss, tails = set(), set(), 0, 0, 0
        for n, difference in self.after(changes).items():
            tie, before = self.ties[n], self.differences[n]
            held, holds = tie.comparison.holds(before), tie.comparison.holds(difference)
            if holds and not held:
                repaired.add(n)
                gain += tie.weight
            elif held and not holds:
                loss += tie.weight
            elif held and holds and before and not difference:
                cleared.add(n)
            if tie.exact and held and holds:
                tails += (before != 0) - (difference != 0)
        return Effect(frozenset(repaired), frozenset(cleared), gain, loss, tails)

    def apply(self, changes: Changes) -> None:
        for n, difference in self.after(changes).items():
            self.differences[n] = difference


def told_comparisons(findings: Iterable[Finding], context: Context) -> dict[tuple[str, ...], Finding | None]:
    """The comparisons that there is a finding about, by rule and key, with the finding; None for one that was waived."""
    findings = tuple(findings)
    unwaived = {finding: finding for finding in findings if finding.waiver is None}
    rules = {finding.rule for finding in findings}
    told = {}
    for comparison in comparisons(context, rules):
        finding = comparison.finding()
        if finding:
            told[name_of(comparison)] = unwaived.get(finding)
    return told


def comparisons(context: Context, rules: Iterable[str] | None = None) -> Iterable[Comparison]:
    """The comparisons of the rules with these ids, or of all."""
    return (comparison for rule in context.profile.rules if rules is None or rule.id in rules for comparison in compare(rule, context))


def name_of(comparison: Comparison) -> tuple[str, ...]:
    return (comparison.rule.id, *comparison.key)


def ties_of(context: Context, forms: Forms, told: Mapping[tuple[str, ...], Finding | None]) -> Ties:
    """All ties of a submission, but for those that fail without a finding."""
    ties = []
    for comparison in comparisons(context):
        finding = told.get(name_of(comparison))
        if finding is None and not comparison.holds(comparison.difference):
            continue
        form = forms.sum_of(comparison.right.addends, -1, forms.sum_of(comparison.left.addends))
        ties.append(Tie(comparison, {source: factor for source, factor in form.items() if factor}, finding))
    graph = Ties(tuple(ties), [tie.comparison.difference for tie in ties])
    for n, tie in enumerate(ties):
        for source in tie.form:
            graph.touching.setdefault(source, []).append(n)
    return graph
