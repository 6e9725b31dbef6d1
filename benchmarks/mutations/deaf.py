"""Rules that figures do not concern: what they say of a sample they say of it with another figure too, and need not be asked.

A rule that runs over a sample without reading the value of a single figure runs the same way whatever the values are. That
it does not matter to it either whether a figure's cell is blank is tried on the sample with all of them filled, and with none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import ClassVar

from benchmarks.mutations.mutation import with_rows
from benchmarks.mutations.samples import type_of
from generator.checks.context import Context
from generator.checks.run import run_rule
from generator.model.figure import Figure
from generator.model.finding import Finding
from generator.model.profile import Profile
from generator.model.submission import Cell, Submission


class Watched(Figure):
    """A figure that tells when its value is read."""

    __slots__ = ()
    was_read: ClassVar[bool] = False

    @classmethod
    def of(cls, figure: Figure) -> Watched:
        watched = object.__new__(cls)
        Figure.value.__set__(watched, figure.value)
        Figure.sources.__set__(watched, figure.sources)
        return watched

    @property
    def value(self):
        Watched.was_read = True
        return Figure.value.__get__(self)


def deaf_rules(completed: Submission, profile: Profile) -> dict[str, tuple[Finding, ...]]:
    """By id the rules that no figure concerns, with what they say."""
    watched = _with_figures(completed, profile, Watched.of, None)
    full = _with_figures(completed, profile, Watched.of, Watched.of(Figure(Decimal(1))))
    blank = _with_figures(completed, profile, lambda _: None, None)
    deaf = {}
    for rule in profile.rules:
        Watched.was_read = False
        said = [tuple(run_rule(rule, Context(tried, profile))) for tried in (watched, full, blank)]
        if not Watched.was_read and said[0] == said[1] == said[2]:
            deaf[rule.id] = said[0]
    return deaf


def _with_figures(submission: Submission, profile: Profile, change: Callable[[Figure], Figure | None], blank: Figure | None) -> Submission:
    """Every figure changed, and every blank cell for one filled with `blank`."""
    for name, sheet in submission.sheets.items():
        form, rows = profile.sheets[name], []
        for row in sheet.rows:
            blanks = {c for c, cell in row.cells.items() if cell.value is None and type_of(form, row, c) in ("amount", "quantity")}
            cells = {c: replace(cell, value=blank, typed=blank) if c in blanks else _changed(cell, change) for c, cell in row.cells.items()}
            rows.append(replace(row, cells=cells))
        submission = with_rows(submission, name, tuple(rows))
    return submission


def _changed(cell: Cell, change: Callable[[Figure], Figure | None]) -> Cell:
    values = {name: getattr(cell, name) for name in ("value", "typed", "computed")}
    return replace(cell, **{name: change(value) for name, value in values.items() if isinstance(value, Figure)})
