"""What the rules about texts hold a text against: labelled amounts of the workbook, in 万元, and the names it knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.checks.context import YUAN, YUAN_IN_WAN, Context, Resolved, money
from generator.checks.options import Fault, Look
from generator.checks.texts import HandText, text_finding
from generator.model.figure import HALF_CENT, Figure
from generator.model.finding import Finding, Operand
from generator.model.profile import Rule
from generator.model.submission import Row


@dataclass(frozen=True, slots=True)
class Fact:
    """A number of the workbook under the word that texts have for it."""

    label: str
    value: Decimal
    operands: tuple[Operand, ...]

    @property
    def words(self) -> str:
        """The first cell behind it, in words."""
        return f"“{self.operands[0].label}”" if len(self.operands) == 1 else f"“{self.label}”（{len(self.operands)} 格相加）"


def fact_faults(pairs: Iterable[list[str]], look: Look) -> Iterator[Fault]:
    for _, formula in pairs:
        yield from look.formula(formula)


def facts(context: Context, pairs: Iterable[list[str]]) -> dict[str, Fact]:
    """Facts by label; a formula without any number behind it gives none."""
    return context.once(_facts, *map(tuple, pairs))


def _facts(context: Context, *pairs: tuple[str, str]) -> dict[str, Fact]:
    found = {label: (formula, context.resolve(formula)) for label, formula in pairs}
    return {label: Fact(label, in_wan(resolved), resolved.operands) for label, (_, resolved) in found.items() if resolved.found}


def named_facts(context: Context, lists: Iterable[list[str]]) -> dict[str, Fact]:
    """One fact for each name of a list: [sheet, column of names, column of amounts]. A name that occurs twice gives none."""
    return context.once(_named_facts, *map(tuple, lists))


def _named_facts(context: Context, *lists: tuple[str, str, str]) -> dict[str, Fact]:
    found: dict[str, list[Fact]] = {}
    for sheet, names, column in lists:
        for row in context.submission.sheet(sheet).records:
            name, operands = row.text(names).strip(), context.operand(sheet, row, column)
            if name and operands:
                found.setdefault(name, []).append(Fact(name, row.figure(column).value, tuple(operands)))
    return {name: same[0] for name, same in found.items() if len(same) == 1}


def amounts_of(context: Context, sheet: str, row: Row) -> set[Decimal]:
    """The amounts of money of a row, in 万元."""
    figures = [(column, cell.value.value) for column, cell in row.cells.items() if isinstance(cell.value, Figure) and cell.value]
    return {value for column, value in figures if context.type_of(sheet, row, column) == "amount"}


def sheet_amounts(context: Context, sheet: str) -> frozenset[Decimal]:
    """The amounts of money of a sheet, in 万元."""
    return context.once(_sheet_amounts, sheet)


def _sheet_amounts(context: Context, sheet: str) -> frozenset[Decimal]:
    return frozenset(value for row in context.submission.sheet(sheet).rows for value in amounts_of(context, sheet, row))


def in_wan(resolved: Resolved) -> Decimal:
    return resolved.value / YUAN_IN_WAN if resolved.unit == YUAN else resolved.value


def slack(context: Context) -> Decimal:
    """How far a number of the workbook may be off the exact one: printed 万元 are rounded, 元 are exact."""
    return Decimal(0) if context.submission.unit == YUAN else HALF_CENT


def wan(value: Decimal) -> str:
    """An amount in a message: at least two decimals."""
    return f"{money(value)}万元"


def names_in(context: Context, lists: Iterable[list[str]]) -> tuple[str, ...]:
    """The names in columns of sheets, each once, in the order of the workbook."""
    return context.once(_names_in, *map(tuple, lists))


def _names_in(context: Context, *lists: tuple[str, str]) -> tuple[str, ...]:
    rows = ((row, column) for sheet, column in lists for row in context.submission.sheet(sheet).records)
    return tuple(dict.fromkeys(name for row, column in rows for name in [row.text(column).strip()] if name))


def amount_finding(rule: Rule, text: HandText, message: str, found: str, fact: Fact, difference: Decimal) -> Finding:
    """A finding about an amount in a text that differs from a fact."""
    finding = text_finding(rule, text, message, found, wan(fact.value))
    return replace(finding, difference=wan(difference), operands=fact.operands)
