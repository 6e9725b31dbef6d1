"""Where everything of a sheet stands in a workbook that nobody has touched yet.

Row 1 is the title, row 2 the instruction, then the head as printed, then the input rows. The reader does not rely on
these places (clerks insert, delete and move); it uses them only to know which formulas are ours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from generator.model.form import Column, Line, SheetForm
from generator.model.profile import Profile
from generator.workbook.coordinates import column_letter

TITLE_ROW, GUIDE_ROW, HEAD_ROW = 1, 2, 3
REACH = 1000
"""Totals look at this many rows, so that rows appended below the last offered one count as well."""

NOTE_HEAD = "填写说明"
"""Head of the column that shows the notes of a sheet of single fields."""


@dataclass(frozen=True, slots=True)
class HeadCell:
    """One cell of the head and the rows and columns it covers."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    source: Column | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One value column and where it stands."""

    side: int
    column: Column
    index: int

    @property
    def letter(self) -> str:
        return column_letter(self.index)


@dataclass(frozen=True, slots=True)
class Grid:
    """The places of one sheet. `labels` holds the label column of each side (lines sheets only)."""

    form: SheetForm
    heads: tuple[HeadCell, ...]
    labels: tuple[int, ...]
    places: tuple[Place, ...]
    note_column: int  # 0 if there is none
    first_row: int
    last_row: int

    @property
    def width(self) -> int:
        return max(self.note_column, self.places[-1].index)

    @property
    def first_record(self) -> int:
        """The first row for records; a subject sheet has its total row above."""
        return self.first_row + (self.form.kind == "subjects")

    @property
    def reach(self) -> int:
        """The last row that totals look at."""
        return max(self.first_row + REACH, self.last_row)

    def place(self, column: str, side: int = 0) -> Place:
        """Raises KeyError."""
        for place in self.places:
            if place.column.name == column and place.side == side:
                return place
        raise KeyError(column)

    @property
    def code_index(self) -> int:
        """Where the codes of a subject sheet stand."""
        return self.place(self.form.code_column).index

    def row_of(self, line: Line) -> int:
        return self.first_row + line.at - 1

    def side_of(self, side: int) -> tuple[Place, ...]:
        return tuple(place for place in self.places if place.side == side)


def grid_of(form: SheetForm, year: int | str, year_name: str) -> Grid:
    """Lay out one sheet; `{year_name}` in its heads is written as `year`."""
    paths, places, labels = [], [], []
    two_sided = len(form.sides) > 1
    for number, side in enumerate(form.sides):
        above = (side.head,) if two_sided and side.head else ()
        if form.kind == "lines":
            labels.append(len(paths) + 1)
            paths.append(((*above, side.label_head), None))
        for column in side.columns:
            places.append(Place(number, column, len(paths) + 1))
            paths.append(((*above, *(part.replace(f"{{{year_name}}}", str(year)) for part in column.path)), column))
    note_column = len(paths) + 1 if form.is_fields else 0
    if note_column:
        paths.append(((NOTE_HEAD,), None))
    depth = max(len(path) for path, _ in paths)
    first_row = HEAD_ROW + depth
    length = max((line.at for line in form.lines), default=0) if form.kind == "lines" else form.rows
    last_row = first_row + length - 1 + (form.kind == "subjects")
    heads = tuple(_heads(list(enumerate(paths, 1)), 0, depth))
    return Grid(form, heads, tuple(labels), tuple(places), note_column, first_row, last_row)


def _heads(columns, level: int, depth: int):
    """The head cells of neighbouring columns from `level` down: a shared word becomes one merged cell."""

    def shared(entry):
        index, (path, _) = entry
        return (path[level], 0) if len(path) > level + 1 else (path[level], index)

    for (text, alone), entries in groupby(columns, key=shared):
        group = list(entries)
        index, (_, column) = group[0]
        if alone:
            yield HeadCell(text, HEAD_ROW + level, index, depth - level, 1, column)
        else:
            yield HeadCell(text, HEAD_ROW + level, index, 1, len(group))
            yield from _heads(group, level + 1, depth)


def grids_of(profile: Profile, rows: dict[str, int] | None = None) -> dict[str, Grid]:
    """The grids of all sheets; `rows` asks for more input rows than the form offers."""
    grids = {}
    for name, form in profile.sheets.items():
        wanted = (rows or {}).get(name, 0)
        grown = replace(form, rows=wanted) if wanted > form.rows else form
        grids[name] = grid_of(grown, profile.year, profile.facts.year)
    return grids
