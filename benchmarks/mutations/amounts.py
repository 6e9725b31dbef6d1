"""Slips in figures: a little off, digits swapped, the point or the sign wrong, the wrong column, a row left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.mutations.mutation import Mutation, Spot, figure, number, typed_cells, with_row, with_values
from benchmarks.mutations.samples import Sample, type_of
from generator.checks.context import YUAN, YUAN_IN_WAN
from generator.model.figure import Figure
from generator.model.submission import Row

CENT, ONE = "差0.01", "差1.00"
SWAPPED = "相邻两位颠倒"
TENFOLD, TENTH, UNIT = "小数点右移", "小数点左移", "元与万元混淆"
SIGN, MOVED, LOST = "正负号相反", "错到邻栏", "漏了整行"
KINDS = (CENT, ONE, SWAPPED, TENFOLD, TENTH, UNIT, SIGN, MOVED, LOST)

_CENT = Decimal("0.01")


def amount_mutations(sample: Sample) -> Iterator[Mutation]:
    """All slips in all figures that were typed, and every row with a figure left out."""
    rows = set()
    for spot, row, cell in typed_cells(sample):
        if not isinstance(cell.typed, Figure):
            continue
        yield from _wrong_number(sample, spot, row)
        yield from _wrong_column(sample, spot, row)
        if (spot.sheet, spot.at) not in rows and not _belongs_to_the_form(sample, spot):
            rows.add((spot.sheet, spot.at))
            yield Mutation(LOST, Spot(spot.sheet, spot.at), "漏了", lambda spot=spot: with_row(sample.typed, spot.sheet, spot.at))


def _belongs_to_the_form(sample: Sample, spot: Spot) -> bool:
    """Lines that the reader itself misses are tried on a file (see `files`)."""
    form = sample.profile.sheets[spot.sheet]
    return form.kind == "lines" and not form.fixed


def slips(value: Decimal, kind: str, unit: str) -> Iterator[tuple[str, Decimal]]:
    """A figure's typing errors, in the workbook's unit; `kind` is "amount" or "quantity"."""
    yield CENT, value + _CENT
    yield ONE, value + 1
    yield SWAPPED, _swapped(value)
    yield TENFOLD, value * 10
    yield TENTH, _cents(value / 10)
    if kind == "amount":
        yield UNIT, _cents(value / YUAN_IN_WAN) if unit == YUAN else value * YUAN_IN_WAN
    yield SIGN, -value


def _wrong_number(sample: Sample, spot: Spot, row: Row) -> Iterator[Mutation]:
    value = number(sample, spot)
    for kind, wrong in slips(value, type_of(sample.profile.sheets[spot.sheet], row, spot.column), sample.typed.unit):
        if wrong != value:
            yield Mutation(kind, spot, f"{value:f} → {wrong:f}", _typing(sample, spot, {spot.column: wrong}))


def _typing(sample: Sample, spot: Spot, values: dict[str, Decimal | None]) -> Callable[[], object]:
    def make() -> object:
        typed = {c: None if v is None else figure(sample, Spot(spot.sheet, spot.at, c), v) for c, v in values.items()}
        return with_values(sample.typed, spot.sheet, spot.at, typed)

    return make


def _wrong_column(sample: Sample, spot: Spot, row: Row) -> Iterator[Mutation]:
    """The figure in the next amount column, or the one before; two figures change places where that one is taken."""
    for column in _neighbours(sample, spot, row):
        other = Spot(spot.sheet, spot.at, column)
        there, value = number(sample, other), number(sample, spot)
        if there != value:
            values = {spot.column: there or None, column: value}
            yield Mutation(MOVED, spot, f"{value:f} → “{column}”", _typing(sample, spot, values), (other,))
            return


def _neighbours(sample: Sample, spot: Spot, row: Row) -> list[str]:
    form = sample.profile.sheets[spot.sheet]
    line = form.line(row.key) if form.lines else None
    columns = form.sides[line.side if line else 0].columns
    kind = type_of(form, row, spot.column)
    names = [c.name for c in columns]
    at = names.index(spot.column)
    near = [*columns[at + 1 : at + 2], *columns[max(0, at - 1) : at]]
    takes = [c for c in near if c.type == kind and not (line and c.name in line.closed)]
    computed = {c.name for c in takes if (line.formula(c) if line else c.formula) and row[c.name].typed is None}
    return [c.name for c in takes if c.name not in computed]


def _swapped(value: Decimal) -> Decimal:
    """The last two neighbouring digits that differ, swapped: the slip that changes least."""
    text = f"{value:f}"
    for at in range(len(text) - 2, -1, -1):
        first, second = text[at : at + 2]
        if first.isdigit() and second.isdigit() and first != second:
            return Decimal(text[:at] + second + first + text[at + 2 :])
    return value


def _cents(value: Decimal) -> Decimal:
    return value.quantize(_CENT, ROUND_HALF_UP)
