"""Merged heads: column paths -> rows of head cells. Spans follow from shared prefixes."""

from __future__ import annotations

from collections.abc import Sequence

from generator.compose.texts import Text, span
from generator.model.document import Row, TableCell


def head_rows(paths: Sequence[tuple[str | Text, ...]]) -> tuple[Row, ...]:
    """The head of columns with these paths, top row first. A short path's last cell reaches down to the bottom."""
    depth = max((len(path) for path in paths), default=0)
    return tuple(tuple(_cell(paths, column, level, depth) for column in range(len(paths))) for level in range(depth))


def _cell(paths: Sequence[tuple[str | Text, ...]], column: int, level: int, depth: int) -> TableCell | None:
    path = paths[column]
    if level >= len(path):
        return None  # covered by the cell above
    last = level == len(path) - 1
    if not last and column > 0 and paths[column - 1][: level + 1] == path[: level + 1]:
        return None  # covered by the cell to the left
    colspan = 1
    if not last:
        while column + colspan < len(paths) and paths[column + colspan][: level + 1] == path[: level + 1]:
            colspan += 1
    rowspan = depth - level if last else 1
    return head_cell(path[level], rowspan=rowspan, colspan=colspan)


def head_cell(text: str | Text, rowspan: int = 1, colspan: int = 1) -> TableCell:
    return TableCell(((span(text),),), rowspan, colspan, role="TableHead", align="center", header=True)
