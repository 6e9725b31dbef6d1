"""How the cells of a workbook look: one meaning, one colour. The legend on the first sheet shows the same styles."""

from __future__ import annotations

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

FACE = "宋体"
AMOUNT = "#,##0.00;-#,##0.00;;@"  # zero is blank, as in print
FORMATS = {
    "amount": AMOUNT,
    "quantity": "General;-General;;@",
    "code": "@",
    "text": "@",  # so that 4 and 95% stay what was typed
    "choice": "@",
    "percent": "0%",
    "date": "yyyy-mm-dd",
    "year": "0",
}
TYPED_FORMATS = FORMATS | {"amount": "#,##0.00", "quantity": "General"}
"""Of the cells that somebody fills in: a zero is seen there, for it says something that an empty cell does not."""

TAB_COLOURS = {"facts": "C55A11", "statutory": "2F5597", "lists": "548235", "texts": "7F6000", "help": "7F7F7F"}
CENTRED = ("code", "choice", "percent", "date", "year")

_LINE = Side(style="thin", color="8EA9C1")
BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


FILLS = {
    "head": _fill("C9D8EA"),
    "label": _fill("F2F5F9"),
    "input": _fill("FFFBE0"),
    "computed": _fill("E4E4E4"),
    "closed": _fill("F0F0F0"),
}
PLAIN = Font(name=FACE, size=10.5)
BOLD = Font(name=FACE, size=10.5, bold=True)
REQUIRED = Font(name=FACE, size=10.5, bold=True, color="C00000")
TITLE = Font(name=FACE, size=16, bold=True)
GUIDE = Font(name=FACE, size=10.5, color="1F4E79")
SMALL = Font(name=FACE, size=10, color="595959")
LINK = Font(name=FACE, size=10.5, color="0563C1", underline="single")
OPEN, LOCKED = Protection(locked=False), Protection(locked=True)


def _aligned(horizontal: str, indent: int = 0, vertical: str = "center") -> Alignment:
    return Alignment(horizontal=horizontal, vertical=vertical, wrap_text=True, indent=indent)


def head(cell: Cell, required: bool = False) -> None:
    cell.font, cell.fill, cell.border = REQUIRED if required else BOLD, FILLS["head"], BORDER
    cell.alignment = _aligned("center")


def label(cell: Cell, indent: int = 0, required: bool = False) -> None:
    cell.font, cell.fill, cell.border = REQUIRED if required else PLAIN, FILLS["label"], BORDER
    cell.alignment = _aligned("left", indent)


def value(cell: Cell, meaning: str, kind: str, align: str = "") -> None:
    """A value cell; `meaning` is input, computed or closed, `kind` the type of its column."""
    cell.font, cell.fill, cell.border = PLAIN, FILLS[meaning], BORDER
    cell.number_format = (TYPED_FORMATS if meaning == "input" else FORMATS).get(kind, "General")
    cell.protection = OPEN if meaning == "input" else LOCKED
    default = "right" if kind in ("amount", "quantity") else "center" if kind in CENTRED else "left"
    cell.alignment = _aligned(align or default)


def text(cell: Cell, font: Font = PLAIN, horizontal: str = "left", indent: int = 0) -> None:
    """A cell outside of any table."""
    cell.font, cell.alignment = font, _aligned(horizontal, indent)


def prose(cell: Cell) -> None:
    """A high cell for paragraphs, written from its top."""
    cell.alignment = _aligned("left", vertical="top")


def lines_needed(content: str, width: float) -> int:
    """How many lines `content` takes in a column of `width` characters; a Chinese character is two wide."""
    room = max(width - 1, 2)
    return sum(
        max(1, -(-sum(2 if ord(c) > 0x2E7F or c in "“”‘’—…" else 1 for c in part) // int(room)))
        for part in content.split("\n")
    )


def height(lines: int, least: float = 20) -> float:
    """The row height for a number of text lines; Excel allows 409 points."""
    return min(409.0, max(least, 15.0 * lines + 5))
