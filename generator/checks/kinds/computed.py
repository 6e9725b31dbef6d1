"""A typed cell agrees with what the form computes for it.

`sheets` lists the sheets; `scope` says which cells: "rows" (a column that is the sum of others of its row), "parents"
(a row that is the sum of the rows below it: 类 = Σ款, 款 = Σ项, 合计 = Σ类), "class_lines" (a fixed line that shows the
total of one class), "lines" (a fixed line that is the sum of other lines). `tolerance` as for ties. Where all addends
are blank the computed value is zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.checks.comparison import Comparison, findings_of
from generator.checks.context import Addend, Context, Resolved, row_words
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
    yield from findings_of(comparisons(rule, context))


def comparisons(rule: Rule, context: Context) -> Iterator[Comparison]:
    for name in rule.options["sheets"]:
        form = context.form(name)
        below = context.rows_below(name) if form.kind == "subjects" else {}
        for row in context.submission.sheet(name).rows:
            side = form.line(row.key).side if form.lines else 0
            for column in form.sides[side].columns:
                if isinstance(row[column.name].typed, Figure):
                    addends = _addends(rule.options["scope"], form, row, column, below, context)
                    if addends is not None:
                        yield _comparison(rule, context, name, row, column, addends)


def _comparison(rule: Rule, context: Context, name: str, row: Row, column: Column, addends: Resolved) -> Comparison:
    cell = row[column.name]
    unit = context.unit_of(name, row, column.name)
    value = context.shown(name, row, column.name, cell.typed.value)
    typed = Resolved(value, (Operand(row_words(row), value, cell.source),), unit, (Addend(cell.source, Decimal(1)),))
    sum_of_addends = context.shown(name, row, column.name, cell.computed.value) if cell.computed else Decimal(0)
    computed = replace(addends, value=sum_of_addends, unit=unit)
    allowed = context.allowed(str(rule.options.get("tolerance", "R")), len(addends.operands), typed.value, computed.value)
    words = (f"“{row_words(row)}”的“{column.name}”填的", "按明细计算应")
    return Comparison(rule, (name, row.source.cell, row.key, column.name), typed, computed, allowed, words)


def _addends(scope: str, form: SheetForm, row: Row, column: Column, below: dict[str, list[Row]], context: Context) -> Resolved | None:
    """The addends behind the computed value; None if the cell is not of this scope. `below` are the rows below each parent."""
    line = form.line(row.key) if form.lines else None
    row_formula = column.formula
    if scope == "rows":
        formula = row_formula if line is None or dict(line.formulas).get(column.name) is None else None
    elif scope == "class_lines":
        formula = dict(line.formulas).get(column.name) if line and line.code else None
    elif scope == "lines":
        formula = dict(line.formulas).get(column.name) if line and not line.code else None
    else:
        children = below.get(row.key, ())
        no_parent = row_formula or form.kind != "subjects" or not (children or row.key == TOTAL)
        return None if no_parent else context.sum_of((form.name, child, column.name) for child in children)
    if formula is None or not all(_found(address, row, context) for address in formula.addresses() if address.match):
        return None
    return context.resolve_formula(formula, form.name, row)


def _found(address: Address, row: Row, context: Context) -> bool:
    """Is there a row that a looked-up address means? If not there is nothing to compare with."""
    wanted = row.text(address.match)
    return bool(wanted) and any(other.text(address.match) == wanted for other in context.submission.sheet(address.table).rows)
