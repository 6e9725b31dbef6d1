"""A code of last year stays with its record: of the records that the profile compares (`[changes.list]`) none has the code of another one.

Whether a record of this year is the one that had the code last year, the clerk's word and the names say. Nothing is said of codes that are
missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.judging import cell_finding
from generator.checks.last_year import changes_of
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS: set[str] = set()
REQUIRED: set[str] = set()


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from ()


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    by = context.profile.changes.list
    owners: dict[str, list[str]] = {}
    for row in context.submission.sheet(by.before).records if by.code and by.before_code else ():
        owners.setdefault(row.text(by.before_code).strip(), []).append(row.text(by.before_name).strip())
    for change in changes_of(context) if owners else ():
        own = {row.text(by.before_code).strip() for row in change.before}
        for row in change.now:
            code = row.text(by.code).strip()
            if code and code in owners and code not in own:
                name = row.text(by.name).strip()
                message = f"“{by.sheet}”的“{name}”用了上年“{owners[code][0]}”的{by.code} {code}"
                yield cell_finding(rule, row, by.code, message, code, f"“{name}”自己的{by.code}")
