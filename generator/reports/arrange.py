"""The one order and the one numbering of findings: number 3 is the same finding on the terminal, on the page, in JSON and Excel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.checks.run import in_order
from generator.model.finding import Finding, Severity
from generator.model.outcome import Outcome

KEYS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "information"}
"""The severities for programs."""

WAIVED, WAIVED_NAME = "waived", "已说明的例外"


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding with its number: "3", its symptoms "3.1", "3.2"."""

    number: str
    finding: Finding
    symptoms: tuple[Entry, ...] = ()

    @property
    def sheet(self) -> str:
        """The sheet where the clerk begins; "" for a finding about the workbook."""
        return self.finding.places[0].sheet if self.finding.places else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one severity, or those that are waived. `key` is for programs, `name` for the clerk."""

    key: str
    name: str
    entries: tuple[Entry, ...]

    @property
    def by_sheet(self) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        """The entries in runs of one sheet; suspects, which come first, are a run of their own without a name."""
        runs: dict[str, list[Entry]] = {}
        for entry in self.entries:
            runs.setdefault("" if entry.symptoms else entry.sheet, []).append(entry)
        return tuple((sheet, tuple(entries)) for sheet, entries in runs.items())


def arrange(outcome: Outcome) -> tuple[Group, ...]:
    """The groups that are not empty: by severity, the waived ones last; within each suspects first, then sheet by sheet."""
    sheets = {name: number for number, name in enumerate(outcome.submission.sheets)}

    def position(finding: Finding) -> tuple[bool, int]:
        sheet = finding.places[0].sheet if finding.places else ""
        return not finding.symptoms, sheets.get(sheet, len(sheets)) if sheet else -1

    ordered = sorted(in_order(outcome.findings), key=position)
    kinds = [(KEYS[severity], severity.value, [f for f in ordered if f.severity is severity and not f.waiver]) for severity in Severity]
    kinds.append((WAIVED, WAIVED_NAME, [f for f in ordered if f.waiver]))
    groups, number = [], 0
    for key, name, findings in kinds:
        if findings:
            groups.append(Group(key, name, tuple(_entry(str(number + n), finding) for n, finding in enumerate(findings, 1))))
            number += len(findings)
    return tuple(groups)


def flat(groups: Iterable[Group]) -> Iterator[Entry]:
    """Every entry, symptoms after their suspect."""
    for group in groups:
        for entry in group.entries:
            yield entry
            yield from entry.symptoms


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many there are by group; symptoms are counted apart, they are no findings of their own."""
    findings = tuple(findings)
    numbers = {KEYS[severity]: sum(f.severity is severity and not f.waiver for f in findings) for severity in Severity}
    return numbers | {WAIVED: sum(f.waiver is not None for f in findings), "symptoms": sum(len(_below(f)) for f in findings)}


def count_words(findings: Iterable[Finding]) -> str:
    """“错误 2 项、警告 1 项，另有连带问题 7 项”, or 没有发现问题."""
    numbers = counts(findings)
    names = {KEYS[severity]: severity.value for severity in Severity} | {WAIVED: WAIVED_NAME}
    words = "、".join(f"{name} {numbers[key]} 项" for key, name in names.items() if numbers[key]) or "没有发现问题"
    return words + (f"，另有连带问题 {numbers['symptoms']} 项" if numbers["symptoms"] else "")


def _entry(number: str, finding: Finding) -> Entry:
    return Entry(number, finding, tuple(Entry(f"{number}.{n}", symptom) for n, symptom in enumerate(_below(finding), 1)))


def _below(finding: Finding) -> list[Finding]:
    """The symptoms, and theirs should they have any."""
    return [below for symptom in finding.symptoms for below in (symptom, *_below(symptom))]
