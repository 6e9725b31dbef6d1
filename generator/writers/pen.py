"""Writes text onto a PDF page: many short runs in one text object, and the one place for structure marks."""

from __future__ import annotations

import re
from itertools import groupby

from reportlab.lib.rl_accel import escapePDF, fp_str
from reportlab.pdfbase import pdfmetrics

from generator.model.theme import TextStyle
from generator.writers.fonts import Face
from generator.writers.line_breaking import meets_latin

_RUN = re.compile("[!-~≥≤±]+|[^!-~≥≤±]+")  # Latin words and figures are not letter-spaced, everything else is
_LATIN = re.compile("[!-~≥≤±]")
_BOLDER = 0.03  # outline of a bold text in em, for want of a bold file
_BASELINE = 0.12  # height of the baseline above the lower edge of the em box, in em


def slots(text: str) -> int:
    """At how many places a line may be stretched: between any two characters that are not both of one Latin word."""
    latin = sum(len(run) - 1 for run in _RUN.findall(text) if _LATIN.match(run))
    return max(len(text) - 1 - latin, 0)


class Pen:
    """One text object on `canvas`. Write lines, then `close` it; nothing else may be drawn in between."""

    def __init__(self, canvas) -> None:
        self._canvas = canvas
        self._operators = ["BT"]
        self._font: tuple[str, float] | None = None
        self._spacing = 0.0
        self._bold = False
        self._colour = "000000"

    def style(self, style: TextStyle) -> None:
        """Take over weight and colour of `style`."""
        if style.bold != self._bold:
            self._operators.append(f"2 Tr {fp_str(style.size * _BOLDER)} w" if style.bold else "0 Tr")
            self._bold = style.bold
        if style.colour != self._colour:
            red, green, blue = (int(style.colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
            parts = fp_str(red, green, blue)
            self._operators.append(f"{parts} rg {parts} RG")
            self._colour = style.colour

    def line(
        self,
        text: str,
        face: Face,
        size: float,
        x: float,
        y: float,
        spread: float = 0.0,
        gap: float = 0.0,
        letter_spacing: float = 0.0,
    ) -> None:
        """Write `text` from x on in the line box whose em box has its lower edge at y, in points.

        `spread` points are added after every character outside Latin words, `letter_spacing` points after those
        within, `gap` (em) where 汉字 and Latin meet.
        """
        y += _BASELINE * size
        before = ""
        for run in _RUN.findall(text):
            latin = _LATIN.match(run) is not None
            if gap and before and meets_latin(before, run[0]):
                x += gap * size
            spacing = letter_spacing if latin else spread
            for font, characters in groupby(run, face.fonts.__getitem__):
                piece = "".join(characters)
                if font:
                    self._show(piece, font, size, x, y, spacing)
                x += face.width(piece) * size + spacing * len(piece)
            x += spread if latin else 0.0
            before = run[-1]

    def _show(self, text: str, font_name: str, size: float, x: float, y: float, spacing: float) -> None:
        add = self._operators.append
        document = self._canvas._doc  # ReportLab keeps each document's subset of a font under its PDFDocument
        font = pdfmetrics.getFont(font_name)
        add(f"1 0 0 1 {fp_str(x, y)} Tm")
        if spacing != self._spacing:
            add(f"{fp_str(spacing)} Tc")
            self._spacing = spacing
        for subset, codes in font.splitString(text, document):
            wanted = (font.getSubsetInternalName(subset, document), size)
            if wanted != self._font:
                add(f"{wanted[0]} {fp_str(size)} Tf")
                self._font = wanted
            add(f"({escapePDF(codes)}) Tj")

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
