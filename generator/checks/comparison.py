"""A numeric rule's comparison of two values, whether it holds or fails.

The numeric kinds give all their comparisons; those that fail become findings, and `generator.checks.diagnose` reads
from all of them which single cell explains the failing ones. Both look at the same values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.checks.context import Resolved, money
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule
from generator.model.source import SourceRef


@dataclass(frozen=True, slots=True)
class Comparison:
    """`left` `relation` `right` within `allowed`, all in the workbook's unit.

    `key` tells it from the rule's other comparisons, and stays the same when rows come or go elsewhere. `words` name
    both sides, `places` are the cells to look at (those of the left side if there are none). `remarks` says whether a
    difference within `allowed` is worth a remark (尾差).
    """

    rule: Rule
    key: tuple[str, ...]
    left: Resolved
    right: Resolved
    allowed: Decimal
    words: tuple[str, str]
    relation: str = "="
    places: tuple[SourceRef, ...] = ()
    remarks: bool = True

    @property
    def difference(self) -> Decimal:
        return self.left.value - self.right.value

    def holds(self, difference: Decimal) -> bool:
        """Would it hold if the left side were larger than the right one by `difference`?"""
        return abs(difference) <= self.allowed or exceeds_rightly(difference, self.relation)

    def finding(self) -> Finding | None:
        """What there is to say: the failure, the rounding tail, or nothing."""
        if exceeds_rightly(self.difference, self.relation) or (not self.remarks and self.holds(self.difference)):
            return None
        return difference_finding(self.rule, self.left, self.right, self.allowed, self.words, self.places)


def exceeds_rightly(difference: Decimal, relation: str) -> bool:
    """Does an inequality hold? (Equality is for the tolerance to decide.)"""
    return (relation == "<=" and difference <= 0) or (relation == ">=" and difference >= 0)


def findings_of(comparisons: Iterable[Comparison]) -> Iterator[Finding]:
    """The findings of those that have one."""
    for comparison in comparisons:
        finding = comparison.finding()
        if finding:
            yield finding


def difference_finding(
    rule: Rule, left: Resolved, right: Resolved, allowed: Decimal, words: tuple[str, str], places: tuple[SourceRef, ...] = ()
) -> Finding | None:
    """A finding if both sides differ: the rule's own beyond `allowed`, the rounding tail as information within it.

    Its operands are the addends of the right side, after those of the left one if it has several.
    """
    difference = left.value - right.value
    if difference == 0:
        return None
    tail = abs(difference) <= allowed
    unit = left.unit or right.unit
    found, expected = money(left.value, unit), money(right.value, unit)
    message = f"{words[0]}是 {found}，{words[1]}是 {expected}，相差 {money(abs(difference), unit)}"
    if tail:
        message += "，在四舍五入的允许范围内，按填写的数打印"
    return Finding(
        rule=rule.id,
        severity=Severity.INFORMATION if tail else rule.severity,
        title="尾差" if tail else rule.title,
        message=message,
        places=places or left.places or right.places,
        found=found,
        expected=expected,
        difference=money(difference, unit),
        operands=(*(left.operands if len(left.operands) > 1 else ()), *right.operands),
        fix="" if tail else rule.fix,
        basis=rule.basis,
    )
