"""Forms that are printed for each record, or once for the body: labels tell where the fields stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.expression import parse
from generator.model.outline import FormCell, RecordForm
from generator.model.profile import Profile
from generator.readback.blocks import Cell, Grid
from generator.readback.heads import Printed, find_head, printed_columns
from generator.readback.published import Published
from generator.readback.tables import Body, read_records
from generator.readback.words import plain

_ENOUGH = 0.8
"""The share of a form's labels that a table must have."""


@dataclass(frozen=True, slots=True)
class Declared:
    """A cell of a form with its place in the declaration."""

    cell: FormCell
    row: int
    column: int


def declared_cells(form: RecordForm) -> list[Declared]:
    """The cells of a form with their places, as the printing lays them out."""
    result, covered = [], [0] * len(form.widths)
    for number, row in enumerate(form.rows):
        cells = iter(row)
        column = 0
        while column < len(covered):
            if covered[column]:
                covered[column] -= 1
                column += 1
                continue
            cell = next(cells, None)
            if cell is None:
                break
            result.append(Declared(cell, number, column))
            for inner in range(column, min(column + cell.span, len(covered))):
                covered[inner] = cell.rows - 1
            column += cell.span
    return result


def find_form(grid: Grid, profile: Profile, before: str = "") -> RecordForm | None:
    """The form whose labels the table has; of forms with the same labels the one named `before`, else the first."""
    words = {plain(cell.text) for row in grid.rows for cell in row}
    found = []
    for form in profile.forms.values():
        labels = [plain(declared.cell.label) for declared in declared_cells(form) if declared.cell.label]
        share = sum(label in words for label in labels) / len(labels) if labels else 0
        if share >= _ENOUGH:
            found.append((share, form.name == before, form))
    return max(found, key=lambda entry: entry[:2])[2] if found else None


def read_form(grid: Grid, form: RecordForm, published: Published) -> str:
    """Put the fields of one form in their places. Returns the key of its record ("" for the body's own form)."""
    cells = declared_cells(form)
    labels = _labels(grid, cells)
    key = published.add(form.sheet) if form.sheet else ""
    for declared in cells:
        if declared.cell.label:
            continue
        where = f"“{form.name}”“{declared.cell.field or declared.cell.value}”"
        text = _text(grid, declared, cells, labels)
        if text is None:
            published.remark(where, "", "没有找到这一格")
        elif form.sheet:
            published.put((form.sheet, key, declared.cell.field), text, where)
        else:
            [address] = parse(declared.cell.value).addresses()
            if address.row != "*":
                published.put((address.table, address.row, address.column), text, where)
    if form.details:
        _details(grid, form, published, key, max((cell.top for cell in labels.values()), default=0) + 1)
    return key


def _details(grid: Grid, form: RecordForm, published: Published, key: str, start: int) -> None:
    """The list of details where it stands in the same table, below the form."""
    head = find_head(grid, details_columns(form, published.profile), start) if start < len(grid.rows) else None
    if head and head.likeness >= _ENOUGH:
        matched = published.value((form.sheet, key, form.match))
        read_records(Body(grid, head, published.profile.sheets[form.details]), published, {form.match: matched})


def details_columns(form: RecordForm, profile: Profile) -> list[Printed]:
    return printed_columns(profile.sheets[form.details])


def _labels(grid: Grid, cells: list[Declared]) -> dict[Declared, Cell]:
    """Where the labels stand in the table: each at the first place behind the one before it."""
    printed = list(dict.fromkeys(cell for row in grid.rows for cell in row))
    found: dict[Declared, Cell] = {}
    start = 0
    for declared in cells:
        wanted = plain(declared.cell.label)
        ahead = [n for n in range(start, len(printed)) if wanted and plain(printed[n].text) == wanted]
        if ahead:
            found[declared], start = printed[ahead[0]], ahead[0] + 1
    return found


def _text(grid: Grid, field: Declared, cells: list[Declared], labels: dict[Declared, Cell]) -> str | None:
    """The text of a field: below its label where one stands right above it, else right of its label."""
    above = _above(field, cells)
    if above in labels:
        return _below(grid, labels[above])
    left = [other for other in cells if other.cell.label and _reaches(other, field) and other.column < field.column]
    label = max((other for other in left if other in labels), key=lambda other: other.column, default=None)
    if label is None:
        return None
    row = labels[label].top + field.row - label.row
    return next(_right(grid, row, labels, labels[label]), "") if row < len(grid.rows) else None


def _above(field: Declared, cells: list[Declared]) -> Declared | None:
    """The label of the same width that ends right above the field."""
    for other in cells:
        same = (other.column, other.cell.span) == (field.column, field.cell.span)
        if same and other.cell.label and other.row + other.cell.rows == field.row:
            return other
    return None


def _reaches(label: Declared, field: Declared) -> bool:
    """Does the label stand beside the field, nothing but it and its neighbours between?"""
    return label.row <= field.row < label.row + label.cell.rows


def _below(grid: Grid, label: Cell) -> str | None:
    row = max(number for number, cells in enumerate(grid.rows) if label in cells) + 1
    return grid.rows[row][label.left].text if row < len(grid.rows) else None


def _right(grid: Grid, row: int, labels: dict[Declared, Cell], label: Cell) -> Iterator[str]:
    """The texts right of a label in a row, up to the next label; the first is the field, also if it is blank and another follows."""
    known = set(labels.values())
    texts = []
    for cell in dict.fromkeys(grid.rows[row]):
        if cell.left <= label.left or cell is label:
            continue
        if cell in known:
            break
        texts.append(cell.text)
    filled = [text for text in texts if text.strip()]
    yield from filled or texts
