"""Where each item of the checklist stands: there, an empty table that says so, missing, not as it should be, not asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator.compose.tables import is_empty
from generator.model.checklist import Item
from generator.model.expression import Address
from generator.model.finding import Finding, Severity
from generator.model.form import CONTENT
from generator.pack.material import ALL_ROWS, Material, Place, counts, holds


class State(Enum):
    PRESENT = "有"
    EMPTY = "空表（已说明）"
    MISSING = "缺"
    WRONG = "不符"
    OUTSIDE = "不适用"


OPEN = (State.MISSING, State.WRONG)
"""What has to be put right before anybody signs."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An item, how it stands, why (not always said), and where in the text; `place` None: nowhere."""

    item: Item
    state: State
    why: str = ""
    place: Place | None = None


def judge(item: Item, material: Material) -> Judged:
    """How the item stands. What is missing is told before what is wrong."""
    place = _place(item, material)
    if item.applies and not any(counts(cell) for address in item.applies for cell in material.cells(address)):
        return Judged(item, State.OUTSIDE, item.otherwise, place)
    missing = tuple(_missing(item, place, material))
    wrong = tuple(_wrong(item, material))
    if missing:
        return Judged(item, State.MISSING, "；".join((*missing, *wrong)), place)
    waived = tuple(_waived(item, material))
    if wrong:
        return Judged(item, State.WRONG, "；".join((*wrong, *waived)), place)
    if place and item.table and _is_blank(item, material):
        explained = material.heading(item.explained) if item.explained else None
        why = f"见“{explained.title}”（第 {explained.page} 页）" if explained else "表下有说明"
        return Judged(item, State.EMPTY, "；".join((why, *waived)), place)
    return Judged(item, State.PRESENT, "；".join((*_told(item, material), *waived)), place)


def _place(item: Item, material: Material) -> Place | None:
    if item.table:
        return material.table(item.table)
    return material.heading(item.heading) if item.heading else None


def _is_blank(item: Item, material: Material) -> bool:
    return is_empty(material.outcome.submission.sheet(item.table), material.form(item.table))


def _missing(item: Item, place: Place | None, material: Material) -> Iterator[str]:
    """What should be in the text or the workbook and is not."""
    if item.table and place is None:
        yield "公开文本里没有这张表"
    elif item.table and _is_blank(item, material) and not _is_explained(item, place, material):
        yield "是空表，没有说明"
    if item.heading and place is None:
        yield f"公开文本里没有“{item.heading}”这一节"
    elif item.heading and not material.says_something(place):
        yield "只有标题，没有内容"
    for address in item.filled:
        cells = list(material.cells(address))
        empty = sum(not holds(cell) for cell in cells)
        if empty and address.row == ALL_ROWS:
            yield f"“{_words(address)}”有 {empty} 行没有填"
        elif empty or not cells:
            yield f"“{_words(address)}”没有填"
    for address in item.dates:
        if not any(isinstance(cell.value, date) for cell in material.cells(address)):
            yield f"“{_words(address)}”没有填"


def _is_explained(item: Item, place: Place, material: Material) -> bool:
    note = material.form(item.table).empty_note
    if note and material.note_below(place, note):
        return True
    elsewhere = material.heading(item.explained) if item.explained else None
    return elsewhere is not None and material.says_something(elsewhere)


def _wrong(item: Item, material: Material) -> Iterator[str]:
    """What the dates and the rules have against it."""
    days = _days(item, material)
    if days is not None and days < 0:
        yield f"“{item.dates[1].row}”比“{item.dates[0].row}”早 {-days} 日"
    elif days is not None and days > item.days:
        yield f"{_distance(item, days)}，超过 {item.days} 日"
    told = [f for f in _said(item, material) if f.severity is not Severity.INFORMATION and not f.waiver]
    for (rule, title), number in Counter((finding.rule, finding.title) for finding in told).items():
        yield f"{rule} {title}" + (f"（{number} 处）" if number > 1 else "")


def _said(item: Item, material: Material) -> Iterator[Finding]:
    """What the item's rules have found; where it is about a table, in that table only."""
    for finding in material.findings:
        if finding.rule in item.clean and (not item.table or any(place.sheet == item.table for place in finding.places)):
            yield finding


def _waived(item: Item, material: Material) -> Iterator[str]:
    waivers = {f.waiver: f for f in _said(item, material) if f.waiver}
    yield from (f"{finding.rule} 已作例外说明（{waiver.who}）" for waiver, finding in waivers.items())


def _told(item: Item, material: Material) -> Iterator[str]:
    days = _days(item, material)
    if days is not None:
        yield _distance(item, days)


def _distance(item: Item, days: int) -> str:
    return f"“{item.dates[1].row}”在“{item.dates[0].row}”后第 {days} 日"


def _days(item: Item, material: Material) -> int | None:
    """How many days lie between the two dates; None if one of them is missing."""
    values = [next((cell.value for cell in material.cells(address)), None) for address in item.dates]
    if len(values) != 2 or not all(isinstance(value, date) for value in values):
        return None
    return (values[1] - values[0]).days


def _words(address: Address) -> str:
    """The place in a clerk's words: “项目”的“绩效目标”."""
    if not address.row:
        return address.table or address.column
    row = () if address.row == ALL_ROWS else (address.row,)
    return "”的“".join(part for part in (address.table, *row, "" if row and address.column == CONTENT else address.column) if part)
