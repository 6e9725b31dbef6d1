"""The nouns of a comparison: amounts and texts of two states beside each other, row by row and paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from generator.compose.numbers import in_unit, percentage
from generator.model.document import Span
from generator.model.figure import Figure
from generator.model.outcome import Outcome
from generator.model.profile import WAN
from generator.model.source import SourceRef


class State(Enum):
    """What became of a row, a table, a paragraph. The value is how a reader is told."""

    SAME = ""
    CHANGED = "变化"
    ADDED = "新增"
    GONE = "取消"


@dataclass(frozen=True, slots=True)
class Amount:
    """One cell, or several of a row (`columns`) that hold the same figures, before and after.

    None means that there was no such row, or that nothing is known; an empty cell of a row that is there is zero. `unit`
    is the unit of money that both are printed in, "" for a count.
    """

    columns: tuple[str, ...]
    before: Figure | None
    after: Figure | None
    unit: str = WAN

    def _printed(self, figure: Figure | None) -> Decimal:
        if figure is None:
            return Decimal(0)
        return in_unit(figure.value, self.unit) if self.unit else figure.value

    @property
    def difference(self) -> Decimal:
        """After less before, by the printed figures."""
        return self._printed(self.after) - self._printed(self.before)

    @property
    def rate(self) -> Decimal | None:
        """The difference as a percentage of before; None where there was nothing before."""
        base = self._printed(self.before)
        return percentage(self.difference, abs(base)) if base else None

    @property
    def changed(self) -> bool:
        return self.difference != 0

    @property
    def sources(self) -> tuple[SourceRef, ...]:
        return tuple(dict.fromkeys(source for figure in (self.before, self.after) if figure for source in figure.sources))


@dataclass(frozen=True, slots=True)
class Words:
    """A text cell with its changes; `remark` is the clerk's own reason, which is no change."""

    column: str
    spans: tuple[Span, ...]
    remark: bool = False

    @property
    def changed(self) -> bool:
        return any(span.revision for span in self.spans)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row in both states: `label` names it, `values` are what it holds, `indent` its depth in characters.

    `lowest` is a row that no other one sums up.
    """

    label: str
    state: State
    values: tuple[Amount | Words, ...]
    indent: int = 0
    lowest: bool = True

    @property
    def changed(self) -> bool:
        return self.state is not State.SAME

    @property
    def changes(self) -> tuple[Amount | Words, ...]:
        """The values that changed, and the reasons for it; all amounts where none did."""
        shown = tuple(value for value in self.values if value.changed or (isinstance(value, Words) and value.remark))
        return shown or tuple(value for value in self.values if isinstance(value, Amount))

    @property
    def amounts(self) -> tuple[Amount, ...]:
        return tuple(value for value in self.values if isinstance(value, Amount))


@dataclass(frozen=True, slots=True)
class Group:
    """Rows below a head of their own ("" for none)."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class TableChange:
    """One table of the form in both states. `state` tells whether only one of the forms has it; `remarks` stand below."""

    name: str
    title: str
    state: State
    groups: tuple[Group, ...]
    unit: str = WAN
    remarks: tuple[str, ...] = ()

    @property
    def entries(self) -> Iterator[Entry]:
        return (entry for group in self.groups for entry in group.entries)

    @property
    def changed(self) -> bool:
        return self.state in (State.ADDED, State.GONE) or any(entry.changed for entry in self.entries)

    @property
    def has_amounts(self) -> bool:
        return any(entry.amounts for entry in self.entries)

    @property
    def single(self) -> bool:
        """All amounts stand in one column, so that it need not be named."""
        return len({value.columns for entry in self.entries for value in entry.values if isinstance(value, Amount)}) < 2 and not any(
            isinstance(value, Words) for entry in self.entries for value in entry.values
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or heading of the text with its changes. `level` is a heading's depth, 0 for a paragraph."""

    role: str
    level: int
    spans: tuple[Span, ...]

    @property
    def state(self) -> State:
        kinds = {span.revision for span in self.spans if span.text}
        if not kinds - {""}:
            return State.SAME
        return State.CHANGED if len(kinds) > 1 else State.ADDED if "inserted" in kinds else State.GONE


@dataclass(frozen=True, slots=True)
class RecordCount:
    """How many records of the list that is compared one by one went one way, and their amounts."""

    word: str
    count: int
    total: Amount


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything there is to say about two workbooks. `names` are the heads for both ("2023年", "2024年").

    `totals` are the figures of the ledger; `largest` the rows with the largest changes, `counts` what became of the records
    that are compared one by one; `tables` and `lists` all of the form's; `passages` the narrative; `cautions` what a reader has to know first.
    """

    before: Outcome
    after: Outcome
    names: tuple[str, str]
    cautions: tuple[str, ...]
    totals: tuple[Group, ...]
    counts: tuple[RecordCount, ...]
    largest: tuple[Entry, ...]
    tables: tuple[TableChange, ...]
    lists: tuple[TableChange, ...]
    passages: tuple[Passage, ...]

    @property
    def files(self) -> tuple[str, str]:
        """The names of both workbooks; with their folders where the names are the same."""
        paths = self.before.path, self.after.path
        if paths[0].name != paths[1].name:
            return paths[0].name, paths[1].name
        return tuple(f"{path.resolve().parent.name}/{path.name}" for path in paths)
