"""What the sheets of a package hold: values, formulas with their stored results, number formats, merged cells.

One pass over the XML, without styles, comments, filters, pictures or tables: nothing in them can stop the reading.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from typing import NamedTuple
from xml.parsers.expat import XMLParserType

from generator.workbook import dates
from generator.workbook.coordinates import LAST_COLUMN, LAST_ROW, Spot, column_number
from generator.workbook.parts import DamagedPart, LocalNames, Package

Content = str | int | float | bool | datetime | date | time | timedelta | None

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_CONTENT = ("v", "f", "t", "rPh")
"""The elements within a cell that tell what it holds."""


class StoredCell(NamedTuple):
    """One cell. `value` is the constant or the stored result: None if there is none, "" for a text that came out empty."""

    value: Content
    number_format: str = "General"
    formula: str | None = None  # with its “=”; "" for kinds that have no text
    is_error: bool = False


class Tables(NamedTuple):
    """What cells refer to: shared strings (None where that part is lost), number formats by style, the epoch of dates."""

    strings: list[str] | None
    formats: list[str]
    is_1904: bool


class Held(NamedTuple):
    """What a sheet holds: cells with a value, merged ranges as (first row, first column, last row, last column)."""

    cells: dict[Spot, StoredCell]
    merged: list[tuple[int, int, int, int]]


class StoredSheet:
    """One sheet, read when it is first looked into: all of it, or nothing and it is `damaged`."""

    def __init__(self, package: Package, part: str, title: str, tables: Tables):
        self.title = title
        self._package, self._part, self._tables = package, part, tables

    @property
    def cells(self) -> dict[Spot, StoredCell]:
        return self._held.cells if self._held else {}

    @property
    def merged(self) -> list[tuple[int, int, int, int]]:
        return self._held.merged if self._held else []

    @property
    def damaged(self) -> bool:
        return self._held is None

    @cached_property
    def _held(self) -> Held | None:
        reader = _SheetReader(self._tables)
        try:
            self._package.parse(self._part, reader.attach)
        except (DamagedPart, ValueError, IndexError, TypeError):  # references and numbers out of any sense
            return None
        return Held(reader.cells, reader.merged)


class _SheetReader:
    """Handlers of one sheet's XML. Cells and rows without an address follow the one before.

    Most elements are cells that only look like something: ends and texts are heard only from the content of a cell to its end.
    """

    def __init__(self, tables: Tables):
        self.tables = tables
        self.cells: dict[Spot, StoredCell] = {}
        self.merged: list[tuple[int, int, int, int]] = []
        self._names = LocalNames()
        self._spot = (0, 0)
        self._cell: dict[str, str] | None = None
        self._texts: dict[str, str] = {}  # of the cell: v, f, and t for inline strings
        self._formula: dict[str, str] = {}
        self._into = ""
        self._is_sound = False  # within a note on how to pronounce an inline string
        self._shared: dict[str, tuple[str, Spot]] = {}

    def attach(self, parser: XMLParserType) -> None:
        self._parser = parser
        parser.StartElementHandler = self._start

    def _listen(self, is_inside: bool) -> None:
        self._parser.EndElementHandler = self._end if is_inside else None
        self._parser.CharacterDataHandler = self._characters if is_inside else None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = self._names[name]
        if name == "c":
            place = attributes.get("r")
            self._spot = spot_of(place) if place else (self._spot[0], self._spot[1] + 1)
            self._cell = attributes
            if self._texts:
                self._texts, self._formula = {}, {}
        elif name in _CONTENT:
            if self._cell is not None:
                self._start_content(name, attributes)
        elif name == "row":
            place = attributes.get("r")
            self._spot = (int(place) if place else self._spot[0] + 1, 0)
        elif name == "mergeCell":
            ends = [spot_of(end) for end in attributes.get("ref", "").split(":")]
            self.merged.append((*ends[0], *ends[-1]))

    def _start_content(self, name: str, attributes: dict[str, str]) -> None:
        if not self._texts:
            self._listen(True)
        if name == "rPh":
            self._is_sound = True
        elif not self._is_sound:
            self._into = name
            self._texts.setdefault(name, "")
            if name == "f":
                self._formula = attributes

    def _characters(self, text: str) -> None:
        if self._into:
            self._texts[self._into] += text

    def _end(self, name: str) -> None:
        name = self._names[name]
        if name == self._into:
            self._into = ""
        elif name == "c":
            if self._texts:
                self._finish()
            self._cell = None
            self._listen(False)
        elif name == "rPh":
            self._is_sound = False

    def _finish(self) -> None:
        spot = self._spot
        if not (0 < spot[0] <= LAST_ROW and 0 < spot[1] <= LAST_COLUMN):
            raise ValueError(spot)
        kind = self._cell.get("t", "n")
        style = int(self._cell.get("s") or 0)
        number_format = self.tables.formats[style] if style < len(self.tables.formats) else "General"
        formula = self._formula_text(spot) if "f" in self._texts else None
        value = self._value(kind, number_format)
        if formula is not None or value not in (None, ""):
            self.cells[spot] = StoredCell(value, number_format, formula, kind == "e")

    def _value(self, kind: str, number_format: str) -> Content:
        stored = self._texts.get("v", "")
        if "t" in self._texts:  # only inline strings have it, whatever the type may say
            return self._texts["t"]
        if kind in ("str", "e", "inlineStr"):
            return stored
        stored = stored.strip()
        if not stored:
            return None
        if kind == "s":
            return self.tables.strings[int(stored)]
        if kind == "b":
            return stored in ("1", "true")
        if kind == "d":
            return dates.from_text(stored)
        if kind != "n":
            raise ValueError(kind)
        return _number(stored, number_format, self.tables.is_1904)

    def _formula_text(self, spot: Spot) -> str:
        """The formula; the followers of a shared one get theirs from its first cell."""
        text, index = self._texts["f"], self._formula.get("si", "")
        if self._formula.get("t") != "shared":
            return f"={text}" if text else ""
        if text:
            self._shared[index] = (f"={text}", spot)
            return f"={text}"
        first = self._shared.get(index)
        return translated(*first, spot) if first else ""


def _number(stored: str, number_format: str, is_1904: bool) -> Content:
    """A number, or the moment that it stands for under its format; what is no number stays as it is."""
    try:
        number = int(stored)
    except ValueError:
        try:
            number = float(stored)
        except ValueError:
            return stored
    if not math.isfinite(number):
        return stored
    return dates.from_serial(number, number_format, is_1904)


@lru_cache(maxsize=4096)  # every sheet has the same few thousand
def spot_of(reference: str) -> Spot:
    """ "C5" -> (5, 3). Raises ValueError."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise ValueError(reference)
    return int(found[2]), column_number(found[1])


def translated(formula: str, first: Spot, spot: Spot) -> str:
    """The formula of cell `first` as it reads in cell `spot`."""
    from openpyxl.formula.translate import Translator, TranslatorError  # rarely needed, and slow to load

    from generator.workbook.coordinates import address

    try:
        return Translator(formula, address(first)).translate_formula(address(spot))
    except TranslatorError:
        return "=#REF!"
