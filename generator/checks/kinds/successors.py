"""What last year's records are called this year is true: the lists that `[changes.list]` of profile.toml compares.

A name that no record of this year has is the rule's severity; so is a record that is said to have ended while one of the same name
goes on, as a warning.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import replace

from generator.checks.context import Context, place
from generator.checks.judging import cell_finding
from generator.checks.options import Fault, Look
from generator.model.changes import ChangeList
from generator.model.finding import Finding, Severity
from generator.model.pairing import has_ended, lasting_name, successors
from generator.model.profile import Rule
from generator.model.submission import Row

OPTIONS: set[str] = set()
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    if not look.profile.changes.list.sheet:
        yield "profile.toml 里没有 [changes.list]，没有说明哪两张清单逐项比较", ""


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    by = context.profile.changes.list
    now = {row.text(by.name).strip(): row for row in reversed(context.submission.sheet(by.sheet).records) if row.text(by.name).strip()}
    for row in context.submission.sheet(by.before).records:
        _, missing = successors(row, now, by)
        yield from (_unknown(rule, row, name, now, by) for name in missing)
        same = [name for name in now if lasting_name(name) == lasting_name(row.text(by.before_name))]
        if has_ended(row, by) and same:
            yield _goes_on(rule, row, now[same[0]], same[0], by)


def _unknown(rule: Rule, row: Row, name: str, now: dict[str, Row], by: ChangeList) -> Finding:
    near = difflib.get_close_matches(name, list(now), n=1, cutoff=0.5)
    hint = f"，是不是“{near[0]}”？" if near else ""
    message = f"“{row.text(by.before_name)}”今年叫“{name}”，“{by.sheet}”里没有这个名称{hint}"
    return cell_finding(rule, row, by.successor, message, name, near[0] if near else f"“{by.sheet}”里有的名称，或者“{by.ended}”")


def _goes_on(rule: Rule, row: Row, other: Row, name: str, by: ChangeList) -> Finding:
    message = f"“{row.text(by.before_name)}”填了“{by.ended}”，“{by.sheet}”里还有“{name}”"
    finding = cell_finding(rule, row, by.successor, message, by.ended, "空着（名称相同），或者今年的名称", severity=Severity.WARNING)
    return replace(finding, title="说是结束的，今年还有同名的", places=(*finding.places, place(other, by.name)))
