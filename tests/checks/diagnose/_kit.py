"""Workbooks with mistakes made on purpose, and what the diagnosis says about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from generator.checks.diagnose import diagnose
from generator.checks.run import in_order, run_checks
from generator.derive import complete
from generator.model.figure import Figure
from generator.model.finding import Finding, Severity
from generator.model.submission import Cell, Row, Sheet, Submission
from tests.support.submissions import all_typed, completed_sample, hebei
from tests.support.tables import Case, body_of, cases_in, typed_body_of


def typed_body() -> Submission:
    """The base body as a clerk types it who leaves nothing to the program."""
    return all_typed(body_of(Case("例"), hebei()))


def body(tables: str) -> Submission:
    """The base body with these tables, as typed."""
    [case] = cases_in("== 例\n" + tables)
    return typed_body_of(case, hebei())


def typed_sample(name: str) -> Submission:
    return all_typed(completed_sample(name))


def with_value(submission: Submission, sheet: str, key: str, column: str, value: str | None) -> Submission:
    """The submission with another amount in one cell, in the workbook's unit; None empties it."""
    rows = list(submission.sheet(sheet).rows)
    [at] = [n for n, row in enumerate(rows) if row.key == key]
    amount = None if value is None else Decimal(value) / (10000 if submission.unit == "元" else 1)
    source = rows[at][column].source
    figure = None if amount is None else Figure(amount, (source,) if source else ())
    rows[at] = replace(rows[at], cells={**rows[at].cells, column: Cell(figure, source, figure)})
    return _with_rows(submission, sheet, rows)


def without_row(submission: Submission, sheet: str, key: str) -> Submission:
    return _with_rows(submission, sheet, [row for row in submission.sheet(sheet).rows if row.key != key])


def with_twin(submission: Submission, sheet: str, key: str) -> Submission:
    """The row stands there once more, in cells of its own."""
    rows = list(submission.sheet(sheet).rows)
    [at] = [n for n, row in enumerate(rows) if row.key == key]
    cells = {column: replace(cell, source=cell.source and cell.source._replace(cell="Z99")) for column, cell in rows[at].cells.items()}
    rows.insert(at + 1, replace(rows[at], cells=cells, source=rows[at].source._replace(cell="Z99")))
    return _with_rows(submission, sheet, rows)


def _with_rows(submission: Submission, sheet: str, rows: Iterable[Row]) -> Submission:
    old = submission.sheets[sheet]
    return replace(submission, sheets={**submission.sheets, sheet: Sheet(sheet, tuple(rows), old.present)})


def found_in(typed: Submission) -> tuple[Finding, ...]:
    return run_checks(complete(typed, hebei()), hebei())


def diagnosed(typed: Submission) -> tuple[Finding, ...]:
    """What the diagnosis makes of all findings, in the order of the report; none may get lost."""
    completed = complete(typed, hebei())
    findings = run_checks(completed, hebei())
    result = diagnose(findings, completed, hebei())
    assert Counter(flat(result)) == Counter(findings)
    return in_order(result)


def flat(findings: Iterable[Finding]) -> list[Finding]:
    """The findings of the checks: those at the top and those folded under a suspect."""
    return [each for finding in findings for each in (finding.symptoms or (finding,))]


def suspects(typed: Submission) -> list[Finding]:
    return [finding for finding in diagnosed(typed) if finding.symptoms]


def errors(typed: Submission) -> list[Finding]:
    return [finding for finding in diagnosed(typed) if finding.severity is Severity.ERROR]


def place_of(finding: Finding) -> tuple[str, str, str]:
    """Sheet, row and column of the first place, the row by its first word."""
    place = finding.places[0]
    return place.sheet, place.row.split(" ")[0], place.column
