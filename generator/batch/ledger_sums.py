"""The sheet 全县合计: how many are ready, and the sums of the county as formulas over 台账, with charts beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.batch.book import FACE, Page
from generator.batch.counting import COUNTED
from generator.batch.county import ALL_STATUSES, County, Sum
from generator.batch.ledger_list import COUNTING, STATUS, STATUS_LOOKS, YEAR, Listing
from generator.model.result import BLOCKED
from generator.profiles.ledger import split_label

NAME = "全县合计"
FIRST = 7
"""The row, from 0, below the hints."""

COLOURS = {"good": "#2E7D4F", "bad": "#C0392B", "odd": "#D79B00", "grey": "#7F7F7F"}
BLUE = "#2F5597"
DECIMALS = 6
"""Decimals of 万元 that amounts in 元 can have: what formulas round away is the inexactness of binary sums only."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one chart: `first` to `last` of the sheet, the words and the values that stand there."""

    title: str
    first: int
    words: tuple[str, ...]
    values: tuple[Decimal | int, ...]
    colours: tuple[str, ...] = ()

    @property
    def last(self) -> int:
        return self.first + len(self.words) - 1


def write_sums(page: Page, listing: Listing, county: County, top: Sequence[str]) -> None:
    """`top` are title, summary and hints, as many as there are rows above `FIRST`."""
    page.top(tuple(top))
    for column, width in enumerate((18, 30, *[19, 9] * len(county.years), *[19] * len(_draft_years(county)))):
        page.sheet.set_column(column, column, width)
    blocks, row = [], FIRST
    statuses = _statuses(page, listing, county, row)
    blocks.append(statuses)
    row = statuses.last + 3
    if county.labels and county.years:
        blocks += _sums(page, listing, county, row)
    _charts(page, blocks, 2 + 2 * max(len(county.years), 1) + len(_draft_years(county)) + 1)
    page.sheet.set_landscape()
    page.sheet.fit_to_pages(1, 1)


def _statuses(page: Page, listing: Listing, county: County, row: int) -> Block:
    """How many there are of each status, as counts over 台账."""
    page.sheet.set_row(row, 22)
    for column, words in enumerate((STATUS, "说明", "个数")):
        page.text(row, column, words, "head")
    here = [status for status in ALL_STATUSES if county.of_status(status)] or list(ALL_STATUSES[:1])
    counts = tuple(len(county.of_status(status)) for status in here)
    for number, (status, count) in enumerate(zip(here, counts, strict=True), row + 1):
        page.text(number, 0, status, STATUS_LOOKS.get(status, "grey"))
        page.text(number, 1, MEANINGS.get(status, ""))
        page.formula(number, 2, f"=COUNTIF({listing.range(STATUS)},$A{number + 1})", count, "count")
    return Block("各种状态的个数", row + 1, tuple(here), counts, tuple(COLOURS[STATUS_LOOKS.get(status, "grey")] for status in here))


MEANINGS = dict(zip(ALL_STATUSES, ("已生成，数字计入合计", "改好以后再运行", "见台账的说明", "见台账的说明", "这次没有轮到", "以前生成过，工作簿后来不在了", "名单上有，没有工作簿"), strict=True))


def _draft_years(county: County) -> tuple[int, ...]:
    """The years of which there are workbooks with errors."""
    return tuple(sorted({entry.year for entry in county.of_status(BLOCKED) if entry.year}, reverse=True))


def _sums(page: Page, listing: Listing, county: County, row: int) -> list[Block]:
    """The table of sums, two columns a year and one for drafts; one block a group but the first, with the sums of the newest year."""
    heads = ["组", "项目"]
    for year in county.years:
        heads += [f"{year}年合计（万元）", "部门数"]
    heads += [f"{year}年另有：有错误、没有计入（万元）" for year in _draft_years(county)]
    page.sheet.set_row(row, 36)
    for column, words in enumerate(heads):
        page.text(row, column, words, "head")
    counted = [county.sums(county.counted(year)) for year in county.years]
    drafts = [county.sums(entry for entry in county.of_status(BLOCKED) if entry.year == year) for year in _draft_years(county)]
    blocks, at = [], row + 1
    for number, (group, labels) in enumerate(county.groups.items()):
        for place, label in enumerate(labels, at):
            page.text(place, 0, group)
            page.text(place, 1, split_label(label)[1])
            _line(page, listing, county, place, label, [sums[label] for sums in counted], [sums[label] for sums in drafts])
        if number:
            words = tuple(split_label(label)[1] for label in labels)
            blocks.append(Block(f"{county.years[0]}年{group}（万元）", at, words, tuple(counted[0][label].value for label in labels)))
        at += len(labels)
    return blocks


def _line(page: Page, listing: Listing, county: County, row: int, label: str, counted: Sequence[Sum], drafts: Sequence[Sum]) -> None:
    group, name = split_label(label)
    cells = listing.range(name, f"{group}（万元）")
    which, years, states = listing.range(COUNTING), listing.range(YEAR), listing.range(STATUS)
    for number, year in enumerate(county.years):
        own = f'{which},"{COUNTED}",{years},{year}'
        _sum(page, row, 2 + 2 * number, cells, own, counted[number], "sum")
        page.formula(row, 3 + 2 * number, f'=COUNTIFS({own},{cells},"<>")', counted[number].bodies, "count")
    for number, year in enumerate(_draft_years(county)):
        _sum(page, row, 2 + 2 * len(county.years) + number, cells, f'{states},"{BLOCKED}",{years},{year}', drafts[number], "amount")


def _sum(page: Page, row: int, column: int, cells: str, conditions: str, found: Sum, look: str) -> None:
    """The sum of what was filled in; empty, not zero, where nothing was."""
    formula = f'=IF(COUNTIFS({conditions},{cells},"<>")=0,"",ROUND(SUMIFS({cells},{conditions}),{DECIMALS}))'
    page.formula(row, column, formula, found.value if found.bodies else "", look)


def _charts(page: Page, blocks: Sequence[Block], column: int) -> None:
    """One below the other, right of the table."""
    top = 0
    face = {"name": FACE, "size": 9}
    for number, block in enumerate(blocks):
        chart = page.book.workbook.add_chart({"type": "bar"})
        points = [{"fill": {"color": colour}} for colour in block.colours]
        chart.add_series(
            {
                "name": block.title,
                "categories": [NAME, block.first, 1 if number else 0, block.last, 1 if number else 0],
                "values": [NAME, block.first, 2, block.last, 2],
                "categories_data": list(block.words),
                "values_data": [str(value) for value in block.values],
                "fill": {"color": BLUE},
                "gap": 60,
                "data_labels": {"value": True, "num_format": "#,##0.00;-#,##0.00;;" if number else "0", "font": {"name": FACE, "size": 9}},
                **({"points": points} if points else {}),
            }
        )
        chart.set_title({"name": block.title, "name_font": {"name": FACE, "size": 12}, "overlay": False})
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True, "num_font": face, "label_position": "low"})
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": min(0, *block.values)})  # the values stand at the bars
        height = 70 + 24 * len(block.words)
        chart.set_size({"width": 640, "height": height})
        page.sheet.insert_chart(FIRST, column, chart, {"y_offset": top, "description": block.title})
        top += height + 16
