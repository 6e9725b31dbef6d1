"""A PDF read back as what it shows, from nothing but the characters and rules on its pages: lines and ruled tables.

A table that goes on over pages is put together again; what each page repeats (banner, head) must be the same there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pdfplumber

from tests.support.readback_docx import UNIT_LINE, Cell, Grid

_PAGE_NUMBER = re.compile(r"^— ?([0-9]+|[IVX]+) ?—$")
_NEAR = 0.4  # points by which rules that belong together may miss each other
_GAP = 2.0  # em between the parts of a banner
_BANNER_PITCH = 22.0  # points from a banner's last line to the rule or line below it, at most
_ASCENT = 0.4  # em from the baseline to the middle of a character


class ReadingError(Exception):
    """The pages contradict each other."""


@dataclass(frozen=True)
class Line:
    """Characters on one baseline within one cell or outside tables. Lengths in points; `y` is the baseline, upwards.

    `x1` may fall short where a line is letter-spaced: pdfminer drops the space where a font's subsets change.
    """

    text: str
    page: int
    x0: float
    x1: float
    y: float
    size: float
    font: str


@dataclass(frozen=True)
class Page:
    """One page: its running head, printed number and everything between."""

    number: int
    width: float
    height: float
    head: str
    label: str
    blocks: tuple[Line | Grid, ...]


@dataclass(frozen=True)
class Paper:
    """`front` are cover and contents, `pages` the rest; `blocks` are all of `pages` with the tables put together."""

    front: tuple[Page, ...]
    pages: tuple[Page, ...]
    blocks: tuple[Line | Grid, ...]
    characters: tuple[tuple[str, str], ...]  # (character, font name) of everything drawn

    @property
    def grids(self) -> list[Grid]:
        return [block for block in self.blocks if isinstance(block, Grid)]

    @property
    def lines(self) -> list[Line]:
        """Every line between the running heads, those in cells as well."""
        texts = [block for page in (*self.front, *self.pages) for block in page.blocks if isinstance(block, Line)]
        return texts + [line for grid in self.grids for cell in grid.cells for line in cell.lines]


def read_pdf(path: Path) -> Paper:
    """Read every page."""
    pages: list[Page] = []
    characters: list[tuple[str, str]] = []
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            drawn = [c for c in page.chars if c["upright"]]
            characters += [(c["text"], c["fontname"]) for c in drawn]
            pages.append(_page(number, page, drawn))
            page.close()
    front = tuple(page for page in pages if not page.label.isdecimal())
    body = tuple(page for page in pages if page.label.isdecimal())
    if pages != [*front, *body]:
        raise ReadingError("pages without a number stand among those that have one")
    heads = {page.head for page in pages if page.label}
    if len(heads) > 1:
        raise ReadingError(f"the running head changes: {heads}")
    return Paper(front, body, tuple(_titled(_joined(body))), tuple(characters))


@dataclass(frozen=True)
class _Piece(Grid):
    """What one page shows of a table. `edges` are the places of its column edges; joined pieces become a Grid."""

    edges: tuple[float, ...] = ()


def _page(number: int, page, drawn: list[dict]) -> Page:
    tables = [_Rules(rules) for rules in _clusters(page.lines)]
    inside: list[dict[int, list[dict]]] = [defaultdict(list) for _ in tables]
    outside: list[dict] = []
    height = float(page.height)
    for character in drawn:
        x = (character["x0"] + character["x1"]) / 2
        y = height - character["matrix"][5] - _ASCENT * character["size"]
        for table, cells in zip(tables, inside):
            if table.top < y < table.bottom:
                cells[table.cell_at(x, y)].append(character)
                break
        else:
            outside.append(character)
    lines = list(_lines(outside, number))
    head = label = ""
    if lines and (match := _PAGE_NUMBER.match(lines[-1].text)):
        head, label = lines[0].text, match[1]
        lines = lines[1:-1]
    blocks: list[Line | Grid] = list(lines)
    for table, cells in zip(tables, inside):
        above = height - table.top
        banner, used = _banner([line for line in lines if line.y > above], table.x, above)
        blocks = [block for block in blocks if block not in used]
        texts = {cell: tuple(_lines(found, number)) for cell, found in cells.items()}
        at = sum(isinstance(block, Grid) or block.y > above for block in blocks)
        blocks.insert(at, table.piece(texts, banner, number))
    return Page(number, float(page.width), height, head, label, tuple(blocks))


def _lines(characters: Iterable[dict], page: int) -> Iterator[Line]:
    """The characters by baseline, from the top down."""
    rows: dict[float, list[dict]] = defaultdict(list)
    for character in characters:
        rows[round(character["matrix"][5], 1)].append(character)
    for y in sorted(rows, reverse=True):
        row = sorted(rows[y], key=lambda character: character["matrix"][4])
        text = "".join(character["text"] for character in row)
        fonts = [character["fontname"] for character in row]
        font = max(sorted(set(fonts)), key=fonts.count)
        yield _SpacedLine(text, page, row[0]["x0"], row[-1]["x1"], y, row[0]["size"], font, parts=_parts(row))


@dataclass(frozen=True)
class _SpacedLine(Line):
    """A line that remembers the parts of it that stand far apart: (text, x0, x1)."""

    parts: tuple[tuple[str, float, float], ...] = ()


def _parts(row: list[dict]) -> tuple[tuple[str, float, float], ...]:
    parts = [[row[0]]]
    for before, character in zip(row, row[1:]):
        if character["x0"] - before["x1"] > _GAP * character["size"]:
            parts.append([])
        parts[-1].append(character)
    return tuple(("".join(c["text"] for c in part), part[0]["x0"], part[-1]["x1"]) for part in parts)


def _banner(above: list, x: list[float], edge: float) -> tuple[tuple[str, ...], list]:
    """The parts of the banner right above the rule at `edge`, and the lines that make it: its first line runs from the
    table's left to its right edge in several parts."""
    used: list = []
    for line in reversed(above):
        if line.y - edge > _BANNER_PITCH or len(used) > 3:
            break
        used.insert(0, line)
        edge = line.y
        if len(line.parts) > 1 and abs(line.parts[0][1] - x[0]) < 1 and abs(line.parts[-1][2] - x[-1]) < 1:
            return tuple(_banner_texts(used, x)), used
    return (), []


