"""One slip: where, what, and the submission as it would have been read. Editing keeps every cell of the original in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from benchmarks.mutations.samples import Sample
from generator.checks.context import Context
from generator.model.figure import Figure
from generator.model.submission import Cell, Row, Sheet, Submission, Value

Place = tuple[str, str]
"""A sheet and the address of a cell of it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell, or a row (`column` is ""), of a sample: `at` is the row's position in the sheet."""

    sheet: str
    at: int
    column: str = ""

    def row(self, submission: Submission) -> Row:
        return submission.sheets[self.sheet].rows[self.at]

    def cell(self, submission: Submission) -> Cell:
        return self.row(submission)[self.column]

    def place(self, submission: Submission) -> Place:
        source = self.cell(submission).source
        return (self.sheet, source.cell if source else "")


@dataclass(frozen=True, slots=True)
class Mutation:
    """`make` gives the submission with the slip in it, already completed where `done` says so; `others` are cells that the slip touches as well."""

    kind: str
    spot: Spot
    what: str
    make: Callable[[], Submission]
    others: tuple[Spot, ...] = ()
    done: bool = False


def typed_cells(sample: Sample) -> Iterator[tuple[Spot, Row, Cell]]:
    """Every cell that the clerk typed; what a blank cell repeats from above counts once."""
    seen = set()
    for name, sheet in sample.typed.sheets.items():
        for at, row in enumerate(sheet.rows):
            for column, cell in row.cells.items():
                place = (name, cell.source.cell if cell.source else (at, column))
                if cell.typed is not None and place not in seen:
                    seen.add(place)
                    yield Spot(name, at, column), row, cell


def with_values(submission: Submission, sheet: str, at: int, values: dict[str, Value]) -> Submission:
    """`values` typed into cells of one row."""
    row = submission.sheets[sheet].rows[at]
    cells = {column: replace(row[column], value=value, typed=value) for column, value in values.items()}
    return with_row(submission, sheet, at, replace(row, cells={**row.cells, **cells}))


def with_row(submission: Submission, sheet: str, at: int, *rows: Row) -> Submission:
    """The row at `at` replaced by `rows`; by none, it is deleted."""
    old = submission.sheets[sheet]
    return with_rows(submission, sheet, (*old.rows[:at], *rows, *old.rows[at + 1 :]))


def with_rows(submission: Submission, sheet: str, rows: tuple[Row, ...]) -> Submission:
    return replace(submission, sheets={**submission.sheets, sheet: Sheet(sheet, rows, submission.sheets[sheet].present)})


def number(sample: Sample, spot: Spot) -> Decimal:
    """What is typed into an amount cell, in the workbook's own unit; a blank is zero."""
    typed = spot.cell(sample.typed).typed
    value = typed.value if isinstance(typed, Figure) else Decimal(0)
    return Context(sample.typed, sample.profile).shown(spot.sheet, spot.row(sample.typed), spot.column, value)


def figure(sample: Sample, spot: Spot, value: Decimal) -> Figure:
    """`value` of the workbook's unit, as the reader would hand it on."""
    per_unit = Context(sample.typed, sample.profile).shown(spot.sheet, spot.row(sample.typed), spot.column, Decimal(1))
    return Figure(value / per_unit, (spot.cell(sample.typed).source,))
