"""Which unit a difference probably comes from: left out, counted twice, a digit slipped, another cell taken, a transfer left in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, combinations

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


@dataclass(frozen=True, slots=True)
class Case:
    """A cell, `place`, that holds `by` more than the sum of its `parts`; values in 万元.

    `taken` are the eliminations of the cell, `others` all sums by place; `scale` makes messages speak in the workbook's
    unit; `slack` is how far rounding may put a figure off.
    """

    place: Place
    by: Decimal
    parts: Sequence[Part]
    taken: Sequence[Elimination]
    others: Mapping[Place, Sequence[Part]]
    scale: int = 1
    slack: Decimal = Decimal(0)

    def is_by(self, value: Decimal) -> bool:
        return abs(value - self.by) <= self.slack


def suspect(case: Case) -> Suspect | None:
    """The likeliest explanation of a difference; None if there is none."""
    own = [part for part in case.parts if part.value]
    return next(chain(_whole(own, case), _transfer(case), _slip(own, case), _other(case)), None)


def _whole(own: list[Part], case: Case) -> Iterator[Suspect]:
    for number in range(1, min(_TOGETHER, len(own)) + 1):
        for kind, sign in ((LEFT_OUT, -1), (TWICE, 1)):
            if kind == TWICE and number > 1:
                continue
            sets = [group for group in combinations(own, number) if case.is_by(sign * sum((part.value for part in group), Decimal(0)))]
            if len(sets) == 1:
                names = tuple(part.unit for part in sets[0])
                yield Suspect(names, f"多半是{'、'.join(f'“{name}”' for name in names)}{kind}", kind)
            elif sets and number == 1:
                names = tuple(part.unit for group in sets for part in group)
                yield Suspect(names, f"多半是{'或'.join(f'“{name}”' for name in names)}{kind}", kind)


def _transfer(case: Case) -> Iterator[Suspect]:
    for one in case.taken:
        if case.is_by(one.amount):
            yield Suspect((one.unit.name,), f"多半是{one.transfer.words}没有抵销")
    if case.taken and case.is_by(sum((one.amount for one in case.taken), Decimal(0))):
        yield Suspect(tuple(one.unit.name for one in case.taken), "多半是申报了的往来没有抵销")


def _slip(own: list[Part], case: Case) -> Iterator[Suspect]:
    """The unit whose figure turns into the wrong one by a slip of the hand."""
    slips = []
    for part in own:
        wrong, right = (part.value + case.by) * case.scale, part.value * case.scale
        signature = recognise(wrong, right)
        if signature and signature.strength >= STRONG:
            slips.append(Suspect((part.unit,), f"多半是“{part.unit}”的 {money(right)} 抄成了 {money(wrong)}（{signature.words}）"))
    if len(slips) == 1:
        yield slips[0]


def _other(case: Case) -> Iterator[Suspect]:
    """The one cell of the same row or column in which a unit holds just this amount."""
    sheet, key, column = case.place
    found = [
        (where, part, part.value == case.by)
        for where, parts in case.others.items()
        if where[0] == sheet and (where[1] == key) != (where[2] == column)
        for part in parts
        if part.value and abs(part.value) == abs(case.by)
    ]
    if len(found) == 1:
        (_, row, head), part, more = found[0]
        yield Suspect((part.unit,), f"相差的正好是“{part.unit}”{row}的“{head}” {money(part.value * case.scale)}，多半{'多加' if more else '少加'}了它")
