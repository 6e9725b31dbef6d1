"""Records with their details beside them, a group of columns for each kind of detail: 项目绩效目标汇总表."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.compose.facts import fill
from generator.compose.heads import head_rows
from generator.compose.tables import value_cell
from generator.compose.texts import Text, span
from generator.model.document import Table, TableCell
from generator.model.figure import total
from generator.model.form import Column
from generator.model.outline import Pivot, PivotColumn
from generator.model.profile import Profile
from generator.model.submission import Cell, Row, Submission


def pivot_table(submission: Submission, pivot: Pivot, facts: dict[str, Text], profile: Profile) -> Table:
    """The whole summary; without records it keeps its head and one empty row."""
    writer = _Writer(pivot, profile, facts)
    body = [row for record in submission.sheet(pivot.sheet).records for row in writer.record(record, submission)]
    if pivot.owner:
        body.insert(0, writer.owner_row(submission.sheet(pivot.sheet).records))
    width = len(pivot.columns) + len(pivot.groups) * len(pivot.shown)
    shown = [column.share for _ in pivot.groups for column in pivot.shown]
    return Table(
        widths=tuple([column.share for column in pivot.columns] + shown),
        head=head_rows([tuple(fill(part, facts, pivot.file) for part in path) for path in _paths(pivot)]),
        body=tuple(tuple(row) for row in body or [[TableCell()] * width]),
        banner=tuple(str(fill(part, facts, pivot.file)) for part in pivot.banner or ("", "", "")),
        title=pivot.name,
    )


def _paths(pivot: Pivot) -> Iterator[tuple[str, ...]]:
    yield from (column.path for column in pivot.columns)
    over = (pivot.over,) if pivot.over else ()
    yield from ((*over, group, *column.path) for group in pivot.groups for column in pivot.shown)


class _Writer:
    """Rows of cells in the printed order of columns."""

    def __init__(self, pivot: Pivot, profile: Profile, facts: dict[str, Text]):
        self.pivot, self.profile, self.facts = pivot, profile, facts
        self.records, self.details = profile.sheets[pivot.sheet], profile.sheets[pivot.details]

    def record(self, record: Row, submission: Submission) -> list[list[TableCell | None]]:
        """The rows of one record: its own cells reach down beside all of its details."""
        pivot = self.pivot
        own = [row for row in submission.sheet(pivot.details).records if row.text(pivot.match) == record.text(pivot.match)]
        groups = [[row for row in own if row.text(pivot.by) == group] for group in pivot.groups]
        height = max([1, *map(len, groups)])
        left = [self._cell(record[column.field], self.records.column(column.field), column) for column in pivot.columns]
        beside = [[cell for group in groups for cell in self._shown(group, number)] for number in range(height)]
        first: list[TableCell | None] = [*(replace(cell, rowspan=height) for cell in left), *beside[0]]
        return [first, *([*[None] * len(left), *cells] for cells in beside[1:])]

    def owner_row(self, records: tuple[Row, ...]) -> list[TableCell | None]:
        """The body's code and name, and the sums over all records."""
        code, name = (TableCell(((span(fill(text, self.facts, self.pivot.file)),),), header=True) for text in self.pivot.owner)
        cells: list[TableCell | None] = [code, name]
        for column in self.pivot.columns[2:]:
            figures = [figure for row in records if (figure := row.figure(column.field)) is not None]
            wanted = column.field in self.pivot.sums and figures
            cells.append(self._cell(Cell(total(figures)), self.records.column(column.field), column) if wanted else TableCell())
        return cells + [TableCell()] * (len(self.pivot.groups) * len(self.pivot.shown))

    def _shown(self, group: list[Row], number: int) -> Iterator[TableCell]:
        for column in self.pivot.shown:
            cell = group[number][column.field] if number < len(group) else Cell()
            yield self._cell(cell, self.details.column(column.field), column)

    def _cell(self, cell: Cell, declared: Column, column: PivotColumn) -> TableCell:
        printed = value_cell(cell, declared, self.profile.amounts)
        return TableCell(printed.lines, role=printed.role, align=column.align or printed.align)
