"""What a leader reads first: totals, what became of the projects, the largest changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.compare.model import Amount, Entry, Group, RecordCount, State, TableChange, Words
from generator.compare.tables import Both
from generator.model.changes import RecordChange
from generator.model.figure import Figure, total
from generator.profiles.ledger import split_label
from generator.totals import totals_of

SHOWN = 8
"""How many of the largest changes are told first."""


def totals(both: Both) -> tuple[Group, ...]:
    """The figures of the ledger that either year has, in the groups of the ledger."""
    old, new = (totals_of(outcome.submission, outcome.profile) for outcome in (both.before, both.after))
    groups: dict[str, list[Entry]] = {}
    for label in dict.fromkeys((*new, *old)):
        group, name = split_label(label)
        amount = Amount(("金额",), _figure(old, label), _figure(new, label), both.unit)
        if amount.before or amount.after:
            groups.setdefault(group, []).append(Entry(name, _state(amount), (amount,)))
    return tuple(Group(group, tuple(entries)) for group, entries in groups.items())


def _figure(figures: dict[str, str], label: str) -> Figure | None:
    """None where the other form has no such figure; a figure of which nothing was filled in is zero, as in its table."""
    return Figure(Decimal(figures[label] or 0)) if label in figures else None


def _state(amount: Amount) -> State:
    return State.CHANGED if amount.changed else State.SAME


def counts(both: Both) -> tuple[RecordCount, ...]:
    """How many of the records that are compared one by one are new, ended, larger, smaller, the same; with their amounts."""
    ways: dict[str, list[tuple[RecordChange, Amount]]] = {word: [] for word in ("新增", "结束", "增加", "减少", "没有变化")}
    for change in both.changes:
        amount = Amount(("",), change.last, change.this, both.unit)
        if change.is_new or change.has_ended:
            word = "新增" if change.is_new else "结束"
        else:
            word = "增加" if amount.difference > 0 else "减少" if amount.difference < 0 else "没有变化"
        ways[word].append((change, amount))
    return tuple(RecordCount(word, len(found), _sum([amount for _, amount in found], both.unit)) for word, found in ways.items() if found)


def _sum(amounts: Sequence[Amount], unit: str) -> Amount:
    sides = ([a.before for a in amounts if a.before], [a.after for a in amounts if a.after])
    return Amount(("",), *(total(side) for side in sides), unit)


def largest(tables: Sequence[TableChange], both: Both) -> tuple[Entry, ...]:
    """The rows that changed most: the lowest subjects of each table and the records compared one by one; each change once."""
    by = both.after.profile.changes.list
    found: dict[tuple[str, Decimal], Entry] = {}
    for table in tables:
        form = both.after.profile.sheets.get(table.name)
        if form and (form.kind == "subjects" or form.name == by.sheet):
            for entry in _lowest(table):
                found.setdefault((entry.label, entry.amounts[0].difference), entry)
    ordered = sorted(found.values(), key=lambda entry: -abs(entry.amounts[0].difference))
    return tuple(map(_alone, ordered[:SHOWN]))


def _alone(entry: Entry) -> Entry:
    """The row with its first amount and the reasons, out of its table."""
    reasons = tuple(value for value in entry.values if isinstance(value, Words) and value.remark)
    return replace(entry, values=(entry.amounts[0], *reasons), indent=0)


def _lowest(table: TableChange) -> Iterator[Entry]:
    return (entry for entry in table.entries if entry.lowest and entry.amounts and entry.amounts[0].unit and entry.amounts[0].changed)
