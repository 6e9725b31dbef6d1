"""Required cells that are empty all down a column are one finding: after the year turned a whole column of amounts is. Single fields are told one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.model.finding import Finding
from generator.model.form import CONTENT

EMPTY = "R15"
NAMED = 3
"""Rows that the message names."""


def fold_empty(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, those about empty cells of one column as one, where the first of them stood."""
    columns: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        place = finding.places[0] if finding.places else None
        alone = finding.rule != EMPTY or place is None or place.column in ("", CONTENT)
        columns.setdefault(number if alone or place is None else (place.sheet, place.column), []).append(finding)
    return tuple(found[0] if len(found) == 1 else _together(found) for found in columns.values())


def _together(found: list[Finding]) -> Finding:
    places = tuple(place for finding in found for place in finding.places)
    rows = "、".join(f"“{place.row}”" for place in places[:NAMED]) + ("等" if len(places) > NAMED else "")
    message = f"“{places[0].sheet}”表的“{places[0].column}”有 {len(places)} 行没有填：{rows}"
    return replace(found[0], message=message, places=places, folded=True)
