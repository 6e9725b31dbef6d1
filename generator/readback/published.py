"""What a published file says, cell by cell, and what it says that has no place in the workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from generator.model.form import CONTENT, TOTAL
from generator.model.profile import Profile
from generator.readback.slots import Place
from generator.readback.values import Unreadable, typed

Rows = dict[str, dict[str, str]]
"""The rows of one sheet by key, each with its cells by column."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something for the clerk to look at: where it stands in the file, its text, and why it was left."""

    where: str
    text: str
    why: str


@dataclass(slots=True)
class Published:
    """Printed values by sheet and row. Rows are in the printed order; their keys are a line's name, a subject's code or
    合计, a record's number from "1". Values are as they are typed, amounts in the unit of print.

    `found` are the tables that were recognised (name, sheet), `seen` the columns of sheets that the file prints, `told` the
    cells that were taken from sentences, `remarks` what was not placed.
    """

    profile: Profile
    sheets: dict[str, Rows] = field(default_factory=dict)
    found: list[tuple[str, str]] = field(default_factory=list)
    seen: set[tuple[str, str]] = field(default_factory=set)
    told: list[Place] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def put(self, place: Place, text: str, where: str, zero: str = "") -> None:
        """Keep a printed text, as the column's type; what is no such value goes to the remarks.

        A printed amount of nothing is kept as `zero`: in tables a blank and 0.00 are the same. What was read before stays.
        """
        sheet, row, column = place
        self.seen.add((sheet, column))
        try:
            kind = self.kind(place)
            value = typed(text, kind)
        except Unreadable:
            self.remark(where, text, "不像这一栏该填的内容")
            return
        if kind == "amount" and value and not Decimal(value):
            value = zero
        before = self.value(place)
        if before and value and before != value:
            self.remark(where, text, f"前面已经读到“{before[:20]}”，这里的不同")
        elif value and not before:
            self.sheets.setdefault(sheet, {}).setdefault(row, {})[column] = value

    def add(self, sheet: str) -> str:
        """The key of a new record."""
        rows = self.sheets.setdefault(sheet, {})
        key = str(len(rows) + 1)
        rows[key] = {}
        return key

    def value(self, place: Place) -> str:
        return self.sheets.get(place[0], {}).get(place[1], {}).get(place[2], "")

    def kind(self, place: Place) -> str:
        """The type of a cell."""
        form = self.profile.sheets[place[0]]
        line = form.line(place[1]) if form.kind == "lines" else None
        return (line.type if line else "") or form.column(place[2], line.side if line else 0).type

    def has_table(self, sheet: str) -> bool:
        """Was the sheet's own table found? Then it says everything."""
        return any(name == sheet for _, name in self.found)

    def remark(self, where: str, text: str, why: str) -> None:
        self.remarks.append(Remark(where, text, why))

    def values(self, sheets: dict[str, Rows]) -> dict[str, dict | list]:
        """These rows in the shape that `fill_workbook` takes."""
        filled: dict[str, dict | list] = {}
        for name, rows in sheets.items():
            form = self.profile.sheets[name]
            if form.is_fields:
                filled[name] = {row: cells.get(CONTENT, "") for row, cells in rows.items()}
            elif form.kind == "lines":
                filled[name] = {row: dict(cells) for row, cells in rows.items()}
            else:
                total = {form.name_column: TOTAL} if form.kind == "subjects" else {}
                filled[name] = [({**cells, **total} if row == TOTAL else dict(cells)) for row, cells in rows.items()]
        return filled
