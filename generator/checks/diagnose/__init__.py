"""Which single cell explains most of the failing ties? It is reported first, with the others folded under it."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.finding import Finding
from generator.model.profile import Profile
from generator.model.submission import Submission


def diagnose(findings: Iterable[Finding], submission: Submission, profile: Profile) -> tuple[Finding, ...]:
    """The findings, those that one suspect cell explains folded under a finding about that cell."""
    return tuple(findings)
