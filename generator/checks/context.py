"""What a kind of rule works with: the completed submission, and addresses resolved to numbers with their cells."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.model.expression import Address, Formula, parse
from generator.model.figure import Figure, tolerance
from generator.model.finding import Finding, Operand, Severity
from generator.model.form import SheetForm
from generator.model.profile import Profile, Rule
from generator.model.source import SourceRef
from generator.model.submission import Row, Submission

YUAN = "元"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A formula's value in 万元 and the numbers it is made of, each with its sign applied."""

    value: Decimal
    operands: tuple[Operand, ...]

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
        value, operands = Decimal(0), []
        for term in formula.terms:
            product, parts = Decimal(term.sign), []
            for factor in term.factors:
                found = self._operands(factor, sheet, row) if isinstance(factor, Address) else [Operand(str(factor), factor)]
                product *= sum((operand.value for operand in found), Decimal(0))
                parts += found
            value += product
            operands += parts if len(term.factors) > 1 else [_signed(part, term.sign) for part in parts]
        return Resolved(value, tuple(operands))

    def _operands(self, address: Address, sheet: str, row: Row | None) -> list[Operand]:
        table = self.submission.sheet(address.table or sheet)
        if address.match and row:
            rows = [r for r in table.rows if r.text(address.match) == row.text(address.match)][:1]
        elif not address.row:
            rows = [row] if row else []
        elif address.row == "*":
            rows = list(table.records)
        else:
            rows = [found for found in [table.row(address.row)] if found]
        return [operand for found in rows for operand in self.operand(table.name, found, address.column)]

    def operand(self, sheet: str, row: Row, column: str) -> list[Operand]:
        """The cell as an operand; nothing if it holds no number."""
        cell = row[column]
        if not isinstance(cell.value, Figure):
            return []
        return [Operand(f"{sheet} {row_words(row)} {column}", cell.value.value, cell.source or row.source)]

    def allowed(self, declared: str, addends: int, *values: Decimal) -> Decimal:
        """The tolerance in 万元 that a rule declares: "0", "R" (rounding of `addends` printed numbers) or a number.

        Amounts typed in 元, or more precisely than they are printed, must agree exactly.
        """
        if declared != "R":
            return Decimal(declared)
        precise = self.submission.unit == YUAN or any(value != round(value, 2) for value in values)
        return Decimal(0) if precise else tolerance(addends)


def row_words(row: Row) -> str:
    """The row in the clerk's words."""
    return f"{row.code} {row.label}".strip() if row.code and row.code != row.label else row.label


def _signed(operand: Operand, sign: int) -> Operand:
    return operand if sign > 0 else Operand(operand.label, -operand.value, operand.source)


def money(value: Decimal) -> str:
    """A number in a message: at least two decimals, more where there are more."""
    text = f"{value:f}"
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals.rstrip('0').ljust(2, '0')}"


def difference_finding(
    rule: Rule, left: Resolved, right: Resolved, allowed: Decimal, words: tuple[str, str], places: tuple[SourceRef, ...] = ()
) -> Finding | None:
    """A finding if both sides differ: the rule's own beyond `allowed`, the rounding tail as information within it."""
    difference = left.value - right.value
    if difference == 0:
        return None
    tail = abs(difference) <= allowed
    message = f"{words[0]}是 {money(left.value)}，{words[1]}是 {money(right.value)}，相差 {money(abs(difference))}"
    if tail:
        message += "，在四舍五入的允许范围内，按填写的数打印"
    return Finding(
        rule=rule.id,
        severity=Severity.INFORMATION if tail else rule.severity,
        title="尾差" if tail else rule.title,
        message=message,
        places=places or left.places or right.places,
        found=money(left.value),
        expected=money(right.value),
        difference=money(difference),
        operands=right.operands,
        fix="" if tail else rule.fix,
        basis=rule.basis,
    )
