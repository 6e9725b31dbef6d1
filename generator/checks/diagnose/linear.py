"""Every number of a completed submission as a linear form over the cells that people type into.

A typed cell is itself; a computed one is its formula, its children or the cell it follows, as `generator.derive` computes
them; a blank one that nothing computes is itself too, with the value zero: that is how something left out is found.
Products are taken linearly at the present values.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.checks.context import Addend, Context, place, typed_in
from generator.model.figure import Figure
from generator.model.form import SheetForm
from generator.model.source import SourceRef
from generator.model.submission import Row

ONE = Decimal(1)

Form = dict[SourceRef, Decimal]
"""Cell -> how much a number changes when the cell changes by one."""


class Forms:
    """Linear forms on demand, each cell's once."""

    def __init__(self, context: Context):
        self.context = context
        submission, sheets = context.submission, context.profile.sheets
        forms = [form for form in sheets.values() if form.name in submission.sheets]
        self._cells = {place(row, c.name): (form, row, c.name) for form in forms for row in submission.sheet(form.name).rows for c in form.columns}
        self._below = {form.name: context.rows_below(form.name) for form in forms if form.kind == "subjects"}
        self._following = {form.name for form in forms if follows(context, form)}
        self._known: dict[SourceRef, Form] = {}

    def cell(self, source: SourceRef) -> tuple[SheetForm, Row, str]:
        """The sheet's form, the row and the column of a cell."""
        return self._cells[source]

    def sum_of(self, addends: Iterable[Addend], sign: int = 1, into: Form | None = None) -> Form:
        """The form of a sum, added to `into`."""
        result = {} if into is None else into
        for addend in addends:
            factor = addend.factor if sign > 0 else -addend.factor
            for source, part in self.of(addend.source).items():
                known = result.get(source)
                result[source] = factor * part if known is None else known + factor * part
        return result

    def of(self, source: SourceRef) -> Form:
        """The form of one cell."""
        known = self._known.get(source)
        if known is None:
            known = self._known[source] = {source: ONE}  # what a typed or blank cell keeps, and a circle would meet
            addends = self._addends(source)
            if addends:
                known = self._known[source] = self.sum_of(addends)
        return known

    def _addends(self, source: SourceRef) -> tuple[Addend, ...]:
        """What a computed cell adds up; nothing for a cell that people type into."""
        if source not in self._cells:
            return ()
        form, row, column = self._cells[source]
        if isinstance(row[column].typed, Figure):
            return ()
        line = form.line(row.key) if form.lines else None
        declared = form.column(column, line.side if line else 0)
        formula = line.formula(declared) if line else declared.formula
        if formula:
            return self.context.resolve_formula(formula, form.name, row).addends
        if form.name in self._following:
            return self._followed(form, row, column)
        return tuple(Addend(place(child, column), ONE) for child in self._below.get(form.name, {}).get(row.key, ()))

    def _followed(self, form: SheetForm, row: Row, column: str) -> tuple[Addend, ...]:
        source = dict(form.follow.columns).get(column)
        other = self.context.submission.sheet(form.follow.source).row(row.key)
        return (Addend(place(other, source), ONE),) if source and other else ()


def follows(context: Context, form: SheetForm) -> bool:
    """Does this sheet follow from another one (see `generator.derive`)? Nobody typed a subject into it then."""
    follow = form.follow
    if follow is None or follow.source not in context.submission.sheets or context.submission.field(*follow.when) != follow.value:
        return False
    return not typed_in(context.submission.sheet(form.name), form)
