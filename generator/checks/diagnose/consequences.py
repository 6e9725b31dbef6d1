"""Findings other than ties that vanish with a mistake: a negative amount, a doubled code, a name that no list knew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from generator.checks.context import YUAN_IN_WAN, Context
from generator.checks.diagnose.linear import Forms
from generator.checks.diagnose.moves import TWICE, Move
from generator.checks.run import run_rule
from generator.model.figure import Figure
from generator.model.finding import Finding
from generator.model.source import SourceRef
from generator.model.submission import Cell, Row, Sheet, Submission


def consequences(move: Move, findings: Iterable[Finding], context: Context, forms: Forms) -> list[Finding]:
    """Those of the findings that are no longer made once the move is made: errors, and whatever is said of its rows."""
    rows = {(source.sheet, source.row) for source, _ in move.changes}
    asked = [f for f in findings if f.waiver is None and (f.blocks or any((p.sheet, p.row) in rows for p in f.places))]
    ids = {finding.rule for finding in asked}
    mended = replace(context, submission=_after(move, context, forms))
    left = {_about(finding) for rule in context.profile.rules if rule.id in ids for finding in run_rule(rule, mended)}
    known = {rule.id for rule in context.profile.rules}
    return [finding for finding in asked if finding.rule in known and _about(finding) not in left]


def _about(finding: Finding) -> tuple[str, tuple[SourceRef, ...]]:
    return finding.rule, finding.places[:1]


def _after(move: Move, context: Context, forms: Forms) -> Submission:
    """The submission with the cells of the move as they should be; nothing that is computed from them changes."""
    sheets = dict(context.submission.sheets)
    for source, amount in move.changes:
        form, row, column = forms.cell(source)
        rows = sheets[form.name].rows
        present = next((n for n, other in enumerate(rows) if other.source == row.source), None)
        if move.kind == TWICE:
            rows = tuple(other for n, other in enumerate(rows) if n != present)
        elif present is None:
            rows = (*rows, _changed(row, source, column, amount, context, form.name))
        else:
            rows = (*rows[:present], _changed(rows[present], source, column, amount, context, form.name), *rows[present + 1 :])
        sheets[form.name] = Sheet(form.name, rows, sheets[form.name].present)
    return replace(context.submission, sheets=sheets)


def _changed(row: Row, source: SourceRef, column: str, amount: Decimal, context: Context, sheet: str) -> Row:
    typed = row[column].typed
    old = typed.value if isinstance(typed, Figure) else Decimal(0)
    figure = Figure(old + (amount / YUAN_IN_WAN if context.unit_of(sheet, row, column) else amount), (source,))
    cell = Cell(figure, row[column].source, figure) if figure.value else Cell(None, row[column].source)
    return replace(row, cells={**row.cells, column: cell})
