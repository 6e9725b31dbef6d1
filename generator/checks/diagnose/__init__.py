"""Which single cell explains most of the failing ties? It is reported first, with the others folded under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.checks.context import Context
from generator.checks.diagnose.choose import best_moves
from generator.checks.diagnose.consequences import consequences
from generator.checks.diagnose.evidence import Evidence
from generator.checks.diagnose.linear import Forms
from generator.checks.diagnose.missing import with_missing_rows
from generator.checks.diagnose.moves import Moves
from generator.checks.diagnose.ties import ties_of, told_comparisons
from generator.checks.diagnose.words import Words
from generator.model.finding import Finding, Severity
from generator.model.profile import Profile
from generator.model.submission import Submission
from generator.model.unfilled import has_amount, without_amount


def diagnose(findings: Iterable[Finding], submission: Submission, profile: Profile) -> tuple[Finding, ...]:
    """The findings, those that one suspect cell explains folded under a finding about that cell.

    No finding gets lost: each one stays, or is a symptom of one suspect.
    """
    findings = tuple(findings)
    context = Context(submission, profile)
    told = told_comparisons(findings, context)
    if _not_begun(context) or all(finding is None or finding.severity is Severity.INFORMATION for finding in told.values()):
        return findings
    whole, missing = with_missing_rows(context, findings)
    forms = Forms(whole)
    evidence, ties = Evidence(whole, forms), ties_of(whole, forms, told)
    words = Words(whole, forms, evidence)
    left, suspects = {id(finding): finding for finding in findings}, []
    while moves := best_moves(Moves(whole, forms, ties, missing, evidence).all()):
        mended = [ties.ties[n].finding for n in sorted(moves[0].effect.repaired | moves[0].effect.cleared)]
        symptoms = [finding for finding in mended if left.pop(id(finding), None)]
        symptoms += [left.pop(id(finding)) for finding in consequences(moves[0], _not_ties(left.values(), told), context, forms)]
        suspects.append(words.finding(moves, tuple(symptoms)))
        ties.apply(dict(moves[0].changes))
    return (*suspects, *left.values())


def _not_begun(context: Context) -> bool:
    """Does a sheet list subjects and no amount at all? What differs from it is not wrong, it was filled in first."""
    sheets = [(context.submission.sheet(form.name), form) for form in context.profile.sheets.values() if form.kind == "subjects"]
    return any(without_amount(sheet, form) and not any(map(has_amount, sheet.rows)) for sheet, form in sheets)


def _not_ties(findings: Iterable[Finding], told: Mapping[tuple[str, ...], Finding | None]) -> list[Finding]:
    numeric = {id(finding) for finding in told.values()}
    return [finding for finding in findings if id(finding) not in numeric]
