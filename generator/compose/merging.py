"""Cells that repeat are merged downwards: labels of groups, projects with several rows."""

from __future__ import annotations

from dataclasses import replace

from generator.model.document import Span, TableCell


def merge_down(rows: list[list[TableCell | None]], position: int, within: int | None = None) -> None:
    """Merge equal neighbours of one column downwards. The merged cell remembers the cells of all of them.

    With `within`, only as far as that column, merged before, reaches.
    """
    start = 0
    for index in range(1, len(rows) + 1):
        first = rows[start][position]
        broken = index < len(rows) and within is not None and rows[index][within] is not None
        if index < len(rows) and not broken and first.text and rows[index][position].text == first.text:
            continue
        if index - start > 1:
            lines = _together([row[position] for row in rows[start:index]])
            rows[start][position] = replace(first, lines=lines, rowspan=index - start)
            for below in range(start + 1, index):
                rows[below][position] = None
        start = index


def _together(cells: list[TableCell]) -> tuple[tuple[Span, ...], ...]:
    """The lines of cells with the same text, with the sources of all."""
    sources = tuple(dict.fromkeys(source for cell in cells for line in cell.lines for part in line for source in part.sources))
    return tuple(tuple(replace(part, sources=sources) for part in line) for line in cells[0].lines)
