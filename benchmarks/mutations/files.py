"""Slips that only the file shows, because the reader reports them: required cells left empty, lines of a form deleted.

Many are tried on one file: the reader looks at every cell by itself. A cell that it lets pass, because a blank repeats what
stands above, is judged by the rules, with what the reader made of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from benchmarks.mutations.held import ONCE, TWICE, Standing
from benchmarks.mutations.judge import FOUND, MISSED, Judge, Verdict
from benchmarks.mutations.mutation import Mutation, Place, Spot, typed_cells, with_rows
from benchmarks.mutations.samples import Sample, scratch
from generator.model.finding import Finding, Severity
from generator.model.form import SheetForm
from generator.model.submission import Row, Submission
from generator.workbook.read import read_workbook

EMPTIED, LINE_LOST = "必填未填", "删了固定行"
KINDS = (EMPTIED, LINE_LOST)
Result = tuple[str, Spot, str, Verdict, Standing]
"""Kind, spot, what was done, verdict and how often the forms hold it (a required cell: by its very heading)."""


def file_results(sample: Sample, judge: Judge) -> Iterator[Result]:
    yield from emptied(sample, judge)
    yield from lines_lost(sample)


def emptied(sample: Sample, judge: Judge) -> Iterator[Result]:
    """One cell a row, and never two of a column below each other: blanks there may repeat what stands above."""
    batches: dict[tuple[str, int], list[Spot]] = {}
    for spot, row, cell in typed_cells(sample):
        form = sample.profile.sheets[spot.sheet]
        if _is_required(form, row, spot.column) and not _repeated(sample, spot, form):
            batches.setdefault((row.key if form.is_fields else spot.column, spot.at % 2), []).append(spot)
    for spots in batches.values():
        places = [spot.place(sample.typed) for spot in spots]
        read, findings = _read_without(sample, places)
        for spot, place in zip(spots, places, strict=True):
            found = next((f for f in findings if (f.places[0].sheet, f.places[0].cell) == place), None)
            if found:
                yield EMPTIED, spot, "清空", _verdict(found), Standing(TWICE)
            else:
                slip = Mutation(EMPTIED, spot, "清空", lambda spot=spot, read=read: _as_read(sample, spot, read))
                yield EMPTIED, spot, f"清空，读作“{spot.cell(read).value}”", judge.verdict(slip), Standing(ONCE)


def _as_read(sample: Sample, spot: Spot, read: Submission) -> Submission:
    """The sample with one column of the rows that hang on the emptied cell as they were read without it."""
    source, column = spot.cell(sample.typed).source, spot.column
    rows = sample.typed.sheets[spot.sheet].rows
    pairs = zip(rows, read.sheets[spot.sheet].rows, strict=True)
    changed = (replace(row, cells={**row.cells, column: other[column]}) if row[column].source == source else row for row, other in pairs)
    return with_rows(sample.typed, spot.sheet, tuple(changed))


def lines_lost(sample: Sample) -> Iterator[Result]:
    """All lines of a sheet whose lost lines the reader reports, every second one at a time."""
    for form in sample.profile.sheets.values():
        if form.kind != "lines" or form.fixed or form.name == sample.profile.facts.sheet:
            continue
        rows = sample.typed.sheets[form.name].rows
        for part in (rows[::2], rows[1::2]):
            gone = [(form.name, source.cell) for row in part for source in (row.source, *(c.source for c in row.cells.values())) if source]
            _, findings = _read_without(sample, gone)
            for row in part:
                if any(cell.typed is not None for cell in row.cells.values()):
                    found = next((f for f in findings if f.places[0].sheet == form.name and f.places[0].row in (row.key, row.label)), None)
                    yield LINE_LOST, Spot(form.name, rows.index(row)), "删了这一行", _verdict(found), Standing(TWICE)


def _is_required(form: SheetForm, row: Row, column: str) -> bool:
    line = form.line(row.key) if form.lines else None
    declared = form.column(column, line.side if line else 0)
    if line:
        return line.required and not line.formula(declared)
    return declared.required and not declared.formula and form.kind == "records"


def _repeated(sample: Sample, spot: Spot, form: SheetForm) -> bool:
    """Would a blank mean the same, because it repeats the row above?"""
    if not form.column(spot.column).fill_down or not spot.at:
        return False
    above = Spot(spot.sheet, spot.at - 1, spot.column)
    return above.cell(sample.typed).typed == spot.cell(sample.typed).typed


def _read_without(sample: Sample, places: list[Place]) -> tuple[Submission, list[Finding]]:
    """What the reader makes of the file when these cells are empty, and what it then has to say about it."""
    book = load_workbook(sample.path)
    for sheet, address in places:
        book[sheet][address].value = None
    path: Path = scratch() / "emptied.xlsx"
    book.save(path)
    read, findings = read_workbook(path, sample.profile)
    return read, [f for f in findings if f.places and f not in sample.reading and f.severity is not Severity.INFORMATION]


def _verdict(found: Finding | None) -> Verdict:
    return Verdict(FOUND, True, f"[{found.rule}] {found.message}") if found else Verdict(MISSED)
