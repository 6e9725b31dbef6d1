"""Amounts. `Decimal` only; 万元 inside the program, whatever unit the workbook was typed in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from generator.model.source import SourceRef

HALF_CENT = Decimal("0.005")


def rounded(value: Decimal, places: int = 2) -> Decimal:
    """`value` rounded half up (四舍五入), the way published budgets are rounded; never returns minus zero."""
    result = value.quantize(_last_place(places), rounding=ROUND_HALF_UP)
    return abs(result) if result == 0 else result


@cache  # as many as there are numbers of places
def _last_place(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def tolerance(addends: int) -> Decimal:
    """R(n) in 万元: how far a printed sum of `addends` printed numbers may be off, each being rounded by at most 0.005."""
    return HALF_CENT * (addends + 1)


@dataclass(frozen=True, slots=True)
class Figure:
    """An exact number together with the cells it comes from.

    `value` is in 万元 for amounts and a plain count for quantities. Arithmetic gives new figures that remember
    the cells of both sides, so that a printed number can always be traced.
    """

    value: Decimal
    sources: tuple[SourceRef, ...] = ()

    def __add__(self, other: Figure | Decimal | int) -> Figure:
        return Figure(self.value + _value(other), _merge(self, other))

    __radd__ = __add__

    def __sub__(self, other: Figure | Decimal | int) -> Figure:
        return Figure(self.value - _value(other), _merge(self, other))

    def __rsub__(self, other: Figure | Decimal | int) -> Figure:
        return Figure(_value(other) - self.value, _merge(self, other))

    def __mul__(self, other: Figure | Decimal | int) -> Figure:
        return Figure(self.value * _value(other), _merge(self, other))

    def __neg__(self) -> Figure:
        return Figure(-self.value, self.sources)

    def __abs__(self) -> Figure:
        return Figure(abs(self.value), self.sources)

    def __bool__(self) -> bool:
        return self.value != 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (Figure, Decimal, int)) and self.value == _value(other)

    def __lt__(self, other: Figure | Decimal | int) -> bool:
        return self.value < _value(other)

    def __le__(self, other: Figure | Decimal | int) -> bool:
        return self.value <= _value(other)

    def __gt__(self, other: Figure | Decimal | int) -> bool:
        return self.value > _value(other)

    def __ge__(self, other: Figure | Decimal | int) -> bool:
        return self.value >= _value(other)

    def __hash__(self) -> int:
        return hash(self.value)

    @property
    def printed(self) -> Decimal:
        """The number as a statutory table prints it: two decimals, half up."""
        return rounded(self.value)

    @property
    def exact(self) -> bool:
        """True if the value has more precision than a printed number, that is, if it was typed in 元."""
        return self.value != self.printed


ZERO = Figure(Decimal(0))


def total(figures) -> Figure:
    """The sum of `figures` (an empty one is zero), with the cells of all of them."""
    figures = tuple(figures)
    return Figure(sum((f.value for f in figures), Decimal(0)), tuple(s for f in figures for s in f.sources))


def _value(number: Figure | Decimal | int) -> Decimal:
    return number.value if isinstance(number, Figure) else Decimal(number)


def _merge(left: Figure, right: object) -> tuple[SourceRef, ...]:
    return left.sources + right.sources if isinstance(right, Figure) else left.sources
