"""What the check still has to say, in the order and numbering of every other report, and what was let pass by whom."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import Block, Row
from generator.model.finding import Finding, Waiver
from generator.pack.cells import cell, centred, heading, paragraph, table
from generator.pack.material import Material
from generator.reports.arrange import WAIVED, Entry, Group, arrange
from generator.reports.words import comparison, short_place

HEADS = ("序号", "规则", "位置", "问题", "办法")
WIDTHS = (0.6, 0.6, 2, 6.4, 4)
WAIVER_HEADS = ("规则", "表和位置", "放行的问题", "理由", "说明人")
WAIVER_WIDTHS = (0.6, 2, 5, 5, 1)
PLACES_AT_MOST = 3
NOTHING = "没有。"


def finding_blocks(material: Material) -> Iterator[Block]:
    """Errors (of a draft), warnings and remarks, each in a table of its own, then the waivers."""
    groups = {group.key: group for group in arrange(material.outcome)}
    waived = groups.pop(WAIVED, None)
    yield heading("三、校验还提出的问题", 1)
    if not groups:
        yield paragraph(NOTHING, "TableNote")
    for group in groups.values():
        yield heading(f"{group.name}（{len(group.entries)} 项）", 2)
        yield table(group.name, HEADS, WIDTHS, _rows(group))
    yield heading("四、已说明的例外", 1)
    if waived:
        yield table(waived.name, WAIVER_HEADS, WAIVER_WIDTHS, _waived(waived))
    else:
        yield paragraph(NOTHING, "TableNote")


def _rows(group: Group) -> Iterator[Row]:
    for entry in group.entries:
        yield _row(entry)
        yield from map(_row, entry.symptoms)


def _row(entry: Entry) -> Row:
    finding = entry.finding
    return centred(entry.number), centred(finding.rule), cell(_places(finding)), cell(_problem(finding)), cell(finding.fix)


def _places(finding: Finding) -> str:
    places = list(dict.fromkeys(short_place(place) for place in finding.places))
    left = len(places) - PLACES_AT_MOST
    return "\n".join(places[:PLACES_AT_MOST]) + (f"\n等 {len(places)} 处" if left > 0 else "")


def _problem(finding: Finding) -> str:
    compared = "　".join(f"{label}：{value}" for label, value in comparison(finding))
    return "\n".join(part for part in (finding.title, finding.message, compared) if part)


def _waived(group: Group) -> Iterator[Row]:
    """One row a statement, with everything that it let pass."""
    by_waiver: dict[Waiver, list[Finding]] = {}
    for entry in group.entries:
        by_waiver.setdefault(entry.finding.waiver, []).append(entry.finding)
    for waiver, findings in by_waiver.items():
        problems = "\n".join(dict.fromkeys(f"{f.title}（{f.severity.value}）：{f.message}" for f in findings))
        yield centred(waiver.rule), cell(f"{waiver.sheet}　{waiver.place}"), cell(problems), cell(waiver.reason), centred(waiver.who)
