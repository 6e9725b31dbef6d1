"""What of the sums must be typed: what the program computes itself is left out, unless the units come to something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.consolidate.adding import Rows
from generator.consolidate.units import Place
from generator.derive import complete
from generator.model.figure import Figure
from generator.model.form import CONTENT, TOTAL, SheetForm
from generator.model.profile import Profile
from generator.model.source import SourceRef
from generator.model.submission import Cell, Row, Sheet, Submission, Value

Sheets = dict[str, Rows]
_ROUNDS = 200
"""More rounds than any department needs; each settles at least one cell."""


def as_submission(sheets: Mapping[str, Rows], profile: Profile, unit: str) -> Submission:
    """These rows as they are read from a workbook; the sources name sheet, row and column."""
    return Submission(profile.key, "", unit, {name: _sheet(form, sheets.get(name, {})) for name, form in profile.sheets.items()})


def _sheet(form: SheetForm, rows: Rows) -> Sheet:
    if form.kind == "lines":
        return Sheet(form.name, tuple(_row(form, line.name, line.label, rows.get(line.name, {})) for line in form.lines))
    return Sheet(form.name, tuple(_row(form, key, label_of(form, key, cells), cells) for key, cells in rows.items()))


def label_of(form: SheetForm, key: str, cells: Mapping[str, Value]) -> str:
    """What a row is called in words."""
    if form.kind == "lines":
        return form.line(key).label.strip()
    if form.kind == "subjects":
        return TOTAL if key == TOTAL else str(cells.get(form.name_column) or "")
    own = [c.name for c in form.columns if c.required and c.type == "text" and not (c.fill_down or c.choices_from) and cells.get(c.name)]
    return f"第{key}条" + (f" {str(cells[own[0]])[:30]}" if own else "")


def _row(form: SheetForm, key: str, label: str, cells: Mapping[str, Value]) -> Row:
    code = key if form.kind == "subjects" and key != TOTAL else ""
    words = f"{code} {label}".strip() or key
    columns = form.sides[form.line(key).side].columns if form.kind == "lines" else form.columns
    values = {}
    for column in columns:
        value = TOTAL if form.kind == "subjects" and key == TOTAL and column.name == form.name_column else cells.get(column.name)
        source = SourceRef(form.name, row=words, column=column.name)
        value = Figure(value.value, (source,)) if isinstance(value, Figure) else value
        values[column.name] = Cell(value, source, value)
    return Row(key, label, values, SourceRef(form.name, row=words), code)


def essentials(full: Sheets, profile: Profile, unit: str) -> tuple[Sheets, Submission, tuple[Place, ...]]:
    """What to type, the same completed, and the computed cells that the units' figures do not come to."""
    typed = {name: _uncomputed(profile.sheets[name], rows) for name, rows in full.items()}
    typed = _followed(full, typed, profile, unit)
    kept: list[Place] = []
    for _ in range(_ROUNDS):
        completed = complete(as_submission(typed, profile, unit), profile)
        taken: set[SourceRef] = set()
        found = sorted(_differences(full, typed, completed, profile), key=_depth)
        for where, figure in found:
            sources = set(figure.sources)
            if not taken & sources:
                taken |= sources
                kept.append(where)
                _keep(full, typed, profile.sheets[where[0]], where)
        if not found:
            break
    return typed, completed, tuple(kept)


def _depth(one: tuple[Place, Figure]) -> tuple[int, int]:
    """Cells that others are computed from come first: fewer sources, longer codes."""
    (_, key, _), figure = one
    return len(figure.sources), 0 if key == TOTAL else -len(key)


def _uncomputed(form: SheetForm, rows: Rows) -> Rows:
    """The rows and cells that nothing computes."""
    kept: Rows = {}
    for key, cells in rows.items():
        if form.kind == "subjects" and (key == TOTAL or any(other != key and other.startswith(key) for other in rows)):
            continue
        kept[key] = {column: value for column, value in cells.items() if not computes(form, key, column)}
        if form.kind == "subjects":
            kept[key][form.code_column] = key
    return {key: cells for key, cells in kept.items() if cells}


def computes(form: SheetForm, key: str, name: str) -> bool:
    """Is this cell one that a formula of the form gives?"""
    if form.kind == "lines":
        line = form.line(key)
        return line.formula(form.column(name, line.side)) is not None
    return form.column(name).formula is not None


def _followed(full: Sheets, typed: Sheets, profile: Profile, unit: str) -> Sheets:
    """Leave out the sheets that follow from another one, where they come to the same."""
    for form in profile.sheets.values():
        follow = form.follow
        if follow is None or full.get(follow.when[0], {}).get(follow.when[1], {}).get(CONTENT) != follow.value:
            continue
        trial = typed | {form.name: {}}
        completed = complete(as_submission(trial, profile, unit), profile)
        own = {form.name: full.get(form.name, {})}
        if not any(where[1] != TOTAL for where, _ in _differences(own, trial, completed, profile)):
            typed = trial
    return typed


def _differences(full: Sheets, typed: Sheets, completed: Submission, profile: Profile) -> Iterator[tuple[Place, Figure]]:
    """The cells, with what they are computed as, that do not come to the units' sum; a blank is zero."""
    for name, rows in full.items():
        form = profile.sheets[name]
        for row in completed.sheet(name).rows:
            for column, cell in row.cells.items():
                value = cell.value
                wanted = rows.get(row.key, {}).get(column)
                if not isinstance(value, Figure) and not isinstance(wanted, Figure) or typed.get(name, {}).get(row.key, {}).get(column) is not None:
                    continue
                figure = value if isinstance(value, Figure) else Figure(Decimal(0))
                if figure.value != (wanted.value if isinstance(wanted, Figure) else Decimal(0)) and not _is_closed(form, row.key, column):
                    yield (name, row.key, column), figure


def _is_closed(form: SheetForm, key: str, column: str) -> bool:
    return form.kind == "lines" and column in form.line(key).closed


def _keep(full: Sheets, typed: Sheets, form: SheetForm, where: Place) -> None:
    """Type the units' sum; a subject's row needs its code and name beside it, a blank beside a computed figure is a zero."""
    name, key, column = where
    row = typed.setdefault(name, {}).setdefault(key, {})
    own = full[name].get(key, {})
    if form.kind == "subjects" and key != TOTAL:
        row.update({form.code_column: key} | {label: own[label] for label in (form.name_column,) if own.get(label)})
    value = own.get(column)
    row[column] = value if isinstance(value, Figure) else Figure(Decimal(0))
