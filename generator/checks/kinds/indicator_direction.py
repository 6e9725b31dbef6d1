"""An indicator's comparison fits its sense: bad things (`negative`) are at most so many, good ones (`positive`) at least.

All three are regular expressions of the name; names that match `unless` say what is done about bad things.
Of the good ones only rates in % are told: a time may well be at most so long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.judging import called, cell_finding
from generator.checks.measures import AT_LEAST, AT_MOST, PERCENT, measure
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"sheet", "name_column", "third", "column", "negative", "positive", "unless"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["name_column"], options["third"], options["column"]])
    yield from look.expressions(options[option] for option in ("negative", "positive", "unless"))


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    options = rule.options
    for row in context.submission.sheet(options["sheet"]).records:
        name, value = row.text(options["third"]), row.text(options["column"])
        stated = measure(value)
        bad = bool(re.search(options["negative"], name)) and not re.search(options["unless"], name)
        good = not bad and bool(re.search(options["positive"], name))
        where = called(row, options["name_column"], options["third"])
        if stated and bad and stated.sign == AT_LEAST:
            message = f"{where}的{options['column']}“{value}”用了“{AT_LEAST}”，这类指标越少越好，应是“{AT_MOST}”"
            yield cell_finding(rule, row, options["column"], message, value, f"{AT_MOST}{stated.number:f}{stated.unit}")
        elif stated and good and stated.sign == AT_MOST and stated.unit == PERCENT:
            message = f"{where}的{options['column']}“{value}”用了“{AT_MOST}”，这类指标越高越好，应是“{AT_LEAST}”"
            yield cell_finding(rule, row, options["column"], message, value, f"{AT_LEAST}{stated.number:f}{stated.unit}")
