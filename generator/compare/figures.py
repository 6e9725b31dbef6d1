"""How the figures of a comparison are written, in Word and on the page alike."""

from __future__ import annotations

from decimal import Decimal

from generator.compare.model import Amount, Entry, State, Words
from generator.compose.numbers import in_unit, quantity
from generator.model.figure import Figure
from generator.model.profile import AmountStyle

NOTHING = "—"
"""Where there is no figure: the row was not there, or nothing is known."""

HEADS = ("增减", "增减%")


def side(amount: Amount, figure: Figure | None, style: AmountStyle) -> str:
    """One state of an amount, zero included; NOTHING if there is none."""
    if figure is None:
        return NOTHING
    return _written(in_unit(figure.value, amount.unit), style) if amount.unit else quantity(figure) or "0"


def difference(amount: Amount, style: AmountStyle) -> str:
    """The difference with its sign; "0.00" where there is none."""
    value = amount.difference
    text = _written(abs(value), style) if amount.unit else f"{abs(value).normalize():f}"
    return text if not value else f"{'+' if value > 0 else '-'}{text}"


def rate(amount: Amount) -> str:
    """The difference in per cent of before, with its sign; NOTHING where there was nothing before."""
    if amount.rate is None:
        return NOTHING
    return f"{amount.rate:+.2f}%" if amount.rate else "0.00%"


def name(value: Amount | Words) -> str:
    """The columns that a value stands for."""
    return "、".join(value.columns) if isinstance(value, Amount) else value.column


def label(entry: Entry) -> str:
    """The row's name; what is new or gone says so in words, for print in black and white."""
    return f"【{entry.state.value}】{entry.label}" if entry.state in (State.ADDED, State.GONE) else entry.label


def _written(value: Decimal, style: AmountStyle) -> str:
    return f"{value:,.2f}" if style.thousands else f"{value:.2f}"
