"""The whole county from its results: one entry a workbook, who has sent nothing, whose figures are added up, the sums.

Ledger, JSON and pages all show this one value, so that they never disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from generator.batch.counting import COUNTED, count, same_name
from generator.batch.roster import Roster
from generator.model.result import BLOCKED, PUBLISHED, STATUSES, Result
from generator.profiles.ledger import split_label

MISSING = "未报送"
"""The status of a body that is expected and has sent no workbook."""

ALL_STATUSES = (*STATUSES, MISSING)
NOBODY = Roster()
NAMES = 5
"""How many bodies a finding of the ranking names."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger. `result` is None for a body that has sent nothing.

    `counted` is `COUNTED` if its figures are in the sums of the county, else why they are not; `notes` are for people.
    """

    number: int
    code: str
    name: str
    year: int
    status: str
    result: Result | None
    counted: str
    notes: str

    @property
    def is_counted(self) -> bool:
        return self.counted == COUNTED

    @property
    def is_read(self) -> bool:
        """Was its workbook read in this run, or read before and unchanged since?"""
        return self.status in (PUBLISHED, BLOCKED)

    def total(self, label: str) -> str:
        """The figure as a decimal text; "" if it was not filled in."""
        return self.result.totals.get(label, "") if self.result else ""


class Sum(NamedTuple):
    """A figure of the county in 万元, and how many bodies had anything to add."""

    value: Decimal
    bodies: int


class Ranked(NamedTuple):
    """A finding of the county: in how many workbooks, how often, and the first bodies by name."""

    rule: str
    title: str
    severity: str
    bodies: int
    count: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class County:
    """`entries` in the order of codes; `labels` of figures in order, those of one group together."""

    entries: tuple[Entry, ...]
    labels: tuple[str, ...]

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The budget years, the newest first."""
        return tuple(sorted({entry.year for entry in self.entries if entry.year}, reverse=True))

    @cached_property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """The labels by group, in order."""
        groups: dict[str, list[str]] = {}
        for label in self.labels:
            groups.setdefault(split_label(label)[0], []).append(label)
        return {group: tuple(labels) for group, labels in groups.items()}

    def counted(self, year: int) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.is_counted and entry.year == year)

    def of_status(self, status: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.status == status)

    def sums(self, entries: Iterable[Entry]) -> dict[str, Sum]:
        """The exact sums of these entries by label."""
        entries = tuple(entries)
        return {label: _sum(entry.total(label) for entry in entries) for label in self.labels}

    def ranking(self) -> tuple[Ranked, ...]:
        """The findings, those of most workbooks first."""
        found: dict[tuple[str, str], list[tuple[str, str, int]]] = {}
        for entry in self.entries:
            for rule, tally in entry.result.findings_by_rule.items() if entry.is_read else ():
                found.setdefault((rule, tally.severity), []).append((tally.title, entry.name, tally.count))
        ranked = [
            Ranked(rule, told[0][0], severity, len(told), sum(times for *_, times in told), tuple(name for _, name, _ in told[:NAMES]))
            for (rule, severity), told in found.items()
        ]
        return tuple(sorted(ranked, key=lambda one: (-one.bodies, -one.count, one.rule, one.severity)))


def county_of(results: Iterable[Result], roster: Roster = NOBODY) -> County:
    """The county of these results; `roster` says from whom workbooks are expected."""
    results = tuple(results)
    lines = [(*known, result.year, result, note) for result, (known, note) in zip(results, roster.known(results), strict=True)]
    lines += [(*one, 0, None, note) for one, note in roster.missing([line[:3] for line in lines], usual_year(results))]
    lines.sort(key=lambda line: (not line[0], line[0], not line[1], same_name(line[1]), -line[2], line[3].workbook if line[3] else ""))
    decisions = count([line[:4] for line in lines])
    entries = []
    for number, ((code, name, year, result, note), decision) in enumerate(zip(lines, decisions, strict=True), 1):
        notes = (note, result.message, roster.remark(result), decision.note) if result else (note,)
        words = "；".join(text.strip().rstrip("。；") for text in notes if text.strip())
        entries.append(Entry(number, code, name, year, result.status if result else MISSING, result, decision.word, words))
    return County(tuple(entries), tuple(_labels(results)))


def usual_year(results: Iterable[Result]) -> int:
    """The budget year of most workbooks, the newer one of equals; 0 if none has a year."""
    years = Counter(result.year for result in results if result.year)
    return max(years, key=lambda year: (years[year], year)) if years else 0


def _labels(results: Iterable[Result]) -> Iterator[str]:
    """Every label once, by group in the order met; names that begin with a code in the order of codes."""
    groups: dict[str, dict[str, None]] = {}
    for result in results:
        for label in result.totals:
            groups.setdefault(split_label(label)[0], {})[label] = None
    for labels in groups.values():
        coded = all(split_label(label)[1][:1].isdecimal() for label in labels)
        yield from sorted(labels) if coded else labels


def _sum(texts: Iterable[str]) -> Sum:
    values = [Decimal(text) for text in texts if text]
    return Sum(sum(values, Decimal(0)), len(values))
