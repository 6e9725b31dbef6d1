"""What a finding says, in the words and pieces that all reports share."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.checks.context import YUAN, money
from generator.model.finding import Finding, Operand
from generator.model.source import SourceRef

FOUND, EXPECTED, DIFFERENCE = "填写", "应为", "相差"


@dataclass(frozen=True, slots=True)
class Side:
    """The addends of one side of a comparison; `label` says which side, `total` is their sum as printed ("" if they are no sum)."""

    label: str
    operands: tuple[Operand, ...]
    total: str = ""


def comparison(finding: Finding) -> tuple[tuple[str, str], ...]:
    """Found, expected and difference, each with its label, as far as they are known."""
    values = ((FOUND, finding.found), (EXPECTED, finding.expected), (DIFFERENCE, finding.difference))
    return tuple((label, value) for label, value in values if value)


def sides(finding: Finding) -> tuple[Side, ...]:
    """The operands by the side that they add up to; in one piece without a sum if they add up to neither (单价×数量 is no sum)."""
    operands = finding.operands
    if len(operands) < 2:
        return ()
    if _adds_up(operands, finding.expected):
        return (Side(EXPECTED, operands, finding.expected),)
    if _adds_up(operands, finding.found):
        return (Side(FOUND, operands, finding.found),)
    for cut in range(1, len(operands)):
        left, right = operands[:cut], operands[cut:]
        if _adds_up(left, finding.found) and _adds_up(right, finding.expected):
            return Side(FOUND, left, finding.found), Side(EXPECTED, right, finding.expected)
    return (Side("", operands),)


def short_place(place: SourceRef) -> str:
    """“支出总表 D2”."""
    return f"{place.sheet} {place.cell}".strip()


def operand_place(operand: Operand) -> str:
    """Where an operand stands; the cell alone if its label begins with the sheet, "" if it stands nowhere."""
    source = operand.source
    if source is None:
        return ""
    return source.cell if operand.label.startswith(source.sheet) else short_place(source)


def _adds_up(operands: tuple[Operand, ...], printed: str) -> bool:
    return bool(printed) and money(sum((o.value for o in operands), Decimal(0))) == printed.removesuffix(YUAN)
