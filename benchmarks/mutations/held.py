"""Which figures do the forms hold twice? Only those can be found wrong; what stands nowhere else is told apart.

A figure is held twice where an equation ties it to other typed cells: a formula of the forms whose result is typed as
well, or a rule that compares. Found out by trial: far too much and far too little both upset an equation, whatever the
tolerance. What only one of them upsets is bounded (one figure may not exceed another): a small slip stays within. A figure in
the wrong column is tried as such, too much in one and too little in the other: a total of both columns knows nothing of it.
A row left out is held twice if any equation notices at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from zlib import crc32

from benchmarks.mutations.judge import Judge
from benchmarks.mutations.mutation import Mutation, Spot, figure, number, with_values
from generator.derive import complete
from generator.model.figure import Figure
from generator.model.submission import Submission

TWICE, BOUNDED, ONCE = "两处", "有界", "一处"
FAR = Decimal("77777777.77")


@dataclass(frozen=True, slots=True)
class Standing:
    """How often a figure stands on the forms. Figures that no comparison tells from each other leave the same `trace`."""

    times: str
    trace: str = ""


class Held:
    """Tells of every figure of one sample how often it stands on the forms; each is tried once."""

    def __init__(self, judge: Judge):
        self.judge, self.sample = judge, judge.sample
        self._known: dict[tuple[Spot, ...], Standing] = {}
        self._gaps = _gaps(self.sample.completed)

    def of(self, mutation: Mutation) -> Standing:
        if mutation.spot.column:
            return self._of(mutation.spot, *mutation.others)
        return Standing(TWICE if self._traces(mutation.make(), whole_rows=True) else ONCE)

    def _of(self, *spots: Spot) -> Standing:
        if spots not in self._known:
            more, less = self._upset(spots, FAR), self._upset(spots, -FAR)
            both = {broken[:2] for broken in more} & {broken[:2] for broken in less}
            trace = f"{crc32(repr(sorted(more)).encode()):08x}" if more else ""
            self._known[spots] = Standing(TWICE if both else BOUNDED if more or less else ONCE, trace)
        return self._known[spots]

    def _upset(self, spots: tuple[Spot, ...], change: Decimal) -> set[tuple[str, str, str]]:
        """What a change breaks: so much more in the first cell, so much less in the second."""
        typed = self.sample.typed
        for spot in spots:
            wrong = figure(self.sample, spot, number(self.sample, spot) + change)
            typed, change = with_values(typed, spot.sheet, spot.at, {spot.column: wrong}), -change
        return self._traces(typed)

    def _traces(self, typed: Submission, *, whole_rows: bool = False) -> set[tuple[str, str, str]]:
        """Every equation and bound broken, where and by how much: formulas of the forms, and rules that compare."""
        completed = complete(typed, self.sample.profile)
        found = [f for f in self.judge.checks(completed, whole_rows=whole_rows) if f.difference and f not in self.judge.raw]
        rules = {(f.rule, " ".join(map(str, f.places)), f.difference) for f in found}
        gaps = {(" ".join(key), "", str(gap)) for key, gap in _gaps(completed).items() if gap != self._gaps.get(key)}
        return rules | gaps


def _gaps(completed: Submission) -> dict[tuple[str, str, str], Decimal]:
    """How far every cell that is both typed and computed is from its formula."""
    return {
        (sheet.name, row.key, column): cell.typed.value - cell.computed.value
        for sheet, row, column, cell in completed.cells()
        if isinstance(cell.typed, Figure) and cell.computed
    }
