"""The largest changes against last year as tables: the declared figures, then what was compared one by one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compose.texts import Text
from generator.model.document import Block, Row
from generator.pack.cells import cell, centred, heading, number, paragraph, table
from generator.pack.changes import Changed, changed
from generator.pack.material import Material
from generator.pack.records import Compared, compared

HEADS = ("事项", "上年预算数", "本年预算数", "增减", "幅度", "主要原因")
WIDTHS = (3, 1.2, 1.2, 1.2, 1.1, 5)
RECORD_HEADS = ("变化", *HEADS)
RECORD_WIDTHS = (0.8, 4, 1.2, 1.2, 1.2, 1.1, 5)


def change_blocks(material: Material) -> Iterator[Block]:
    profile = material.outcome.profile
    banner = ("", "", f"单位：{profile.amounts.unit}")
    yield heading("二、与上年相比的变化", 1)
    lines = [changed(change, material) for change in material.checklist.changes]
    if lines:
        yield table("主要变化", HEADS, WIDTHS, _rows(lines), banner, kind="narrative")  # on one page, if it is not longer than one
    if profile.changes.list.sheet:
        yield heading(f"逐个比较：{profile.changes.list.sheet}", 2)
        records = compared(material)
        if records.lines:
            yield table("逐个比较", RECORD_HEADS, RECORD_WIDTHS, map(_record, records.lines), banner)
        yield from (paragraph(note, "TableNote") for note in records.notes)


def _rows(lines: list[Changed]) -> Iterator[Row]:
    """A reason that the clerk gave for several figures is printed once."""
    before = Text("")
    for line in lines:
        reason = Text("同上", line.reason.sources) if line.reason.sources and line.reason == before else line.reason
        yield cell(line.label, indent=line.indent), *_figures(line), cell(reason)
        before = line.reason or before


def _record(line: Compared) -> Row:
    return centred(line.kind), cell(line.changed.label), *_figures(line.changed), cell(line.changed.reason)


def _figures(line: Changed) -> Row:
    return number(line.before), number(line.now), number(line.difference), number(line.rate)
