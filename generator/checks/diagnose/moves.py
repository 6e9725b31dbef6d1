"""Changes that would mend failing ties: another value in a cell, a value in the wrong place, a row left out or put in twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.checks.context import Context, place
from generator.checks.diagnose.evidence import Evidence
from generator.checks.diagnose.linear import Forms
from generator.checks.diagnose.missing import MissingRow
from generator.checks.diagnose.signatures import STRONG, Signature, originals
from generator.checks.diagnose.ties import Changes, Effect, Ties
from generator.model.source import SourceRef
from generator.model.submission import Row

VALUE, PLACED, EXCHANGED, MISSING, TWICE = "value", "placed", "exchanged", "missing", "twice"


TAIL = Decimal("0.02")
"""How far a right value may leave a tie that allows for rounding."""

CHANCE = 2
"""What a slip that mends a tie but for a rounding tail loses where the number is round: 1.00 and 0.01 are near many amounts."""


@dataclass(frozen=True, slots=True)
class Move:
    """One mistake taken back. `changes` are its cells with their amounts, the wrong cell first; `strength` says how much
    speaks for it besides the ties, `suspect` is where the mistake is, `row` the row left out.
    """

    kind: str
    changes: tuple[tuple[SourceRef, Decimal], ...]
    effect: Effect
    signature: Signature | None
    strength: int
    suspect: SourceRef
    row: MissingRow | None = None

    @property
    def net(self) -> int:
        """How much it explains. Rounding tails speak about a mistake of their own size only; what agrees with a row because
        it stands there twice says nothing for it.
        """
        if self.kind == TWICE:
            return self.effect.gain
        small = all(abs(amount) <= TAIL for _, amount in self.changes)
        return self.effect.gain - self.effect.loss + (self.effect.tails if small else 0)

    @property
    def score(self) -> tuple[int, int, int]:
        return self.net, self.strength, self.effect.tails


class Moves:
    """Looks for moves among the cells of a submission with its missing rows."""

    def __init__(self, context: Context, forms: Forms, ties: Ties, missing: Iterable[MissingRow], evidence: Evidence):
        self.context, self.forms, self.ties, self.evidence = context, forms, ties, evidence
        self.missing = {id(row.row): row for row in missing}

    def all(self) -> Iterator[Move]:
        """All moves that mend something and break less than they mend."""
        failing = self.ties.failing()
        exact = [n for n in failing if self.ties.ties[n].exact]
        cells = dict.fromkeys(source for n in failing for source in self.ties.ties[n].form)
        present = [source for source in cells if not self._missing_row(source)]
        for source in present:
            yield from self._values(source, failing)
            yield from self._misplaced(source)
        yield from self._missing_rows(cells, exact)
        yield from self._doubled_rows(present)

    def _missing_row(self, source: SourceRef) -> MissingRow | None:
        return self.missing.get(id(self.forms.cell(source)[1]))

    def _move(self, kind: str, changes: Changes, signature: Signature | None, strength: int, suspect: SourceRef, row: MissingRow | None = None):
        values = [(self.evidence.value(cell), amount) for cell, amount in changes.items()]
        if any(self.evidence.is_impossible(old, old + amount) for old, amount in values):
            return
        effect = self.ties.effect(changes)
        move = Move(kind, tuple(changes.items()), effect, signature, strength, suspect, row)
        if effect.repaired and move.net > 0:
            yield move

    def _values(self, source: SourceRef, failing: list[int]) -> Iterator[Move]:
        """Another value in this cell: what mends a tie exactly, or what it may have been before a slip.

        How far an inequality is broken says nothing, unless rounding tails go as well.
        """
        old = self.evidence.value(source)
        slack: dict[Decimal, Decimal] = {}
        for n in failing:
            factor = self.ties.ties[n].form.get(source)
            if factor:
                slack[-self.ties.differences[n] / factor] = min(self.ties.ties[n].comparison.allowed, TAIL) / abs(factor)
        slips = [original - old for original in originals(old)]
        near = [slip for slip in slips if slip not in slack and any(abs(slip - amount) <= allowed for amount, allowed in slack.items())]
        for amount in (*slack, *near):
            signature, strength = self.evidence.of_value(source, old + amount)
            strength -= CHANCE if amount in near and old > 0 and len(old.normalize().as_tuple().digits) < 3 else 0
            for move in self._move(VALUE, {source: amount}, signature, strength, source):
                if move.effect.cleared or any(self.ties.ties[n].exact for n in move.effect.repaired):
                    yield move

    def _misplaced(self, source: SourceRef) -> Iterator[Move]:
        """The whole value belongs into a blank cell beside, above or below; or two such cells were exchanged."""
        for other, words in self._neighbours(source):
            here, there = self.evidence.value(source), self.evidence.value(other)
            if here and there and here != there:
                changes = {source: there - here, other: here - there}
                yield from self._move(EXCHANGED, changes, Signature("两个数填颠倒", STRONG), STRONG - 1, min(source, other, key=str))
            elif here != there:
                wrong, right = (source, other) if here else (other, source)
                amount = here or there
                yield from self._move(PLACED, {wrong: -amount, right: amount}, Signature(words, STRONG), STRONG, wrong)

    def _neighbours(self, source: SourceRef) -> Iterator[tuple[SourceRef, str]]:
        """The other cells of the row that people type into, and the cells right above and below of the same level."""
        form, row, column = self.forms.cell(source)
        side = form.line(row.key).side if form.lines else 0
        kind = form.column(column, side).type
        for other in form.sides[side].columns:
            if other.type == kind and other.is_number and other.name != column:
                yield from self._typed_into(place(row, other.name), "填错了栏")
        rows = [found for found in self.context.submission.sheet(form.name).rows if id(found) not in self.missing]
        at = next(n for n, found in enumerate(rows) if found is row)
        for other in (*rows[max(0, at - 1) : at], *rows[at + 1 : at + 2]):
            if len(other.code) == len(row.code) and (not form.lines or form.line(other.key).side == side):
                yield from self._typed_into(place(other, column), "填错了行")

    def _typed_into(self, source: SourceRef, words: str) -> Iterator[tuple[SourceRef, str]]:
        if self.forms.of(source).keys() == {source}:
            yield source, words

    def _missing_rows(self, cells: Iterable[SourceRef], exact: list[int]) -> Iterator[Move]:
        """A row that may have been left out, with the amounts that mend most."""
        columns: dict[int, list[SourceRef]] = {}
        for source in cells:
            row = self._missing_row(source)
            if row:
                columns.setdefault(id(row.row), []).append(source)
        for key, sources in columns.items():
            row, changes, best = self.missing[key], {}, 0
            for _ in sources:
                net, added = self._best_addition(sources, changes, exact)
                if net <= best:
                    break
                best, changes = net, {**changes, **added}
            if changes:
                yield from self._move(MISSING, changes, None, self.evidence.of_missing(row, changes), row.row.source, row)

    def _best_addition(self, sources: list[SourceRef], changes: Changes, exact: list[int]) -> tuple[int, Changes]:
        """The column and amount that, added to the changes, mend most; the net effect of all and the addition."""
        after = self.ties.after(changes)
        best: tuple[int, bool] = (0, False)
        addition: Changes = {}
        for source in sources:
            for n in exact if source not in changes else ():
                factor, difference = self.ties.ties[n].form.get(source), after.get(n, self.ties.differences[n])
                if factor and not self.ties.ties[n].comparison.holds(difference) and -difference / factor > 0:
                    added = {source: -difference / factor}
                    effect = self.ties.effect({**changes, **added})
                    score = (effect.gain - effect.loss, self.evidence.elsewhere(source, added[source]))
                    if score > best:
                        best, addition = score, added
        return best[0], addition

    def _doubled_rows(self, cells: Iterable[SourceRef]) -> Iterator[Move]:
        """A row that stands there twice goes."""
        rows = {id(row): (form, row) for form, row, _ in map(self.forms.cell, cells) if not form.lines}
        for form, row in rows.values():
            typed = [source for c in form.columns if c.is_number and self.evidence.value(source := place(row, c.name))]
            if typed and self._twin(row, self.context.submission.sheet(form.name).rows):
                changes = {source: -self.evidence.value(source) for source in typed}
                yield from self._move(TWICE, changes, None, STRONG + 1, row.source)

    def _twin(self, row: Row, rows: Iterable[Row]) -> Row | None:
        """A row above with the same code, or with the same contents throughout."""
        for other in rows:
            if other is row:
                return None
            if id(other) not in self.missing and (other.code == row.code if row.code else _contents(other) == _contents(row)):
                return other
        return None


def _contents(row: Row) -> dict:
    return {column: cell.typed for column, cell in row.cells.items() if cell.typed is not None}
