"""Changes from last year's budget to this year's: what the form says about them, and which record followed which."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from generator.model.figure import Figure, rounded
from generator.model.submission import Cell, Row


@dataclass(frozen=True, slots=True)
class Threshold:
    """From where on a change needs a reason: any one of what is set, passed, is enough; with nothing set every change does.

    `percent` of last year's figure; `amount` in 万元; `from_zero` for what comes from nothing or falls to nothing. Changes
    of less than `least` 万元 never need one.
    """

    percent: Decimal | None = None
    amount: Decimal | None = None
    from_zero: bool = False
    least: Decimal = Decimal(0)

    def passed(self, now: Decimal, before: Decimal) -> bool:
        """Whether the change between two printed figures in 万元 needs a reason."""
        change = abs(now - before)
        if not change or change < self.least:
            return False
        if self.from_zero and not (now and before):
            return True
        if self.amount is not None and change > self.amount:
            return True
        if self.percent is not None and before and change * 100 > self.percent * abs(before):
            return True
        return self.percent is None and self.amount is None and not self.from_zero


@dataclass(frozen=True, slots=True)
class ChangeList:
    """The two sheets of records that are compared one by one, this year's and last year's, and their columns.

    `successor` holds what a record of last year is called this year, or `ended`; `reason` and `ended_reason` the clerk's
    words. Without a sheet nothing is compared.
    """

    sheet: str = ""
    name: str = ""
    code: str = ""
    amount: str = ""
    reason: str = ""
    before: str = ""
    before_name: str = ""
    before_code: str = ""
    before_amount: str = ""
    successor: str = ""
    ended: str = ""
    ended_reason: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """`items` are the totals and their parts, `each` single records; `missing` and `missing_now` are printed where a year's figure is not known."""

    missing: str = "（上年预算数未填）"
    items: Threshold = field(default_factory=Threshold)
    each: Threshold = field(default_factory=Threshold)
    list: ChangeList = field(default_factory=ChangeList)
    missing_now: str = "（今年预算数未填）"


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What became of one record, or of several that were merged or split: rows of this year, rows of last year.

    `this` is None if there is none this year, `last` if there was none; both also if the amount is not filled in. `earlier` are last
    year's names where they are others; `reasons` the cells in which the clerk gave any.
    """

    now: tuple[Row, ...]
    before: tuple[Row, ...]
    name: str
    earlier: str
    this: Figure | None
    last: Figure | None
    reasons: tuple[Cell, ...] = ()

    @property
    def is_new(self) -> bool:
        return not self.before

    @property
    def has_ended(self) -> bool:
        return not self.now

    @property
    def is_known(self) -> bool:
        """Both years' amounts are known, be it that there is no such record."""
        return (self.is_new or self.last is not None) and (self.has_ended or self.this is not None)

    def difference(self, units: int = 1) -> Decimal | None:
        """What the printed figures differ by, `units` of them to one 万元; None where one is not known."""
        if not self.is_known:
            return None
        return rounded(_value(self.this) * units) - rounded(_value(self.last) * units)

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in (self.this, self.last) if figure is not None)


def _value(figure: Figure | None) -> Decimal:
    return Decimal(0) if figure is None else figure.value
