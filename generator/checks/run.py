"""Runs the catalogue: every rule of the profile through its kind, findings in a fixed order."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from types import ModuleType

from generator.checks import kinds
from generator.checks.comparison import Comparison
from generator.checks.context import Context
from generator.checks.options import Look, shape_fault
from generator.model.finding import Finding, Severity
from generator.model.profile import Profile, Rule
from generator.model.submission import Submission
from generator.profiles.errors import ProfileError, ProfileFault, line_of, suggestion

YIELDS_TO = "yields_to"
"""An option of every rule: the rules that it leaves a cell to (see `generator.checks.precedence`)."""

ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFORMATION: 2}


@cache  # asked for by every rule
def kind_names() -> tuple[str, ...]:
    """The kinds there are: the modules of `generator.checks.kinds`."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(kinds.__path__)))


def check_rules(profile: Profile) -> None:
    """Look through the catalogue. Raises ProfileError for kinds, options and names that are unknown, with suggestions."""
    faults = tuple(_fault(profile, rule, *fault) for rule in profile.rules for fault in _faults(profile, rule))
    if faults:
        raise ProfileError(faults)


def _faults(profile: Profile, rule: Rule) -> Iterator[tuple[str, str]]:
    """What is wrong with one rule: messages, each with the text to find its line by ("" for the rule as a whole)."""
    if rule.kind not in kind_names():
        yield f"没有“{rule.kind}”这种规则{suggestion(rule.kind, kind_names())}", ""
        return
    kind = _kind(rule.kind)
    known = kind.OPTIONS | {YIELDS_TO}
    shapes = [(option, shape_fault(option, value)) for option, value in rule.options.items() if option in known]
    yield from ((f"不认识“{option}”{suggestion(option, known)}", option) for option in rule.options if option not in known)
    yield from ((f"缺少“{option}”", "") for option in sorted(kind.REQUIRED - set(rule.options)))
    yield from ((fault, option) for option, fault in shapes if fault)
    if kind.REQUIRED <= set(rule.options) and not any(fault for _, fault in shapes):
        yield from kind.faults(rule.options, Look(profile))
        yield from _precedence_faults(profile, rule)


def _precedence_faults(profile: Profile, rule: Rule) -> Iterator[tuple[str, str]]:
    """Rules that there are not, and rules that give way to each other: then nothing would be told at all."""
    rules = {other.id: other for other in profile.rules}
    for other in rule.options.get(YIELDS_TO, ()):
        if other not in rules and other not in profile.disabled:
            yield f"没有规则“{other}”{suggestion(other, rules)}", f'"{other}"'
        elif other == rule.id or (other in rules and rule.id in rules[other].options.get(YIELDS_TO, ())):
            yield f"与 {other} 互相让开，就都不报了", f'"{other}"'


def run_checks(submission: Submission, profile: Profile) -> tuple[Finding, ...]:
    """All findings about a completed submission: errors first, then by rule and place. The catalogue is linted before (`check_rules`)."""
    context = Context(submission, profile)
    return in_order(finding for rule in profile.rules for finding in run_rule(rule, context))


def run_rule(rule: Rule, context: Context) -> Iterator[Finding]:
    """The findings of one rule."""
    return _kind(rule.kind).check(rule, context)


def compare(rule: Rule, context: Context) -> Iterable[Comparison]:
    """The comparisons of one rule, holding and failing alike; none if its kind is not numeric."""
    kind = _kind(rule.kind)
    return kind.comparisons(rule, context) if hasattr(kind, "comparisons") else ()


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors, warnings, information; within each first what still blocks, suspects before the rest, then by rule.

    The rest stays as found, which is the order of the workbook.
    """
    return tuple(sorted(findings, key=lambda f: (ORDER[f.severity], f.waiver is not None, not f.symptoms, f.rule)))


@cache  # a look into the modules takes longer than most rules
def _kind(name: str) -> ModuleType:
    return importlib.import_module(f"{kinds.__name__}.{name}")


def _fault(profile: Profile, rule: Rule, message: str, needle: str) -> ProfileFault:
    """The fault with its line: that of `needle` within the rule, else that of the rule's id."""
    folders = (*profile.folders, profile.common / "rules")
    path = next((folder / rule.file for folder in folders if rule.file and (folder / rule.file).is_file()), None)
    line = 0
    if path:
        start = line_of(path, f'"{rule.id}"')
        end, found = line_of(path, "[[rule]]", after=start), line_of(path, needle, after=start)
        line = found if found and (not end or found < end) else start
    return ProfileFault(rule.file, line, f"规则 {rule.id}：{message}")
