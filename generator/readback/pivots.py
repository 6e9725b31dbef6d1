"""Summaries that print records with their details beside them: both lists come out of the same rows."""

from __future__ import annotations

from generator.model.outline import Pivot
from generator.model.profile import Profile
from generator.readback.blocks import Cell, Grid
from generator.readback.heads import Head, Printed, find_head
from generator.readback.published import Published
from generator.readback.tables import Body

_LIKE_ENOUGH = 0.75


def find_pivot(grid: Grid, profile: Profile) -> tuple[Pivot, Head] | None:
    """The summary whose head the table has."""
    found = [(pivot, find_head(grid, _columns(pivot, profile))) for pivot in profile.pivots.values()]
    likely = [(pivot, head) for pivot, head in found if head and head.likeness >= _LIKE_ENOUGH]
    return max(likely, key=lambda entry: entry[1].likeness, default=None)


def _columns(pivot: Pivot, profile: Profile) -> list[Printed]:
    """The printed columns; the `side` of a group's columns is the group's number from 1, that of the record's 0."""
    records, details = profile.sheets[pivot.sheet], profile.sheets[pivot.details]
    over = (pivot.over,) if pivot.over else ()
    own = [Printed(column.path, 0, records.column(column.field)) for column in pivot.columns]
    return own + [
        Printed((*over, group, *column.path), number, details.column(column.field))
        for number, group in enumerate(pivot.groups, 1)
        for column in pivot.shown
    ]


def read_pivot(grid: Grid, pivot: Pivot, head: Head, published: Published) -> None:
    """Put records and details in their places. A row whose own cells are blank or merged goes on with the record above."""
    body = Body(grid, head, published.profile.sheets[pivot.sheet])
    own = {place: printed.column.name for place, printed in head.places.items() if not printed.side}
    key, owner = "", bool(pivot.owner)
    collected: dict[tuple[str, int], list[dict[str, str]]] = {}
    for number, row in body.rows():
        begins = any(row[place].text and row[place].top == number for place in own)
        if begins and owner:
            owner = False  # the body's own row with the sums stands first
            continue
        if begins:
            key = _record(pivot, own, row, body.where(number), published)
        for side in range(1, len(pivot.groups) + 1):
            texts = {printed.column.name: row[place].text for place, printed in head.places.items() if printed.side == side}
            if key and any(texts.values()):
                collected.setdefault((key, side), []).append(texts)
    for (key, side), rows in sorted(collected.items(), key=lambda entry: (int(entry[0][0]), entry[0][1])):
        for texts in rows:
            _detail(pivot, key, {pivot.by: pivot.groups[side - 1], **texts}, published)


def _record(pivot: Pivot, own: dict[int, str], row: tuple[Cell, ...], where: str, published: Published) -> str:
    """The record's key: a new one, unless a form has printed the record already."""
    name = next((row[place].text for place, column in own.items() if column == pivot.match), "")
    known = (key for key, cells in published.sheets.get(pivot.sheet, {}).items() if name and cells.get(pivot.match) == name)
    key = next(known, "") or published.add(pivot.sheet)
    for place, column in own.items():
        published.put((pivot.sheet, key, column), row[place].text, f"{where}“{column}”")
    return key


def _detail(pivot: Pivot, record: str, texts: dict[str, str], published: Published) -> None:
    key = published.add(pivot.details)
    texts = {pivot.match: published.value((pivot.sheet, record, pivot.match)), **texts}
    for column, text in texts.items():
        published.put((pivot.details, key, column), text, f"“{pivot.name}”“{column}”")
