"""Heads of printed tables: which column of a table is which column of a form."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.form import CodePart, Column, SheetForm
from generator.readback.blocks import Grid
from generator.readback.words import plain

_DEEPEST, _BANNER_ROWS = 4, 4


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed column: its head from top to bottom, and what stands in it: a value, a piece of a code, or line labels."""

    path: tuple[str, ...]
    side: int = 0
    column: Column | None = None
    part: CodePart | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """A head that was found: its rows in the grid, the columns by their place, and how well it fits (0 to 1)."""

    first: int
    rows: int
    places: dict[int, Printed]
    likeness: float

    @property
    def body(self) -> int:
        return self.first + self.rows


def printed_columns(form: SheetForm) -> list[Printed]:
    """The columns of a form's table in their order, without 序号."""
    result: list[Printed] = []
    for number, side in enumerate(form.sides):
        over = (side.head,) if side.head else ()
        if form.kind == "lines" and form.labels:
            result.append(Printed((*over, side.label_head), number))
        for column in side.columns:
            for part in (column.parts or (None,)) if column.printed else ():
                result.append(Printed((*over, *(part or column).path), number, column, part))
    return result


def find_head(grid: Grid, columns: list[Printed], start: int = 0) -> Head | None:
    """The best head of these columns among the first rows behind `start`; None if not one column fits."""
    depth = max((len(column.path) for column in columns), default=1)
    best: Head | None = None  # of equals the lowest and shortest: rows above it are banners
    for first in range(start, min(start + _BANNER_ROWS, len(grid.rows))):
        for rows in range(1, min(depth + 1, _DEEPEST, len(grid.rows) - first) + 1):
            head = _fit(grid, first, rows, columns)
            if head.likeness and (best is None or (head.likeness, first) > (best.likeness, best.first)):
                best = head
    return best


def _fit(grid: Grid, first: int, rows: int, columns: list[Printed]) -> Head:
    paths = paths_of(grid, first, rows)
    wanted = [tuple(plain(part) for part in column.path) for column in columns]
    pairs = _aligned(wanted, paths)
    real = sum(bool(path) for path in paths) or 1
    spare = 1 if real > len(columns) else 0  # 序号
    likeness = 2 * sum(score for _, _, score in pairs) / (len(columns) + max(real - spare, 1))
    return Head(first, rows, {place: columns[n] for n, place, _ in pairs}, min(likeness, 1.0))


def paths_of(grid: Grid, first: int, rows: int) -> list[tuple[str, ...]]:
    """The words above each column from top to bottom. A blank cell belongs to what stands left of it, if words follow below."""
    paths = []
    for column in range(grid.width):
        path: list[str] = []
        for row in range(first, first + rows):
            text = plain(grid.rows[row][column].text) or _left(grid, row, column, first + rows)
            if text and (not path or path[-1] != text):
                path.append(text)
        paths.append(tuple(path))
    return paths


def _left(grid: Grid, row: int, column: int, end: int) -> str:
    """The nearest words to the left in the same row, for a column that has a head of its own further down only."""
    below = any(plain(grid.rows[lower][column].text) for lower in range(row + 1, end))
    above = any(plain(grid.rows[upper][column].text) for upper in range(max(0, row - 1), row))
    if not below or above:
        return ""
    words = (plain(grid.rows[row][left].text) for left in range(column - 1, -1, -1))
    return next((text for text in words if text), "")


def _aligned(wanted: list[tuple[str, ...]], paths: list[tuple[str, ...]]) -> list[tuple[int, int, float]]:
    """The pairs of expected and printed columns that fit best, both in their order: (expected, place, how well)."""
    best = [[0.0] * (len(paths) + 1) for _ in range(len(wanted) + 1)]
    for i, path in enumerate(wanted):
        for j, printed in enumerate(paths):
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], best[i][j] + _alike(path, printed))
    pairs = []
    i, j = len(wanted), len(paths)
    while i and j:
        score = _alike(wanted[i - 1], paths[j - 1])
        if score and best[i][j] == best[i - 1][j - 1] + score:
            pairs.append((i - 1, j - 1, score))
            i, j = i - 1, j - 1
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _alike(wanted: tuple[str, ...], printed: tuple[str, ...]) -> float:
    """1 for the same head, less where only the lowest words are the same."""
    if not wanted or not printed or wanted[-1] != printed[-1]:
        return 0.0
    return 1.0 if wanted == printed[-len(wanted) :] else 0.9 if set(wanted) & set(printed[:-1]) or len(wanted) == 1 else 0.7
