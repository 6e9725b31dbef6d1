"""Which unit a difference probably comes from: left out, counted twice, a digit slipped, another cell taken, a transfer left in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from generator.checks.context import money
from generator.checks.diagnose.signatures import STRONG, recognise
from generator.consolidate.transfers import Elimination
from generator.consolidate.units import Part, Place

LEFT_OUT, TWICE = "没有加进来", "加了两次"
_TOGETHER = 3
"""How many units at once are looked for that were left out together."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """`units` are those that the difference points at; `kind` says how if it may be the whole unit; `words` tell it."""

    units: tuple[str, ...]
    words: str
    kind: str = ""


def suspect(found: Decimal, parts: Sequence[Part], taken: Sequence[Elimination], others: Mapping[Place, Sequence[Part]], place: Place, scale: int) -> Suspect | None:
    """The likeliest explanation of a cell that holds `found` instead of the sum of `parts`; None if there is none.

    `taken` are the eliminations of this cell, `others` all sums by place. All values are in 万元; `scale` makes messages
    speak in the workbook's unit.
    """
    own = [part for part in parts if part.value]
    by = found - sum((part.value for part in own), Decimal(0))
    for found_one in (*_whole(own, by), *_transfer(taken, by), *_slip(own, by, scale), *_other(others, place, by, scale)):
        return found_one
    return None


def _whole(own: list[Part], by: Decimal) -> Iterator[Suspect]:
    for number in range(1, min(_TOGETHER, len(own)) + 1):
        for kind, sign in ((LEFT_OUT, -1), (TWICE, 1)):
            if kind == TWICE and number > 1:
                continue
            sets = [group for group in combinations(own, number) if sign * sum((part.value for part in group), Decimal(0)) == by]
            if len(sets) == 1:
                names = tuple(part.unit for part in sets[0])
                yield Suspect(names, f"多半是{'、'.join(f'“{name}”' for name in names)}{kind}", kind)
            elif sets and number == 1:
                names = tuple(part.unit for group in sets for part in group)
                yield Suspect(names, f"多半是{'或'.join(f'“{name}”' for name in names)}{kind}", kind)


def _transfer(taken: Sequence[Elimination], by: Decimal) -> Iterator[Suspect]:
    for one in taken:
        if one.amount == by:
            yield Suspect((one.unit.name,), f"多半是{one.transfer.words}没有抵销")
    if taken and sum((one.amount for one in taken), Decimal(0)) == by:
        yield Suspect(tuple(one.unit.name for one in taken), "多半是申报了的内部往来没有抵销")


def _slip(own: list[Part], by: Decimal, scale: int) -> Iterator[Suspect]:
    """The unit whose figure turns into the wrong one by a slip of the hand."""
    slips = []
    for part in own:
        wrong = part.value + by
        signature = recognise(wrong * scale, part.value * scale)
        if signature and signature.strength >= STRONG:
            slips.append(Suspect((part.unit,), f"多半是“{part.unit}”的 {money(part.value * scale)} 抄成了 {money(wrong * scale)}（{signature.words}）"))
    if len(slips) == 1:
        yield slips[0]


def _other(others: Mapping[Place, Sequence[Part]], place: Place, by: Decimal, scale: int) -> Iterator[Suspect]:
    """The one cell of the same sheet, in the same row or column, that a unit holds just this amount in."""
    found = [
        (where, part, sign)
        for where, parts in others.items()
        if where[0] == place[0] and where != place and (where[1] == place[1]) != (where[2] == place[2])
        for part in parts
        for sign in (1, -1)
        if part.value and sign * part.value == by
    ]
    if len(found) == 1:
        (_, row, column), part, sign = found[0]
        yield Suspect((part.unit,), f"相差的正好是“{part.unit}”{row}的“{column}” {money(part.value * scale)}，多半{'多加' if sign > 0 else '少加'}了它")