def _banner_texts(lines: list, x: list[float]) -> Iterator[str]:
    """The parts, each with its lines: a part belongs to the part of the first line that it overlaps."""
    for number, (_, left, right) in enumerate(lines[0].parts):
        before = lines[0].parts[number - 1][2] if number else x[0] - 1
        after = lines[0].parts[number + 1][1] if number + 1 < len(lines[0].parts) else x[-1] + 1
        reach = before < left and right < after
        yield "".join(text for line in lines for text, a, b in line.parts if reach and a >= before and b <= after)


def _clusters(rules: list[dict]) -> Iterator[list[dict]]:
    """The rules of each table: tables stand one below the other."""
    cluster: list[dict] = []
    bottom = 0.0
    for rule in sorted(rules, key=lambda rule: (rule["top"], rule["bottom"])):
        if cluster and rule["top"] > bottom + _NEAR:
            yield cluster
            cluster = []
        bottom = max(bottom, rule["bottom"]) if cluster else rule["bottom"]
        cluster.append(rule)
    if cluster:
        yield cluster


def _distinct(places: Iterable[float]) -> list[float]:
    distinct: list[float] = []
    for place in sorted(places):
        if not distinct or place > distinct[-1] + _NEAR:
            distinct.append(place)
    return distinct


class _Rules:
    """The rules of one table on one page, and the cells they enclose. Positions are from the top left corner."""

    def __init__(self, rules: list[dict]) -> None:
        upright = [rule for rule in rules if rule["x1"] - rule["x0"] < _NEAR]
        level = [rule for rule in rules if rule["bottom"] - rule["top"] < _NEAR]
        if len(upright) + len(level) != len(rules):
            raise ReadingError("a rule that is neither level nor upright")
        self.x = _distinct([rule["x0"] for rule in upright])
        self.y = _distinct([rule["top"] for rule in level])
        self.top, self.bottom = self.y[0], self.y[-1]
        self._beside = [[(r["top"], r["bottom"]) for r in upright if abs(r["x0"] - x) < _NEAR] for x in self.x]
        self._below = [[(r["x0"], r["x1"]) for r in level if abs(r["top"] - y) < _NEAR] for y in self.y]
        self._number = self._merge()

    def _merge(self) -> dict[tuple[int, int], int]:
        """The number of the cell at each place: places without a rule between them are one cell."""
        number: dict[tuple[int, int], int] = {}
        for row, upper in enumerate(self.y[:-1]):
            middle = (upper + self.y[row + 1]) / 2
            for column, left in enumerate(self.x[:-1]):
                centre = (left + self.x[column + 1]) / 2
                neighbours = (
                    ((row, column - 1), self._beside[column], middle),
                    ((row - 1, column), self._below[row], centre),
                )
                joined = [
                    number[place]
                    for place, rules, at in neighbours
                    if place in number and not any(a < at < b for a, b in rules)
                ]
                number[row, column] = min(joined, default=len(number))
                if len(set(joined)) == 2:
                    number = {place: min(joined) if n in joined else n for place, n in number.items()}
        return number

    def cell_at(self, x: float, y: float) -> int:
        column = min(max(bisect_right(self.x, x) - 1, 0), len(self.x) - 2)
        return self._number[bisect_right(self.y, y) - 1, column]

    def piece(self, texts: dict[int, tuple[Line, ...]], banner: tuple[str, ...], page: int) -> _Piece:
        places: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for place, number in self._number.items():
            places[number].append(place)
        cells = []
        for number, covered in places.items():
            (top, left), (bottom, right) = min(covered), max(covered)
            height, width = bottom - top + 1, right - left + 1
            if len(covered) != height * width:
                raise ReadingError(f"page {page}: a cell that is no rectangle, {covered}")
            lines = texts.get(number, ())
            cells.append(Cell("".join(line.text for line in lines), top, left, height, width, lines))
        edges = tuple(self.x)
        return _Piece(len(self.y) - 1, len(edges) - 1, tuple(cells), 0, banner, pages=(page,), edges=edges)


