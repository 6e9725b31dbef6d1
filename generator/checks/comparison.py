"""A numeric rule's comparison of two values, whether it holds or fails.

The numeric kinds give all their comparisons; those that fail become findings, and `generator.checks.diagnose` reads
from all of them which single cell explains the failing ones. Both look at the same values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.checks.context import Resolved, difference_finding
from generator.model.finding import Finding
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
