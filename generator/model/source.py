"""Where a value was typed. Every value keeps its sheet and cell for life, so that every later message can point."""

from __future__ import annotations

from typing import NamedTuple


class SourceRef(NamedTuple):
    """One cell of the clerk's workbook, by address and in words.

    `sheet` is the sheet's name as the clerk sees it, `cell` its address ("C12"; "" for a whole sheet),
    `row` and `column` say in the clerk's words what stands there ("2010301 行政运行", "基本支出").
    A tuple, because a workbook has thousands of them and whatever traces a number looks things up by them.
    """

    sheet: str
    cell: str = ""
    row: str = ""
    column: str = ""

    def __str__(self) -> str:
        words = "、".join(
            part for part in (f"“{self.row}”行" if self.row else "", f"“{self.column}”列" if self.column else "") if part
        )
        place = f"“{self.sheet}”表" + (f"{self.cell}单元格" if self.cell else "")
        return place + (f"（{words}）" if words else "")
