"""A typed cell agrees with what the form computes for it.

`sheets` lists the sheets; `scope` says which cells: "rows" (a column that is the sum of others of its row), "parents"
(a row that is the sum of the rows below it: 类 = Σ款, 款 = Σ项, 合计 = Σ类), "class_lines" (a fixed line that shows the
total of one class), "lines" (a fixed line that is the sum of other lines). `tolerance` as for ties.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context, Resolved, difference_finding, row_words
from generator.model.figure import Figure
from generator.model.finding import Finding, Operand
from generator.model.form import TOTAL, Column, SheetForm
from generator.model.profile import Rule
from generator.model.submission import Row

OPTIONS = {"sheets", "scope", "tolerance"}


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for name in rule.options["sheets"]:
        form = context.form(name)
        for row in context.submission.sheet(name).rows:
            side = form.line(row.key).side if form.lines else 0
            for column in form.sides[side].columns:
                cell = row[column.name]
                if isinstance(cell.typed, Figure) and cell.computed is not None:
                    operands = _addends(rule.options["scope"], form, row, column, context)
                    if operands is not None:
                        yield from _compare(rule, context, row, column, operands)


def _compare(
    rule: Rule, context: Context, row: Row, column: Column, operands: tuple[Operand, ...]
) -> Iterator[Finding]:
    cell = row[column.name]
    typed = Resolved(cell.typed.value, (Operand(row_words(row), cell.typed.value, cell.source),))
    computed = Resolved(cell.computed.value, operands)
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
    return context.resolve_formula(formula, form.name, row).operands if formula else None


def _children(form: SheetForm, row: Row, column: Column, context: Context) -> tuple[Operand, ...]:
    levels = context.profile.codes[form.code_table].levels
    below = [length for length in levels if length > len(row.code)]
    rows = context.submission.sheet(form.name).records
    children = []
    for other in rows:
        shorter = [length for length in levels if length < len(other.code)]
        parent = other.code[: shorter[-1]] if shorter else TOTAL
        if below and parent == row.key:
            children.append(other)
    return tuple(operand for child in children for operand in context.operand(form.name, child, column.name))
