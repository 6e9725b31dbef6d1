"""The sheet 常见问题: what is found in most workbooks of the county comes first."""

from __future__ import annotations

from collections.abc import Sequence

from generator.batch.book import Page
from generator.batch.county import County, Ranked
from generator.workbook.styles import height, lines_needed

NAME = "常见问题"
HEAD_ROW = 3
COLUMNS = (("名次", 6), ("规则", 8), ("程度", 8), ("问题", 40), ("部门数", 8), ("占已读取的", 11), ("次数", 8), ("涉及的部门（最先几个）", 60))
LOOKS = {"错误": "bad", "警告": "odd"}


def write_findings(page: Page, county: County, top: Sequence[str]) -> None:
    """`top` are title, summary and a hint."""
    page.top(tuple(top))
    page.sheet.set_row(HEAD_ROW, 24)
    for column, (words, width) in enumerate(COLUMNS):
        page.text(HEAD_ROW, column, words, "head")
        page.sheet.set_column(column, column, width)
    read = sum(entry.is_read for entry in county.entries)
    ranking = county.ranking()
    for number, ranked in enumerate(ranking, 1):
        _line(page, HEAD_ROW + number, number, ranked, read)
    page.sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + max(len(ranking), 1), len(COLUMNS) - 1)
    page.sheet.freeze_panes(HEAD_ROW + 1, 0)
    page.sheet.set_landscape()
    page.sheet.repeat_rows(HEAD_ROW)
    page.sheet.fit_to_pages(1, 0)


def _line(page: Page, row: int, number: int, ranked: Ranked, read: int) -> None:
    names = "、".join(ranked.names) + ("等" if ranked.bodies > len(ranked.names) else "")
    page.sheet.set_row(row, height(max(lines_needed(names, COLUMNS[-1][1]), lines_needed(ranked.title, COLUMNS[3][1]))))
    page.number(row, 0, number, "count")
    page.text(row, 1, ranked.rule, "centre")
    page.text(row, 2, ranked.severity, LOOKS.get(ranked.severity, "grey"))
    page.text(row, 3, ranked.title)
    page.number(row, 4, ranked.bodies, "count")
    page.number(row, 5, ranked.bodies / read if read else 0, "share")
    page.number(row, 6, ranked.count, "count")
    page.text(row, 7, names)
