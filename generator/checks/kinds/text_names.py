"""A name quoted in a text that is nearly, but not exactly, one of `names_of` ([sheet, column]) is a slip.

Quoted means in “” or directly before an amount or the word 项目; shorter names, other known names (`also_known`, the same shape) and names
that differ only in 的, brackets and the like are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.labelled import names_in
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.likeness import near, starts
from generator.checks.reading_texts.passages import readable
from generator.checks.texts import hand_written, text_finding
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"where", "names_of", "also_known"}
REQUIRED = {"where", "names_of"}

SHORTEST, TWO_FROM = 7, 16
"""Characters that a name must have to be looked for, and from how many on two of them may be wrong."""

_QUOTED_AFTER = re.compile(r"\s*(?:项目|[”\"]|(?:预算|支出|安排|资金|共|为|约)*\s*\d+(?:\.\d+)?\s*(?:万元|元|亿元))")
_TRIFLES = re.compile(r"[的了和及与、“”\"（）()\s《》]")


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options["where"])
    for sheet, column in [*options["names_of"], *options.get("also_known", [])]:
        yield from look.columns(sheet, [column])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    names = [name for name in names_in(context, rule.options["names_of"]) if len(name) >= SHORTEST]
    known = {*names_in(context, rule.options["names_of"]), *names_in(context, rule.options.get("also_known", []))}
    for text in hand_written(context, rule.options["where"]):
        plain = readable(text.text)
        for name in names:
            limit = 2 if len(name) >= TWO_FROM else 1
            read = readable(text.text, known - {name}) if starts(plain, name, limit) else ""
            found = near(read, name, limit)
            piece = read[slice(*found)] if found else ""
            if not found or "□" in piece or _TRIFLES.sub("", piece) == _TRIFLES.sub("", name):
                continue
            if _QUOTED_AFTER.match(read[found[1] :]) or name.endswith("”"):
                yield text_finding(rule, text, f"{text.words}写“{piece}”，与“{name}”差一两个字", piece, name)
