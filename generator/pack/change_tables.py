"""The largest changes against last year as tables: the declared figures, then the projects one by one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import Block, Row
from generator.pack.cells import cell, heading, number, paragraph, table
from generator.pack.changes import Changed, changed
from generator.pack.material import Material

HEADS = ("事项", "上年预算数", "本年预算数", "增减", "幅度", "主要原因")
WIDTHS = (3, 1.2, 1.2, 1.2, 1.1, 5)


def change_blocks(material: Material) -> Iterator[Block]:
    checklist, unit = material.checklist, material.outcome.profile.amounts.unit
    yield heading("二、与上年相比的变化", 1)
    lines = [changed(change, material) for change in checklist.changes]
    if lines:
        yield table("主要变化", HEADS, WIDTHS, map(_row, lines), ("", "", f"单位：{unit}"))
    else:
        yield paragraph("没有列出要比较的数。", "TableNote")


def _row(line: Changed) -> Row:
    return (
        cell(line.label, indent=line.indent),
        number(line.before),
        number(line.now),
        number(line.difference),
        number(line.rate),
        cell(line.reason),
    )
