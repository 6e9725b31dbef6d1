"""The samples as real workbooks, filled in two manners: leaves typed, totals computed; or every cell typed."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.checks.context import YUAN, YUAN_IN_WAN
from generator.derive import complete
from generator.model.figure import Figure
from generator.model.finding import Finding
from generator.model.form import SheetForm
from generator.model.profile import Profile
from generator.model.submission import Cell, Row, Submission
from generator.profiles.load import load_profile
from generator.workbook.fill import fill_workbook
from generator.workbook.read import read_workbook

PROFILE = "hebei_2024"
HOME = Path(__file__).resolve().parents[2] / "sample_inputs" / PROFILE
LEAVES, EVERYTHING = "填明细", "全部填"
MANNERS = (LEAVES, EVERYTHING)


@dataclass(frozen=True, slots=True)
class Sample:
    """One filled workbook as it was read: what was typed, what the reader said, and what the program completes it to."""

    name: str
    manner: str
    path: Path
    typed: Submission
    reading: tuple[Finding, ...]
    completed: Submission
    profile: Profile


@cache
def profile() -> Profile:
    return load_profile(PROFILE)


def sample_names() -> tuple[str, ...]:
    return tuple(path.stem for path in sorted(HOME.glob("*.xlsx")))


@cache
def sample(name: str, manner: str) -> Sample:
    """The sample as it lies in `sample_inputs`, or a workbook into which every cell of the completed one is typed."""
    path = HOME / f"{name}.xlsx"
    if manner == EVERYTHING:
        everything = values_of(sample(name, LEAVES).completed, profile())
        path = fill_workbook(profile(), everything, scratch() / path.name)
    typed, reading = read_workbook(path, profile())
    return Sample(name, manner, path, typed, reading, complete(typed, profile()), profile())


def scratch() -> Path:
    """A folder of this process for its workbooks, gone when it ends."""
    return Path(_scratch(os.getpid()).name)


@cache
def _scratch(process: int) -> tempfile.TemporaryDirectory:
    return tempfile.TemporaryDirectory(prefix=f"gongkai-mutations-{process}-")


def settle(folder: str) -> None:
    """A worker keeps its folder in the one of the process that started it: workers end without tidying up."""
    tempfile.tempdir = folder


def values_of(submission: Submission, profile: Profile) -> dict:
    """All values of a submission, as `fill_workbook` takes them."""
    sheets = {}
    for name, sheet in submission.sheets.items():
        form = profile.sheets[name]
        rows = [(row.key, _values(row, form, submission.unit)) for row in sheet.rows]
        if sheet.present:
            sheets[name] = {key: values for key, values in rows if values} if form.kind == "lines" else [values for _, values in rows]
    return sheets


def _values(row: Row, form: SheetForm, unit: str) -> dict[str, str]:
    return {column: _text(cell, form, row, column, unit) for column, cell in row.cells.items() if cell.value is not None}


def _text(cell: Cell, form: SheetForm, row: Row, column: str, unit: str) -> str:
    if not isinstance(cell.value, Figure):
        return str(cell.value)
    times = YUAN_IN_WAN if unit == YUAN and type_of(form, row, column) == "amount" else 1
    return f"{cell.value.value * times:f}"


def type_of(form: SheetForm, row: Row, column: str) -> str:
    """The type of a cell: that of its line where it has one of its own, else that of its column."""
    line = form.line(row.key) if form.lines else None
    return line.type if line and line.type else form.column(column, line.side if line else 0).type
