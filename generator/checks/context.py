"""What a kind of rule works with: the completed submission, and addresses resolved to numbers with their cells."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from math import prod
from typing import TypeVar

from generator.model.expression import Address, Formula, parse
from generator.model.figure import Figure, tolerance
from generator.model.finding import Operand
from generator.model.form import TOTAL, SheetForm
from generator.model.profile import Profile
from generator.model.source import SourceRef
from generator.model.submission import Row, Sheet, Submission
from generator.model.unfilled import unfilled_sheets

YUAN = "元"
YUAN_IN_WAN = 10000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Addend:
    """A cell behind a value, blank or not: what the value changes by when the cell changes by one."""

    source: SourceRef
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Resolved:
    """A formula's value in the workbook's unit and the numbers it is made of, each with its sign applied.

    `unit` is what messages name: 元 for money of a workbook in 元, nothing for 万元 and for counts. `addends` are the
    cells behind it, blank ones too.
    """

    value: Decimal
    operands: tuple[Operand, ...]
    unit: str = ""
    addends: tuple[Addend, ...] = ()

    @property
    def places(self) -> tuple[SourceRef, ...]:
        return tuple(operand.source for operand in self.operands if operand.source)

    @property
    def found(self) -> bool:
        """Is there any number at all behind it?"""
        return bool(self.operands)


@dataclass(frozen=True)
class Context:
    """`submission` is complete (see `generator.derive`)."""

    submission: Submission
    profile: Profile

    @cached_property
    def unfilled(self) -> frozenset[str]:
        """The sheets that are not filled in yet (see `generator.model.unfilled`)."""
        return unfilled_sheets(self.submission, self.profile)

    def is_unfilled(self, text: str) -> bool:
        """Has a formula no number because its sheets are not filled in yet? Then it is not zero."""
        return not self.resolve(text).found and any(address.table in self.unfilled for address in parse(text).addresses())

    @cached_property
    def _made(self) -> dict[tuple[Hashable, ...], object]:
        return {}

    def once(self, make: Callable[..., T], *of: Hashable) -> T:
        """What `make(context, *of)` gives: made once for all rules that ask for it, and never changed by them."""
        key = (make, *of)
        if key not in self._made:
            self._made[key] = make(self, *of)
        return self._made[key]

    def form(self, sheet: str) -> SheetForm:
        return self.profile.sheets[sheet]

    def resolve(self, text: str, sheet: str = "", row: Row | None = None) -> Resolved:
        """The value of a formula; `sheet` and `row` give meaning to addresses of one or two parts."""
        return self.resolve_formula(parse(text), sheet, row) if row else self.once(_resolved, text, sheet)

    def resolve_formula(self, formula: Formula, sheet: str = "", row: Row | None = None) -> Resolved:
        sides = []
        for term in formula.terms:
            factors = [self._factor(factor, sheet, row) for factor in term.factors]
            sides.append(_product(factors, term.sign))
        return total(sides)

    def _factor(self, factor: Address | Decimal, sheet: str, row: Row | None) -> Resolved:
        if not isinstance(factor, Address):
            return Resolved(factor, (Operand(str(factor), factor),))
        table, rows = self._rows(factor, sheet, row)
        return self.sum_of((table, found, factor.column) for found in rows)

    def sum_of(self, cells: Iterable[tuple[str, Row, str]]) -> Resolved:
        """The sum of cells, each given by sheet, row and column."""
        return total(self._cell(*cell) for cell in cells)

    def _cell(self, sheet: str, row: Row, column: str) -> Resolved:
        operands = tuple(self.operand(sheet, row, column))
        value = sum((operand.value for operand in operands), Decimal(0))
        return Resolved(value, operands, self.unit_of(sheet, row, column), (Addend(place(row, column), Decimal(1)),))

    def _rows(self, address: Address, sheet: str, row: Row | None) -> tuple[str, list[Row]]:
        """The address's sheet and the rows that it means."""
        table = self.submission.sheet(address.table or sheet)
        if address.match and row:
            rows = [r for r in table.rows if r.text(address.match) == row.text(address.match)][:1]
        elif not address.row:
            rows = [row] if row else []
        elif address.row == "*":
            rows = list(table.records)
        else:
            rows = [found for found in [table.row(address.row)] if found]
        return table.name, rows

    def rows_below(self, sheet: str) -> dict[str, list[Row]]:
        """For each row of a subject sheet the rows right below it: the nearest longer codes that it is a prefix of."""
        levels = self.profile.codes[self.form(sheet).code_table].levels
        below: dict[str, list[Row]] = {}
        for row in self.submission.sheet(sheet).records:
            shorter = [length for length in levels if length < len(row.code)]
            below.setdefault(row.code[: shorter[-1]] if shorter else TOTAL, []).append(row)
        return below

    def unit_of(self, sheet: str, row: Row, column: str) -> str:
        """元 for a cell that holds money of a workbook in 元."""
        if self.submission.unit != YUAN:
            return ""
        return YUAN if self.type_of(sheet, row, column) == "amount" else ""

    def type_of(self, sheet: str, row: Row, column: str) -> str:
        """What a cell holds, in the words of the forms: amount, quantity, text, long_text, …"""
        form = self.form(sheet)
        line = form.line(row.key) if form.lines else None
        return line.type if line and line.type else form.column(column, line.side if line else 0).type

    def shown(self, sheet: str, row: Row, column: str, value: Decimal) -> Decimal:
        """A cell's number in the unit that it was typed in."""
        return value * YUAN_IN_WAN if self.unit_of(sheet, row, column) else value

    def operand(self, sheet: str, row: Row, column: str) -> list[Operand]:
        """The cell as an operand, in the workbook's unit; nothing if it holds no number."""
        cell = row[column]
        if not isinstance(cell.value, Figure):
            return []
        return [Operand(f"{sheet} {row_words(row)} {column}", self.shown(sheet, row, column, cell.value.value), place(row, column))]

    def allowed(self, declared: str, addends: int, *values: Decimal) -> Decimal:
        """The tolerance, in the workbook's unit, of a rule: "0", "R" (rounding of `addends` printed numbers) or a number of 万元.

        Amounts typed in 元, or more precisely than they are printed, must agree exactly.
        """
        if declared != "R":
            return Decimal(declared) * (YUAN_IN_WAN if self.submission.unit == YUAN else 1)
        precise = self.submission.unit == YUAN or any(value != round(value, 2) for value in values)
        return Decimal(0) if precise else tolerance(addends)


