"""Where things stand in the workbook a clerk made: sheets, columns and lines, found by their labels, never by address."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from generator.model.form import TOTAL, Line, SheetForm
from generator.model.profile import Profile
from generator.model.version import Version, is_newer
from generator.workbook.heads import find_heads
from generator.workbook.labels import bare, plain
from generator.workbook.marks import CODE_SHEET, GUIDE_SHEET, LIST_SHEET
from generator.workbook.opening import Book
from generator.workbook.view import View

DEEPEST = 25
"""Rows from the top within which a head must begin: clerks put remarks above it, not pages."""

NUMBERS_ROW = "栏次"
"""Label of the printed row of column numbers; it may come along with a pasted table."""


@dataclass(slots=True)
class Located:
    """One sheet and where its parts are. `lines` and `columns` hold only what was found."""

    form: SheetForm
    view: View
    labels: list[int] = field(default_factory=list)
    columns: dict[tuple[int, str], int] = field(default_factory=dict)  # (side, name) -> column
    head_rows: list[int] = field(default_factory=list)  # last head row by side
    lines: dict[str, int] = field(default_factory=dict)  # line name -> row
    total: int = 0  # row of the total of a subject sheet
    version: Version = ()  # of the blank that the workbook came from

    @property
    def title(self) -> str:
        """The sheet's name as the clerk sees it."""
        return self.view.title

    @property
    def head_row(self) -> int:
        return max(self.head_rows, default=0)

    @property
    def is_readable(self) -> bool:
        """Was enough found to read by? One word alone may stand anywhere."""
        least = 1 if self.form.kind == "lines" else min(2, len(self.form.columns))
        return len(self.columns) >= least and bool(self.lines or self.form.kind != "lines")

    @property
    def has_grown(self) -> bool:
        """Did later versions add columns or lines, so that formulas of the blank have changed since?"""
        return any(is_newer(part.since, self.version) for part in (*self.form.columns, *self.form.lines))

    def names(self) -> dict[int, tuple[int, str]]:
        """Column -> (side, name)."""
        return {index: key for key, index in self.columns.items()}


@dataclass(slots=True)
class Sheets:
    """Which sheet of the workbook is which. `renamed` were known by their titles, `strange` are of no form."""

    found: dict[str, View] = field(default_factory=dict)
    renamed: list[tuple[str, str]] = field(default_factory=list)  # (form, title in the workbook)
    strange: list[View] = field(default_factory=list)


def locate_sheets(book: Book, profile: Profile) -> Sheets:
    """Match sheets by name, alias or printed title; then what is left by the title in their first rows."""
    result, rest, names = Sheets(), [], profile.once(_sheet_names)
    ours = {plain(GUIDE_SHEET), plain(CODE_SHEET), plain(LIST_SHEET)}
    for sheet in book.sheets:
        name = plain(sheet.title)
        form = next((form for form in profile.sheets if name in names[form]), "")
        if form and form not in result.found:
            result.found[form] = View(sheet)
        elif name not in ours:
            rest.append(View(sheet))
    for view in (view for view in rest if view.cells or view.damaged):
        top = {plain(cell.value) for (row, column), cell in view.cells.items() if row <= 3 and column <= 3}
        form = next((form for form in profile.sheets if top & names[form]), "")
        if form and form not in result.found:
            result.found[form] = view
            result.renamed.append((form, view.title))
        else:
            result.strange.append(view)
    return result


def _sheet_names(profile: Profile) -> dict[str, frozenset[str]]:
    """What the sheet of each form may be called, and what may stand at its top."""
    return {
        form.name: frozenset(plain(name) for name in (form.name, *profile.titles(form), *form.aliases) if name)
        for form in profile.sheets.values()
    }


def locate(form: SheetForm, view: View, version: Version = ()) -> Located:
    """Find the columns and, on sheets of fixed lines, the lines."""
    found = Located(form, view, version=version)
    if form.kind == "lines":
        _locate_lines(found)
    else:
        _locate_head(found, 0, 1, view.last_column, DEEPEST)
    if form.kind == "subjects":
        found.total = _total_row(found)
    return found


def _locate_head(found: Located, side: int, first: int, last: int, deepest: int) -> None:
    columns, row = find_heads(found.form.sides[side].columns, found.view, first, last, deepest)
    found.head_rows.append(row)
    found.columns |= {(side, name): index for name, index in columns.items()}


def _locate_lines(found: Located) -> None:
    """Find each side's label column by the lines' own labels, then the lines, then the heads right of it."""
    form, view = found.form, found.view
    tokens = [_tokens([line for line in form.lines if line.side == side]) for side in range(len(form.sides))]
    for known in tokens:
        counts = Counter(
            column
            for (row, column), cell in view.cells.items()
            if column not in found.labels and _token(cell.value, known)
        )
        best = max(counts.values(), default=0)
        found.labels.append(min((column for column, count in counts.items() if count == best), default=0))
    for side, label in enumerate(found.labels):
        if not label:
            found.head_rows.append(0)
            continue
        rows = _align(found, side, tokens[side])
        found.lines |= rows
        last = min((other - 1 for other in found.labels if other > label), default=view.last_column + 1)
        top = min(rows.values(), default=1)
        _locate_head(found, side, label + 1, last, top - 1)
        columns = form.sides[side].columns
        if len(columns) == 1 and (side, columns[0].name) not in found.columns:
            found.columns[side, columns[0].name] = label + 1  # one value column needs no head to be known
            found.head_rows[-1] = top - 1


def _tokens(lines: list[Line]) -> dict[str, str]:
    """Every way to write a line's label -> the one that stands for it."""
    known: dict[str, str] = {}
    for line in lines:
        token = bare(line.label)
        for name in (line.label, line.name, *line.aliases):
            known.setdefault(plain(name), token)
            known.setdefault(bare(name), token)
    return known


def _token(label: object, known: dict[str, str]) -> str:
    return known.get(plain(label)) or known.get(bare(label)) or ""


def _align(found: Located, side: int, known: dict[str, str]) -> dict[str, int]:
    """Line name -> row. The order decides where a label stands twice; lines that were moved are found all the same."""
    lines = [line for line in found.form.lines if line.side == side]
    labels = (
        (row, _token(cell.value, known))
        for (row, column), cell in found.view.cells.items()
        if column == found.labels[side]
    )
    rows = sorted((row, token) for row, token in labels if token)
    wanted, there = [bare(line.label) for line in lines], [token for _, token in rows]
    result: dict[str, int] = {}
    for block in SequenceMatcher(None, wanted, there, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            result[lines[block.a + step].name] = rows[block.b + step][0]
    for line in lines:
        if line.name not in result:
            free = (row for row, token in rows if token == bare(line.label) and row not in result.values())
            row = next(free, 0)
            if row:
                result[line.name] = row
    return result


def _total_row(found: Located) -> int:
    """The row that carries the label of the total in its code or name column."""
    indexes = [found.columns.get((0, name)) for name in (found.form.code_column, found.form.name_column)]
    head_row = found.head_row
    cells = found.view.cells.items()
    return min((row for (row, column), cell in cells if column in indexes and row > head_row and plain(cell.value) == TOTAL), default=0)
