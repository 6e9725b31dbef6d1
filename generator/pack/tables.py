"""The checklist as a table, in its groups."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import Row, Table
from generator.pack.cells import across, cell, centred, table
from generator.pack.states import Judged

HEADS = ("序号", "应当公开的内容", "依据", "所在位置", "页", "情况", "说明")
WIDTHS = (0.5, 2.8, 3.2, 2.9, 0.5, 1.6, 2.6)


def checklist_table(judged: tuple[Judged, ...]) -> Table:
    return table("公开内容清单", HEADS, WIDTHS, _rows(judged))


def _rows(judged: tuple[Judged, ...]) -> Iterator[Row]:
    group = ""
    for number, entry in enumerate(judged, 1):
        if entry.item.group != group:
            group = entry.item.group
            yield across(group, len(HEADS))
        yield (
            centred(str(number)),
            cell(entry.item.name),
            cell(entry.item.basis),
            cell(entry.place.title if entry.place else ""),
            centred(str(entry.place.page) if entry.place else ""),
            centred(entry.state.value),
            cell(entry.why),
        )