def _resolved(context: Context, text: str, sheet: str) -> Resolved:
    return context.resolve_formula(parse(text), sheet)


def place(row: Row, column: str) -> SourceRef:
    """Where the row's cell in `column` stands; in words only if the workbook has no such cell."""
    return row[column].source or SourceRef(row.source.sheet, row=row.source.row, column=column)


def typed_in(sheet: Sheet, form: SheetForm) -> tuple[Row, ...]:
    """The rows of a subject sheet whose code the clerk typed: none where it follows from another sheet."""
    return tuple(row for row in sheet.records if row[form.code_column].typed is not None)


def row_words(row: Row) -> str:
    """The row in the clerk's words."""
    return f"{row.code} {row.label}".strip() if row.code and row.code != row.label else row.label


def total(sides: Iterable[Resolved]) -> Resolved:
    """Several values added up; nothing at all is zero. The unit is that of the first that has one."""
    sides = tuple(sides)
    if len(sides) == 1:
        return sides[0]
    return Resolved(
        sum((side.value for side in sides), Decimal(0)),
        tuple(operand for side in sides for operand in side.operands),
        next((side.unit for side in sides if side.unit), ""),
        tuple(addend for side in sides for addend in side.addends),
    )


def _product(factors: list[Resolved], sign: int) -> Resolved:
    """The product with its sign. Its operands are the factors as they stand; a single factor's carry the sign."""
    if len(factors) == 1 and sign > 0:
        return factors[0]
    values = [factor.value for factor in factors]
    addends = []
    for n, factor in enumerate(factors):
        others = prod(values[:n] + values[n + 1 :], start=Decimal(sign))
        addends += [replace(addend, factor=addend.factor * others) for addend in factor.addends]
    operands = [operand for factor in factors for operand in factor.operands]
    if len(factors) == 1:
        operands = [replace(operand, value=-operand.value) for operand in operands]
    unit = next((factor.unit for factor in factors if factor.unit), "")
    return Resolved(prod(values, start=Decimal(sign)), tuple(operands), unit, tuple(addends))


def money(value: Decimal, unit: str = "") -> str:
    """A number in a message: at least two decimals, more where there are more."""
    text = f"{value:f}"
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals.rstrip('0').ljust(2, '0')}{unit}"
