"""What of a published text must be typed. What the program computes itself is left out, unless the file prints something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.derive import complete
from generator.model.figure import Figure, rounded
from generator.model.form import CONTENT, TOTAL, Column, SheetForm
from generator.model.profile import UNITS
from generator.model.source import SourceRef
from generator.model.submission import Submission
from generator.readback.published import Published, Rows
from generator.readback.slots import Place
from generator.readback.submission import as_submission

_ROUNDS = 200
"""More rounds than any file needs; each settles at least one cell."""


@dataclass(frozen=True, slots=True)
class Essential:
    """The rows to type; `differing` are computed cells that the file prints otherwise, `inferred` fields that follow from it."""

    sheets: dict[str, Rows]
    differing: tuple[Place, ...]
    inferred: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A computed cell that is printed otherwise, and what it was computed from."""

    place: Place
    printed: Decimal
    sources: frozenset[SourceRef]
    formula: bool


def essential(published: Published) -> Essential:
    """Only what has to be typed, so that the completed workbook holds every printed figure."""
    sheets = {name: _typed(published, name, rows) for name, rows in published.sheets.items()}
    sheets, inferred = _followed(published, sheets)
    differing: list[Place] = []
    for _ in range(_ROUNDS):
        found = sorted(_differences(published, sheets), key=_depth)
        taken: set[SourceRef] = set()
        for one in found:
            if not taken & one.sources:
                taken |= one.sources
                differing.append(one.place)
                _keep(published, sheets, one)
        if not found:
            break
    ordered = {name: _ordered(published, name, rows) for name, rows in sheets.items() if rows}
    return Essential(ordered, tuple(differing), inferred)


def _depth(one: Difference) -> tuple[int, bool, int]:
    """Cells that others are computed from come first: fewer sources, sums before formulas, longer codes."""
    key = one.place[1]
    return len(one.sources), one.formula, 0 if key == TOTAL else -len(key)


def _typed(published: Published, name: str, rows: Rows) -> Rows:
    """The rows and cells that nothing computes."""
    form = published.profile.sheets[name]
    kept: Rows = {}
    for key, cells in rows.items():
        if form.kind == "subjects" and _is_parent(key, rows):
            continue
        kept[key] = {column: text for column, text in cells.items() if text and not _formula(form, key, column)}
    return {key: cells for key, cells in kept.items() if cells}


def _is_parent(key: str, rows: Rows) -> bool:
    return key == TOTAL or any(other != key and other.startswith(key) for other in rows)


def _formula(form: SheetForm, key: str, name: str) -> bool:
    if form.kind == "lines":
        line = form.line(key)
        return line.formula(form.column(name, line.side)) is not None
    return form.column(name).formula is not None


def _followed(published: Published, sheets: dict[str, Rows]) -> tuple[dict[str, Rows], tuple[Place, ...]]:
    """Leave out the sheets that follow from another one, where a field says so and the printed figures agree."""
    inferred = []
    fields = dict.fromkeys((*form.follow.when, form.follow.value) for form in published.profile.sheets.values() if form.follow)
    for sheet, line, value in fields:
        followers = [form.name for form in published.profile.sheets.values() if form.follow and form.follow.when == (sheet, line)]
        if published.value((sheet, line, CONTENT)) or not all(published.has_table(name) for name in followers):
            continue
        trial = {name: rows for name, rows in sheets.items() if name not in followers}
        trial[sheet] = {**trial.get(sheet, {}), line: {CONTENT: value}}
        if not any(one.place[0] in followers and one.place[1] != TOTAL for one in _differences(published, trial)):
            sheets = trial
            inferred.append((sheet, line, CONTENT))
    return sheets, tuple(inferred)


def _differences(published: Published, sheets: dict[str, Rows]) -> Iterator[Difference]:
    """The computed cells of all printed tables that do not come to what is printed; a blank is zero."""
    completed = complete(as_submission(published, sheets), published.profile)
    for name, form in published.profile.sheets.items():
        if published.has_table(name):
            for key in dict.fromkeys([*published.sheets.get(name, {}), *(row.key for row in completed.sheet(name).rows)]):
                yield from _row_differences(published, completed, sheets, form, key)


def _row_differences(published: Published, completed: Submission, sheets: dict[str, Rows], form: SheetForm, key: str) -> Iterator[Difference]:
    line = form.line(key) if form.kind == "lines" else None
    printed = published.sheets.get(form.name, {}).get(key, {})
    if form.kind == "subjects" and not printed:
        return  # a level that the form does not print
    for column in form.sides[line.side if line else 0].columns:
        if not column.is_number or not column.printed or line and column.name in line.closed:
            continue
        wanted = _scaled(Decimal(printed.get(column.name) or 0), column, published)
        cell = completed.cell(form.name, key, column.name)
        figure = cell.value if isinstance(cell.value, Figure) else Figure(Decimal(0))
        if _settled(sheets, form, key, column) or rounded(figure.value * _unit(column, published)) == wanted:
            continue
        yield Difference((form.name, key, column.name), wanted, frozenset(figure.sources), _formula(form, key, column.name))


def _settled(sheets: dict[str, Rows], form: SheetForm, key: str, column: Column) -> bool:
    return bool(sheets.get(form.name, {}).get(key, {}).get(column.name))


def _unit(column: Column, published: Published) -> int:
    return UNITS[published.profile.amounts.unit] if column.type == "amount" else 1


def _scaled(value: Decimal, column: Column, published: Published) -> Decimal:
    return rounded(value) if column.type == "amount" else value


def _keep(published: Published, sheets: dict[str, Rows], one: Difference) -> None:
    """Type the printed value; a subject's row needs its code and name beside it."""
    name, key, column = one.place
    row = sheets.setdefault(name, {}).setdefault(key, {})
    form = published.profile.sheets[name]
    if form.kind == "subjects" and key != TOTAL:
        own = published.sheets[name][key]
        row.update({label: own[label] for label in (form.code_column, form.name_column) if own.get(label)})
    row[column] = str(one.printed)


def _ordered(published: Published, name: str, rows: Rows) -> Rows:
    """The rows in the printed order."""
    order = {key: number for number, key in enumerate(published.sheets.get(name, {}))}
    return dict(sorted(rows.items(), key=lambda entry: order.get(entry[0], len(order))))
