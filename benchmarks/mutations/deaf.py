"""Rules that figures do not concern: what they say of a sample they say of it with another figure too, and need not be asked.

A rule that runs over a sample without reading the value of a single figure runs the same way whatever the values are. That
it does not matter to it either whether a figure's cell is blank is tried on the sample without any figures.
"""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from benchmarks.mutations.mutation import with_rows
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
    watched, blank = (_with_figures(completed, change) for change in (Watched.of, lambda _: None))
    deaf = {}
    for rule in profile.rules:
        Watched.was_read = False
        found = tuple(run_rule(rule, Context(watched, profile)))
        if not Watched.was_read and found == tuple(run_rule(rule, Context(blank, profile))):
            deaf[rule.id] = found
    return deaf


def _with_figures(submission: Submission, change) -> Submission:
    for name, sheet in submission.sheets.items():
        rows = [replace(row, cells={column: _cell(cell, change) for column, cell in row.cells.items()}) for row in sheet.rows]
        submission = with_rows(submission, name, tuple(rows))
    return submission


def _cell(cell: Cell, change) -> Cell:
    values = {name: getattr(cell, name) for name in ("value", "typed", "computed")}
    return replace(cell, **{name: change(value) for name, value in values.items() if isinstance(value, Figure)})
