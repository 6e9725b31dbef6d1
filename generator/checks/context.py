"""What a kind of rule works with: the completed submission, and addresses resolved to numbers with their cells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from generator.model.expression import Address, Formula, parse
from generator.model.figure import Figure, tolerance
from generator.model.finding import Finding, Operand, Severity
from generator.model.form import SheetForm
from generator.model.profile import Profile, Rule
from generator.model.source import SourceRef
from generator.model.submission import Row, Sheet, Submission

YUAN = "元"
YUAN_IN_WAN = 10000


@dataclass(frozen=True, slots=True)
class Resolved:
    """A formula's value in the workbook's unit and the numbers it is made of, each with its sign applied.

    `unit` is what messages name: 元 for money of a workbook in 元, nothing for 万元 and for counts.
    """

    value: Decimal
    operands: tuple[Operand, ...]
    unit: str = ""

    @property
    def places(self) -> tuple[SourceRef, ...]:
        return tuple(operand.source for operand in self.operands if operand.source)

    @property
    def found(self) -> bool:
        """Is there any number at all behind it?"""
        return bool(self.operands)


@dataclass(frozen=True, slots=True)
class Context:
    """`submission` is complete (see `generator.derive`)."""

    submission: Submission
    profile: Profile

    def form(self, sheet: str) -> SheetForm:
        return self.profile.sheets[sheet]

    def resolve(self, text: str, sheet: str = "", row: Row | None = None) -> Resolved:
        """The value of a formula; `sheet` and `row` give meaning to addresses of one or two parts."""
        return self.resolve_formula(parse(text), sheet, row)

    def resolve_formula(self, formula: Formula, sheet: str = "", row: Row | None = None) -> Resolved:
        value, operands, unit = Decimal(0), [], ""
        for term in formula.terms:
            product, parts = Decimal(term.sign), []
            for factor in term.factors:
                found = [Operand(str(factor), factor)]
                if isinstance(factor, Address):
                    table, rows = self._rows(factor, sheet, row)
                    found = [operand for other in rows for operand in self.operand(table, other, factor.column)]
                    unit = unit or next((self.unit_of(table, other, factor.column) for other in rows), "")
                product *= sum((operand.value for operand in found), Decimal(0))
                parts += found
            value += product
            operands += parts if len(term.factors) > 1 else [_signed(part, term.sign) for part in parts]
        return Resolved(value, tuple(operands), unit)

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

    def unit_of(self, sheet: str, row: Row, column: str) -> str:
        """元 for a cell that holds money of a workbook in 元."""
        if self.submission.unit != YUAN:
            return ""
        form = self.form(sheet)
        line = form.line(row.key) if form.lines else None
        kind = line.type if line and line.type else form.column(column, line.side if line else 0).type
        return YUAN if kind == "amount" else ""

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


def place(row: Row, column: str) -> SourceRef:
    """Where the row's cell in `column` stands; in words only if the workbook has no such cell."""
    return row[column].source or replace(row.source, cell="", column=column)


def typed_in(sheet: Sheet, form: SheetForm) -> tuple[Row, ...]:
    """The rows of a subject sheet whose code the clerk typed: none where it follows from another sheet."""
    return tuple(row for row in sheet.records if row[form.code_column].typed is not None)


def row_words(row: Row) -> str:
    """The row in the clerk's words."""
    return f"{row.code} {row.label}".strip() if row.code and row.code != row.label else row.label


def _signed(operand: Operand, sign: int) -> Operand:
    return operand if sign > 0 else Operand(operand.label, -operand.value, operand.source)


def money(value: Decimal, unit: str = "") -> str:
    """A number in a message: at least two decimals, more where there are more."""
    text = f"{value:f}"
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals.rstrip('0').ljust(2, '0')}{unit}"


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
