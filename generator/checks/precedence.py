"""One slip is told once: where two rules complain of the same cells, the one that names its likely consequence gives way.

Which rule gives way to which is said in the catalogue: `yields_to = ["N01"]` is an option of every rule. A finding gives
way to one that is as severe, stands on its own and points at all the cells it points at itself; once that one is mended,
what is left of it is told. A finding that somebody waived makes nothing give way.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks.run import ORDER, YIELDS_TO
from generator.model.finding import Finding, Severity
from generator.model.profile import Profile
from generator.model.source import SourceRef


def give_way(findings: Iterable[Finding], profile: Profile) -> tuple[Finding, ...]:
    """The findings without those that give way."""
    findings = tuple(findings)
    above: dict[str, list[str]] = {rule.id: rule.options.get(YIELDS_TO, []) for rule in profile.rules}
    pointed: dict[tuple[str, Severity], set[SourceRef]] = {}
    for finding in findings:
        if finding.waiver is None:
            pointed.setdefault((finding.rule, finding.severity), set()).update(finding.places)

    def covered(finding: Finding) -> bool:
        as_severe = [severity for severity in ORDER if ORDER[severity] <= ORDER[finding.severity]]
        told = [pointed.get((rule, severity), set()) for rule in above.get(finding.rule, ()) for severity in as_severe]
        return bool(finding.places) and set(finding.places) <= set().union(*told)

    return tuple(finding for finding in findings if finding.waiver is not None or finding.symptoms or not covered(finding))
