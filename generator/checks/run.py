"""Runs the catalogue: every rule of the profile through its kind, findings in a fixed order."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from types import ModuleType

from generator.checks import kinds
from generator.checks.context import Context
from generator.model.finding import Finding, Severity
from generator.model.profile import Profile
from generator.model.submission import Submission
from generator.profiles.errors import ProfileError, ProfileFault, line_of, suggestion

ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFORMATION: 2}


def kind_names() -> list[str]:
    """The kinds there are: the modules of `generator.checks.kinds`."""
    return sorted(module.name for module in pkgutil.iter_modules(kinds.__path__))


def check_rules(profile: Profile) -> None:
    """Look through the catalogue. Raises ProfileError for unknown kinds and options, with suggestions."""
    faults = []
    for rule in profile.rules:
        if rule.kind not in kind_names():
            faults.append(_fault(profile, rule.file, rule.id, f"规则 {rule.id}：没有“{rule.kind}”这种规则{suggestion(rule.kind, kind_names())}"))
            continue
        known = _kind(rule.kind).OPTIONS
        for option in rule.options:
            if option not in known:
                faults.append(_fault(profile, rule.file, rule.id, f"规则 {rule.id}：不认识“{option}”{suggestion(option, known)}"))
    if faults:
        raise ProfileError(faults)


def run_checks(submission: Submission, profile: Profile) -> tuple[Finding, ...]:
    """All findings about a completed submission: errors first, then by rule and place."""
    check_rules(profile)
    context = Context(submission, profile)
    return in_order(finding for rule in profile.rules for finding in _kind(rule.kind).check(rule, context))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors, warnings, information; within each by rule, the rest as found (which is the order of the workbook)."""
    return tuple(sorted(findings, key=lambda finding: (ORDER[finding.severity], finding.rule)))


def _kind(name: str) -> ModuleType:
    return importlib.import_module(f"{kinds.__name__}.{name}")


def _fault(profile: Profile, file: str, rule: str, message: str) -> ProfileFault:
    path = next((p for p in (profile.path / file, profile.path.parent / "common" / "rules" / file) if p.is_file()), None)
    return ProfileFault(file, line_of(path, f'"{rule}"') if path else 0, message)
