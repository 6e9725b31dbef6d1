"""The figures of two years that a leader is told of: what they were, what they are, and the reason that was given."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.compose.numbers import in_unit, percentage
from generator.compose.texts import Text
from generator.model.checklist import Change
from generator.model.document import Span
from generator.model.figure import ZERO, Figure
from generator.model.profile import AmountStyle
from generator.pack.material import Material, holds

NO_REASON = "没有填写原因"
UNKNOWN = "没有填写上年的数"
UNKNOWN_NOW = "没有填写今年的数"
NONE = "—"


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure of one year as it is printed; `value` None: it was not filled in."""

    value: Decimal | None
    span: Span


@dataclass(frozen=True, slots=True)
class Changed:
    """One line of the list. `difference` and `rate` are texts; `size` is how much it changed, for the order."""

    label: str
    before: Span
    now: Span
    difference: str
    rate: str
    reason: Text
    indent: int = 0


def changed(change: Change, material: Material) -> Changed:
    """A declared change. A year that was not filled in is said so, never taken for zero."""
    style = material.outcome.profile.amounts
    this = _figure(change.now, material)
    now = amount(ZERO if this is None and change.now.table not in material.unfilled else this, style)
    before = amount(_figure(change.before, material), style)
    difference, rate = difference_of(now, before, style)
    if before.value is None:
        reason = Text(UNKNOWN)
    elif now.value is None:
        reason = Text(UNKNOWN_NOW)
    elif now.value == before.value:
        reason = Text("")
    else:
        reason = _reason(change, material)
    return Changed(change.label, before.span, now.span, difference, rate, reason, change.indent)


def amount(figure: Figure | None, style: AmountStyle) -> Amount:
    """A figure as the form prints it, a zero as 0.00."""
    if figure is None:
        return Amount(None, Span("未填"))
    value = in_unit(figure.value, style.unit)
    return Amount(value, Span(money(value, style), figure.sources))


def money(value: Decimal, style: AmountStyle) -> str:
    return f"{value:,.2f}" if style.thousands else f"{value:.2f}"


def difference_of(now: Amount, before: Amount, style: AmountStyle) -> tuple[str, str]:
    """How much more or less, and by how many percent, of the printed figures."""
    if now.value is None or before.value is None:
        return NONE, NONE
    difference = now.value - before.value
    sign = "+" if difference > 0 else ""
    rate = f"{sign}{percentage(difference, abs(before.value)):.2f}%" if before.value else NONE
    return (f"{sign}{money(difference, style)}", rate) if difference else ("持平", NONE)


def _figure(address, material: Material) -> Figure | None:
    cell = next(iter(material.cells(address)), None)
    return cell.value if cell and isinstance(cell.value, Figure) else None


def _reason(change: Change, material: Material) -> Text:
    """The first reason that was given; where the form asks for none, what the checklist says instead."""
    for address in change.reason:
        for cell in material.cells(address):
            if holds(cell):
                return Text(str(cell.value).strip(), (cell.source,) if cell.source else ())
    return Text(NO_REASON if change.reason or not change.note else change.note)
