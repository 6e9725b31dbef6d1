"""Writes text onto a PDF page: many short runs in one text object, and the one place for structure marks."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics

from generator.model.theme import TextStyle
from generator.writers.embedded_font import Subset
from generator.writers.fonts import Face
from generator.writers.line_breaking import where_han_meets_latin

_LATIN = re.compile("[!-~≥≤±]+")  # words and figures are not letter-spaced, everything else is
_LATIN_APART = re.compile(f"({_LATIN.pattern})")
_BOLDER = 0.03  # outline of a bold text in em, for want of a bold file
_BASELINE = 0.12  # height of the baseline above the lower edge of the em box, in em


class Run(NamedTuple):
    """Characters of a line that one font draws in one go. `width` is in em; one that is not drawn has the font ""."""

    text: str
    font: str
    width: float
    latin: bool
    gap_before: bool  # 汉字 and Latin meet here
    ends_latin: bool  # a Latin word ends here, and may be followed by more space


def slots(text: str) -> int:
    """At how many places a line may be stretched: between any two characters that are not both of one Latin word."""
    latin = sum(len(word) - 1 for word in _LATIN.findall(text))
    return max(len(text) - 1 - latin, 0)


@lru_cache(maxsize=4096)  # a document repeats itself, and a county's documents each other
def runs_of(text: str, face: Face) -> tuple[Run, ...]:
    """The runs of one line."""
    words = _LATIN_APART.split(text)
    meetings = where_han_meets_latin(text) if len(words) > 1 else ()
    runs: list[Run] = []
    start = 0
    for number, word in enumerate(words):
        latin = number % 2 == 1
        pieces = _pieces(word, face) if word else []
        last = len(pieces) - 1
        for n, piece in enumerate(pieces):
            gap_before, ends_latin = n == 0 and start in meetings, latin and n == last
            runs.append(Run(piece, face.fonts[piece[0]], face.width(piece), latin, gap_before, ends_latin))
        start += len(word)
    return tuple(runs)


def _pieces(word: str, face: Face) -> list[str]:
    """`word`, cut where another font has to draw what follows."""
    fonts = list(map(face.fonts.__getitem__, word))
    if fonts.count(fonts[0]) == len(fonts):
        return [word]
    return ["".join(characters) for _, characters in groupby(word, face.fonts.__getitem__)]


def pdf_number(value: float) -> str:
    """A number as a PDF wants it: never with an exponent."""
    return f"{value:.7g}" if abs(value) >= 0.0001 else "0"


class Pen:
    """One text object on `canvas`. Write lines, then `close` it; nothing else may be drawn in between."""

    def __init__(self, canvas) -> None:
        self._canvas = canvas
        self._operators = ["BT"]
        self._subsets: dict[str, Subset] = {}
        self._font: tuple[str, float] | None = None
        self._spacing = 0.0
        self._bold = False
        self._colour = "000000"

    def style(self, style: TextStyle) -> None:
        """Take over weight and colour of `style`."""
        if style.bold != self._bold:
            self._operators.append(f"2 Tr {pdf_number(style.size * _BOLDER)} w" if style.bold else "0 Tr")
            self._bold = style.bold
        if style.colour != self._colour:
            parts = " ".join(pdf_number(int(style.colour[i : i + 2], 16) / 255) for i in (0, 2, 4))
            self._operators.append(f"{parts} rg {parts} RG")
            self._colour = style.colour

    def line(self, text: str, face: Face, size: float, x: float, y: float, **spaces: float) -> None:
        """Write `text`; see `runs`."""
        self.runs(runs_of(text, face), size, x, y, **spaces)

    def runs(
        self,
        runs: tuple[Run, ...],
        size: float,
        x: float,
        y: float,
        spread: float = 0.0,
        gap: float = 0.0,
        letter_spacing: float = 0.0,
    ) -> None:
        """Write a line from x on in the line box whose em box has its lower edge at y, in points.

        `spread` points are added after every character outside Latin words, `letter_spacing` points after those
        within, `gap` (em) where 汉字 and Latin meet.
        """
        base = pdf_number(y + _BASELINE * size)
        for text, font, width, latin, gap_before, ends_latin in runs:
            if gap_before:
                x += gap * size
            spacing = letter_spacing if latin else spread
            if font:
                self._show(text, font, size, f"1 0 0 1 {pdf_number(x)} {base} Tm", spacing)
            x += width * size + spacing * len(text)
            if ends_latin:
                x += spread

    def _show(self, text: str, font: str, size: float, place: str, spacing: float) -> None:
        subset = self._subsets.get(font) or self._subset(font)
        if spacing != self._spacing:
            place += f" {spacing:.6f} Tc"
            self._spacing = spacing
        if (font, size) != self._font:
            place += f" /{subset.name} {pdf_number(size)} Tf"
            self._font = font, size
        self._operators.append(f"{place} {subset.written(text)} Tj")

    def _subset(self, font: str) -> Subset:
        """What this document uses of a font."""
        self._subsets[font] = pdfmetrics.getFont(font).subset(self._canvas._doc)
        return self._subsets[font]

    def mark_begin(self, tag: str) -> None:
        """Here a structure element ("P", "H1", "TD", ...) begins. A tagged PDF will write a BDC operator here."""

    def mark_end(self) -> None:
        """Here the structure element begun last ends. A tagged PDF will write an EMC operator here."""

    def close(self) -> None:
        if self._bold:
            self._operators.append("0 Tr")
        if self._spacing:
            self._operators.append("0 Tc")
        if self._colour != "000000":
            self._operators.append("0 0 0 rg 0 0 0 RG")
        self._canvas.addLiteral("\n".join([*self._operators, "ET"]))
