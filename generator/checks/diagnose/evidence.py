"""What speaks for a proposed value besides the ties: it looks like a slip, or the workbook holds it in another place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from generator.checks.context import Context, place
from generator.checks.diagnose.linear import Forms
from generator.checks.diagnose.missing import MissingRow
from generator.checks.diagnose.signatures import STRONG, Signature, recognise
from generator.model.figure import Figure
from generator.model.source import SourceRef

UNLIKELY = -4
"""For what hardly anybody types: a fraction of a cent, more than the rest of the sheet together."""

CENTS = 2
"""Decimals that every amount may have."""


class Evidence:
    """Looks values up in a submission."""

    def __init__(self, context: Context, forms: Forms):
        self.context, self.forms = context, forms
        self._held: dict[tuple[str, Decimal], set[str]] = {}
        self._used: Counter[tuple[str, str]] = Counter()
        self._sizes: dict[str, list[Decimal]] = {}
        self._decimals = CENTS
        for sheet, row, column, cell in context.submission.cells():
            if isinstance(cell.typed, Figure):
                value = context.shown(sheet.name, row, column, cell.typed.value)
                self._used[sheet.name, column] += 1
                self._decimals = max(self._decimals, decimals(value))
                self._sizes.setdefault(sheet.name, []).append(abs(value))
                if row.code:
                    self._held.setdefault((row.code, value), set()).add(sheet.name)
        self._sizes = {name: sorted(sizes) for name, sizes in self._sizes.items()}

    def value(self, source: SourceRef) -> Decimal:
        """What was typed into a cell, in the workbook's unit; zero for a blank one."""
        form, row, column = self.forms.cell(source)
        typed = row[column].typed
        return self.context.shown(form.name, row, column, typed.value) if isinstance(typed, Figure) else Decimal(0)

    def is_impossible(self, old: Decimal, new: Decimal) -> bool:
        """Is `new` no repair for `old` at all: below zero, or with more decimals than anything in the workbook?"""
        return new < 0 <= old or decimals(new) > self._decimals

    def elsewhere(self, source: SourceRef, value: Decimal) -> bool:
        """Does another sheet hold this value for the same subject?"""
        form, row, _ = self.forms.cell(source)
        return bool(self._held.get((row.code, value), set()) - {form.name})

    def of_value(self, source: SourceRef, new: Decimal) -> tuple[Signature | None, int]:
        """The signature and the strength of what speaks for `new` in this cell."""
        old = self.value(source)
        signature = recognise(old, new)
        strength = signature.strength if signature else 0
        if self._unlikely(source, old, new):
            strength += UNLIKELY
        if old == 0 or new == 0:
            strength -= 1  # an empty cell that holds something, or the other way round, is rarer than a wrong number
        if new and self.elsewhere(source, new):
            strength += STRONG
        return signature, strength

    def _unlikely(self, source: SourceRef, old: Decimal, new: Decimal) -> bool:
        if new != round(new, CENTS) and old == round(old, CENTS):
            return True
        form, _, column = self.forms.cell(source)
        if not self._used[form.name, column]:
            return True  # a column that the body does not use
        return len(self._sizes[form.name]) > 2 and new > sum(self._sizes[form.name][:-1])

    def of_missing(self, missing: MissingRow, changes: Mapping[SourceRef, Decimal]) -> int:
        """How much speaks for a row that was left out: the workbook names it, or holds its amounts elsewhere."""
        if missing.named:
            return STRONG + 1
        if not missing.code:
            return -1
        return STRONG if any(self.elsewhere(source, amount) for source, amount in changes.items()) else 0

    def places_of(self, missing: MissingRow) -> tuple[SourceRef, ...]:
        """Where other sheets list the subject of a missing row."""
        forms = [form for form in self.context.profile.sheets.values() if form.kind == "subjects" and form.name != missing.sheet]
        rows = [(form, self.context.submission.sheet(form.name).row(missing.code)) for form in forms]
        return tuple(place(row, form.code_column) for form, row in rows if row and row[form.code_column].typed is not None)


def decimals(value: Decimal) -> int:
    """How many decimals a number needs."""
    return max(0, -value.normalize().as_tuple().exponent)
