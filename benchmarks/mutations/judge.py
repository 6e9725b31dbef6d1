"""What the program says about a slip, held against what it says about the workbook without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from benchmarks.mutations.deaf import deaf_rules
from benchmarks.mutations.mutation import Mutation
from benchmarks.mutations.samples import Sample
from generator.checks.context import Context
from generator.checks.run import in_order, run_checks, run_rule
from generator.derive import complete
from generator.model.figure import Figure
from generator.model.finding import Finding, Severity
from generator.model.form import TOTAL
from generator.model.source import SourceRef
from generator.model.submission import Row, Submission
from generator.pipeline import conclude

FOUND, TAIL, MISSED, HARMLESS = "发现", "尾差", "漏报", "无影响"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`outcome` as above (a tail: within the rounding, only remarks came or went); `first` says whether the report begins with the cell that is wrong, `said` how it begins."""

    outcome: str
    first: bool = False
    said: str = ""


class Judge:
    """Knows one sample and everything the program says about it as it is."""

    def __init__(self, sample: Sample):
        self.sample = sample
        self.raw = frozenset(run_checks(sample.completed, sample.profile))
        self.known = frozenset(map(_plain, flat(self._conclude(self.raw, sample.completed))))
        self.printed = _printed(sample.completed)
        self._deaf = deaf_rules(sample.completed, sample.profile)
        self._rules = list(sample.profile.rules)

    def verdict(self, mutation: Mutation) -> Verdict:
        """All that the program does after reading."""
        completed = complete(mutation.make(), self.sample.profile)
        if _printed(completed) == self.printed:
            return Verdict(HARMLESS)
        return self.weigh(self._conclude(self.checks(completed, whole_rows=not mutation.spot.column), completed), mutation)

    def checks(self, completed: Submission, *, whole_rows: bool = False) -> list[Finding]:
        """What the rules say; where no row is missing, those that no figure concerns say what they always say."""
        context = Context(completed, self.sample.profile)
        deaf = {} if whole_rows else self._deaf
        return [f for rule in self.sample.profile.rules for f in (deaf[rule.id] if rule.id in deaf else run_rule(rule, context))]

    def _conclude(self, found: Iterable[Finding], completed: Submission) -> tuple[Finding, ...]:
        return conclude((*self.sample.reading, *in_order(found)), completed, self.sample.profile)

    def weigh(self, findings: Iterable[Finding], mutation: Mutation) -> Verdict:
        findings = tuple(findings)
        said = {_plain(f) for f in flat(findings)}
        if all(f.severity is Severity.INFORMATION for f in said - self.known):
            return Verdict(TAIL if said != self.known else MISSED)
        first = next(f for f in findings if f.severity is not Severity.INFORMATION and self._is_news(f))
        return Verdict(FOUND, self._names(first, mutation), f"[{first.rule}] {first.message[:60]} @ {first.places[0] if first.places else ''}")

    def detects(self, completed: Submission) -> bool:
        """Does any rule report something new? The rule that did so last is asked first, the others only if it is silent."""
        context = Context(completed, self.sample.profile)
        for rule in self._rules:
            if any(f.severity is not Severity.INFORMATION and f not in self.raw for f in run_rule(rule, context)):
                self._rules.remove(rule)
                self._rules.insert(0, rule)
                return True
        return False

    def _is_news(self, finding: Finding) -> bool:
        return any(_plain(f) not in self.known and f.severity is not Severity.INFORMATION for f in flat([finding]))

    def _names(self, finding: Finding, mutation: Mutation) -> bool:
        """Does the finding begin with the spot? For a lost row: with its sheet and the row, or the row it is missed in."""
        if not finding.places:
            return False
        if mutation.spot.column:
            return self._is_spot(finding.places[0], mutation)
        row = mutation.spot.row(self.sample.typed)
        if any(place.sheet == mutation.spot.sheet and _is_above(place, row) for place in finding.places[:1]):
            return True
        return mutation.spot.sheet in finding.message and (row.code or row.label) in finding.message

    def _is_spot(self, place: SourceRef, mutation: Mutation) -> bool:
        return (place.sheet, place.cell) in {spot.place(self.sample.typed) for spot in (mutation.spot, *mutation.others)}


def flat(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings and all that they explain."""
    for finding in findings:
        yield finding
        yield from flat(finding.symptoms)


def _plain(finding: Finding) -> Finding:
    """A finding without what diagnosis and waivers hang on it."""
    return replace(finding, symptoms=(), waiver=None)


def _printed(completed: Submission) -> dict:
    """Everything that counts: the value of every cell."""
    return {
        (sheet.name, row.key, column): cell.value.value if isinstance(cell.value, Figure) else cell.value
        for sheet, row, column, cell in completed.cells()
        if cell.value is not None
    }


def _is_above(place: SourceRef, row: Row) -> bool:
    """Is it the row itself, a row that adds it up, or the sheet as a whole?"""
    code = place.row.partition(" ")[0]
    return place.row in ("", TOTAL, row.label, row.source.row) or bool(row.code and code and row.code.startswith(code))


