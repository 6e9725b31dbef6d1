"""Plain arithmetic of a clerk's own formula over the cells of the same sheet, for files that carry no stored results."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.workbook import cells
from generator.workbook.coordinates import column_number
from generator.workbook.view import View

_TOKEN = re.compile(
    r"\s*(?:(SUM)\s*(?=\()|\$?([A-Z]{1,3})\$?(\d{1,7})(?![\w(])|(\d+\.?\d*|\.\d+)|([-+*/(),:]))", re.IGNORECASE
)
DEEPEST = 20
"""Formulas that lead through more cells than this are left to Excel."""


class CannotEvaluate(Exception):
    """The formula does more than plain arithmetic."""


def evaluate(view: View, formula: str, depth: int = 0) -> Decimal:
    """The value of a formula of + - * / ( ) and SUM. Raises CannotEvaluate."""
    if depth > DEEPEST:
        raise CannotEvaluate(formula)
    parser = _Parser(view, _tokens(formula), depth)
    try:
        result = parser.sum()
    except (ArithmeticError, IndexError) as error:
        raise CannotEvaluate(formula) from error
    if parser.tokens:
        raise CannotEvaluate(formula)
    return result


def _tokens(formula: str) -> list[tuple[str, ...]]:
    source, position, tokens = formula.lstrip("=").rstrip(), 0, []
    while position < len(source):
        found = _TOKEN.match(source, position)
        if not found:
            raise CannotEvaluate(formula)
        tokens.append(tuple(part or "" for part in found.groups()))
        position = found.end()
    return tokens


class _Parser:
    """Recursive descent over the tokens (function, column, row, number, sign). Brackets and signs may nest `DEEPEST` deep."""

    def __init__(self, view: View, tokens: list[tuple[str, ...]], depth: int):
        self.view, self.tokens, self.depth = view, tokens, depth
        self.nesting = 0

    def sign(self, *signs: str) -> str:
        """Take the next token if it is one of these signs."""
        if self.tokens and self.tokens[0][4] in signs and self.tokens[0][4]:
            return self.tokens.pop(0)[4]
        return ""

    def expect(self, sign: str) -> None:
        if not self.sign(sign):
            raise CannotEvaluate(sign)

    def sum(self) -> Decimal:
        value = self.product()
        while sign := self.sign("+", "-"):
            value = value + self.product() if sign == "+" else value - self.product()
        return value

    def product(self) -> Decimal:
        value = self.factor()
        while sign := self.sign("*", "/"):
            value = value * self.factor() if sign == "*" else value / self.factor()
        return value

    def factor(self) -> Decimal:
        self.nesting += 1
        if self.nesting > DEEPEST:
            raise CannotEvaluate("")
        value = self._factor()
        self.nesting -= 1
        return value

    def _factor(self) -> Decimal:
        if sign := self.sign("-", "+"):
            return -self.factor() if sign == "-" else self.factor()
        if self.sign("("):
            value = self.sum()
            self.expect(")")
            return value
        function, column, row, number, _ = self.tokens.pop(0)
        if function:
            return self.arguments()
        if number:
            return Decimal(number)
        if not column:
            raise CannotEvaluate("")
        return self.cell(int(row), column_number(column.upper()))

    def arguments(self) -> Decimal:
        """What stands in the brackets of SUM: ranges and expressions."""
        self.expect("(")
        value = Decimal(0)
        while True:
            value += self.range() if len(self.tokens) > 1 and self.tokens[1][4] == ":" else self.sum()
            if not self.sign(","):
                break
        self.expect(")")
        return value

    def range(self) -> Decimal:
        first, _, last = self.tokens.pop(0), self.tokens.pop(0), self.tokens.pop(0)
        if not (first[1] and last[1]):
            raise CannotEvaluate("")
        columns = sorted(column_number(end[1].upper()) for end in (first, last))
        rows = sorted(int(end[2]) for end in (first, last))
        spots = [
            spot for spot in self.view.cells if rows[0] <= spot[0] <= rows[1] and columns[0] <= spot[1] <= columns[1]
        ]
        return sum((self.cell(*spot, lenient=True) for spot in spots), Decimal(0))

    def cell(self, row: int, column: int, lenient: bool = False) -> Decimal:
        """The number in a cell; texts count nothing within SUM and stop everything outside of it, as in Excel."""
        cell = self.view.cells.get((row, column))
        if cell is None:
            return Decimal(0)
        if cell.formula is not None:
            return evaluate(self.view, cell.formula, self.depth + 1)
        if isinstance(cell.value, str) and lenient and not cell.is_error:
            return Decimal(0)
        value = cells.amount(cell.value, cell.number_format)
        if not isinstance(value, Decimal):
            raise CannotEvaluate(str(cell.value))
        return value
