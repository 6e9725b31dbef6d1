"""A cell says the same as the record that its row names: `column` of `sheet` and `same` of the record of `records_of` that `match` names."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.judging import cell_finding, plain
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"sheet", "match", "column", "records_of", "same"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["match"], options["column"]])
    sheet, name = options["records_of"]
    yield from look.columns(sheet, [name, options["same"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    options = rule.options
    other, name = options["records_of"]
    records = {row.text(name): row.text(options["same"]) for row in context.submission.sheet(other).records}
    for row in context.submission.sheet(options["sheet"]).records:
        own, theirs = row.text(options["column"]), records.get(row.text(options["match"]), "")
        if own and theirs and plain(own) != plain(theirs):
            message = f"“{options['sheet']}”里“{row.text(options['match'])}”的{options['column']}是“{own}”，“{other}”里它的{options['same']}是“{theirs}”"
            yield cell_finding(rule, row, options["column"], message, own, theirs)
