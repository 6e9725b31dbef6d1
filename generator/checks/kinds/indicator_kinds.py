"""An indicator stands under the kind that its name speaks of: `fits = [[pattern of the name, right kind, wrong kind, …], …]`.

Only the wrong kinds that are listed are told: under others the name may well stand. The first entry that matches decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.judging import called, cell_finding
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"sheet", "name_column", "second", "third", "fits"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["name_column"], options["second"], options["third"]])
    yield from look.expressions(entry[0] for entry in options["fits"])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    second, third = rule.options["second"], rule.options["third"]
    for row in context.submission.sheet(rule.options["sheet"]).records:
        entry = next((entry for entry in rule.options["fits"] if re.search(entry[0], row.text(third))), None)
        if entry and row.text(second) in entry[2:]:
            message = f"{called(row, rule.options['name_column'], third)}列在“{row.text(second)}”，看名称应列在“{entry[1]}”"
            yield cell_finding(rule, row, second, message, row.text(second), entry[1])
