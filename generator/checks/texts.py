"""The texts that people typed: where they stand, and findings about them. The kinds that read texts share this."""

from __future__ import annotations

from collections.abc import Sequence

from generator.checks.context import Context, HandText
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule


def hand_written(context: Context, where: Sequence[str] = ()) -> list[HandText]:
    """The texts in `where` (`表`, `表.列`, or `表.行` of a sheet of single fields) in the order of the workbook; without it all long texts."""
    found = {number: text for place in where or (None,) for number, text in context.texts.get(place, ())}
    return [found[number] for number in sorted(found)]


def text_finding(
    rule: Rule, text: HandText, message: str, found: str, expected: str, *, severity: Severity | None = None, fix: str = ""
) -> Finding:
    """A finding about a text; `found` is the piece that is wrong, `expected` what should stand there."""
    places = (text.source,)
    return Finding(rule.id, severity or rule.severity, rule.title, message, places, found, expected, fix=fix or rule.fix, basis=rule.basis)
