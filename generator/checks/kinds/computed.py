"""A typed cell agrees with what the form computes for it.

`sheets` lists the sheets; `scope` says which cells: "rows" (a column that is the sum of others of its row), "parents"
(a row that is the sum of the rows below it: 类 = Σ款, 款 = Σ项, 合计 = Σ类), "class_lines" (a fixed line that shows the
total of one class), "lines" (a fixed line that is the sum of other lines). `tolerance` as for ties. Where all addends
are blank the computed value is zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.context import Context, Resolved, difference_finding, row_words
from generator.checks.options import Fault, Look, scope_fault
from generator.model.expression import Address
from generator.model.figure import Figure
from generator.model.finding import Finding, Operand
from generator.model.form import TOTAL, Column, SheetForm
from generator.model.profile import Rule
from generator.model.submission import Row

OPTIONS = {"sheets", "scope", "tolerance"}
REQUIRED = {"sheets", "scope"}
SCOPES = ("rows", "parents", "class_lines", "lines")


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.sheets(options["sheets"])
    yield from scope_fault(options["scope"], SCOPES)


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for name in rule.options["sheets"]:
        form = context.form(name)
        for row in context.submission.sheet(name).rows:
            side = form.line(row.key).side if form.lines else 0
            for column in form.sides[side].columns:
                cell = row[column.name]
                if isinstance(cell.typed, Figure):
                    operands = _addends(rule.options["scope"], form, row, column, context)
                    if operands is not None:
                        yield from _compare(rule, context, name, row, column, operands)


def _compare(
    rule: Rule, context: Context, name: str, row: Row, column: Column, operands: tuple[Operand, ...]
) -> Iterator[Finding]:
    cell = row[column.name]
    unit = context.unit_of(name, row, column.name)
    value = context.shown(name, row, column.name, cell.typed.value)
    typed = Resolved(value, (Operand(row_words(row), value, cell.source),), unit)
    sum_of_addends = cell.computed.value if cell.computed else Decimal(0)
    computed = Resolved(context.shown(name, row, column.name, sum_of_addends), operands, unit)
    allowed = context.allowed(str(rule.options.get("tolerance", "R")), len(operands), typed.value, computed.value)
    words = (f"“{row_words(row)}”的“{column.name}”填的", "按明细计算应")
    finding = difference_finding(rule, typed, computed, allowed, words)
    if finding:
        yield finding


def _addends(scope: str, form: SheetForm, row: Row, column: Column, context: Context) -> tuple[Operand, ...] | None:
    """The addends behind the computed value; None if the cell is not of this scope."""
    line = form.line(row.key) if form.lines else None
    row_formula = column.formula
    if scope == "rows":
        formula = row_formula if line is None or dict(line.formulas).get(column.name) is None else None
    elif scope == "class_lines":
        formula = dict(line.formulas).get(column.name) if line and line.code else None
    elif scope == "lines":
        formula = dict(line.formulas).get(column.name) if line and not line.code else None
    else:
        return _children(form, row, column, context) if form.kind == "subjects" and not row_formula else None
    if formula is None or not all(_found(address, row, context) for address in formula.addresses() if address.match):
        return None
    return context.resolve_formula(formula, form.name, row).operands


def _found(address: Address, row: Row, context: Context) -> bool:
    """Is there a row that a looked-up address means? If not there is nothing to compare with."""
    wanted = row.text(address.match)
    return bool(wanted) and any(other.text(address.match) == wanted for other in context.submission.sheet(address.table).rows)


def _children(form: SheetForm, row: Row, column: Column, context: Context) -> tuple[Operand, ...] | None:
    """The cells of the rows right below; None for a row that is no parent."""
    levels = context.profile.codes[form.code_table].levels
    below = [length for length in levels if length > len(row.code)]
    rows = context.submission.sheet(form.name).records
    children = []
    for other in rows:
        shorter = [length for length in levels if length < len(other.code)]
        parent = other.code[: shorter[-1]] if shorter else TOTAL
        if below and parent == row.key:
            children.append(other)
    if not children and row.key != TOTAL:
        return None
    return tuple(operand for child in children for operand in context.operand(form.name, child, column.name))
