"""What texts say of the units below the body agrees with the list of units: `records_of` ([sheet, column of names]).

`several` are expressions that only a body with units below it may use, `none` such that deny it; a text in which one of them matches says the
wrong thing. `counted` are expressions whose first group is the number of units, with or without the body itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.numbers import number
from generator.checks.reading_texts.passages import readable
from generator.checks.texts import hand_written, text_finding
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"where", "records_of", "several", "none", "counted"}
REQUIRED = OPTIONS


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options["where"])
    yield from look.columns(options["records_of"][0], options["records_of"][1:])
    yield from look.expressions([*options["several"], *options["none"], *options["counted"]])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    sheet, column = rule.options["records_of"]
    units = [row for row in context.submission.sheet(sheet).records if row.text(column).strip()]
    for text in hand_written(context, rule.options["where"]) if units else ():
        found = _wrong(rule, readable(text.text), len(units))
        if found:
            start, end = found
            piece = text.text[start:end]
            listed = "只有 1 个单位" if len(units) == 1 else f"有 {len(units)} 个单位"
            message = f"{text.words}写“{piece}”，“{sheet}”里{listed}：“{text.excerpt(start, end)}”"
            yield text_finding(rule, text, message, piece, listed)


def _wrong(rule: Rule, read: str, units: int) -> tuple[int, int] | None:
    """Where the text contradicts the number of units."""
    for expression in rule.options["counted"]:
        for match in re.finditer(expression, read):
            if int(number(match[1])) not in (units, units - 1):
                return match.span()
    for expression in rule.options["several"] if units == 1 else rule.options["none"]:
        match = re.search(expression, read)
        if match:
            return match.span()
    return None