def _joined(pages: Iterable[Page]) -> Iterator[Line | Grid]:
    """All blocks; the pieces of a table that goes on at the top of the next page are put together."""
    pieces: list[_Piece] = []
    for page in pages:
        for number, block in enumerate(page.blocks):
            goes_on = pieces and number == 0 and isinstance(block, _Piece) and _fits(pieces, block)
            if pieces and not goes_on:
                yield _put_together(pieces)
                pieces = []
            if isinstance(block, _Piece):
                pieces.append(block)
            else:
                yield block
    if pieces:
        yield _put_together(pieces)


def _fits(pieces: list[_Piece], piece: _Piece) -> bool:
    """Whether a piece can go on with a table: the same banner, and no column edge beside the table's own."""
    own = _distinct(edge for piece in pieces for edge in piece.edges)
    both = _distinct([*own, *piece.edges])
    return len(both) in (len(own), len(piece.edges)) and bool(piece.banner) == bool(pieces[0].banner)


def _put_together(pieces: list[_Piece]) -> Grid:
    edges = _distinct(edge for piece in pieces for edge in piece.edges)
    pieces = [_widened(piece, edges) for piece in pieces]
    first = pieces[0]
    for piece in pieces[1:]:
        if piece.banner != first.banner:
            raise ReadingError(f"page {piece.pages[0]}: the banner is {piece.banner}, not {first.banner}")
    head = min((_common_rows(first, piece) for piece in pieces[1:]), default=0)
    cells, rows, starts = list(first.cells), first.rows, []
    for piece in pieces[1:]:
        starts.append(rows)
        cells += [replace(cell, top=cell.top - head + rows) for cell in piece.cells if cell.top >= head]
        rows += piece.rows - head
    return Grid(
        rows,
        len(edges) - 1,
        tuple(cells),
        head,
        first.banner,
        page_starts=tuple(starts),
        pages=tuple(piece.pages[0] for piece in pieces),
    )


def _widened(piece: _Piece, edges: list[float]) -> _Piece:
    """The piece on the column edges of the whole table: a page may show fewer of them."""
    if len(edges) == len(piece.edges):
        return piece
    new = [min(range(len(edges)), key=lambda i, place=place: abs(edges[i] - place)) for place in piece.edges]
    cells = tuple(
        replace(cell, left=new[cell.left], width=new[cell.left + cell.width] - new[cell.left]) for cell in piece.cells
    )
    return replace(piece, columns=len(edges) - 1, cells=cells)


def _common_rows(first: _Piece, piece: _Piece) -> int:
    """How many rows a page repeats from the first one; a cell that reaches below them is not repeated."""
    count = 0
    while count < min(first.rows, piece.rows) and first.filled[count] == piece.filled[count]:
        count += 1
    while any(cell.top < count < cell.top + cell.height for each in (first, piece) for cell in each.cells):
        count -= 1
    return count


def _titled(blocks: Iterable[Line | Grid]) -> Iterator[Line | Grid]:
    """The tables with the line of text above them that is no unit line, however many lines it takes."""
    title: list[Line] = []
    before: Line | Grid | None = None
    for block in blocks:
        if isinstance(block, Grid):
            block = replace(block, title="".join(line.text for line in title))
        elif not UNIT_LINE.match(block.text):
            same = before in title and (block.font, block.size, block.page) == (before.font, before.size, before.page)
            title = [*title, block] if same else [block]
        before = block
        yield block
