"""A text is still last year's, years and marks aside: `last_texts` (see `generator.checks.last_year`), `where` texts are looked at.

Without `where` all texts that have one of last year are, but those of the rules `others`. Texts that somebody looked at and let stand, that
match `unless`, and of fewer than `length` Chinese characters are left alone. All of them are one finding: after the year turned they may
be many.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.last_year import carried_over, last_texts, text_faults
from generator.checks.options import Fault, Look
from generator.checks.proof import han
from generator.checks.texts import HandText, hand_written
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"last_texts", "where", "others", "length", "unless"}
REQUIRED = {"last_texts"}

NAMED = 8
"""Fields and columns that the message names."""


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from text_faults(options["last_texts"], look)
    yield from look.where(options.get("where", []))
    yield from look.expressions([options.get("unless", "")])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    known = last_texts(context, rule.options["last_texts"])
    carried = [text for text in _looked_at(rule, context, known) if _is_stale(rule, text, known, context)]
    if carried:
        sheet, *_, content, checked = rule.options["last_texts"]
        message = f"与上年一样的文字有 {len(carried)} 处：{_where(carried, context)}；上年的原文在“{sheet}”的“{content}”栏，照旧的在“{checked}”栏选“是”"
        places = tuple(text.source for text in carried)
        yield Finding(rule.id, rule.severity, rule.title, message, places, f"{len(carried)} 处与上年相同", "今年的文字", fix=rule.fix, basis=rule.basis, folded=True)


def _where(carried: list[HandText], context: Context) -> str:
    """The fields, and the columns of lists with how many texts in each."""
    parts = Counter(f"“{text.sheet}”的“{text.row.label if context.form(text.sheet).is_fields else text.column}”" for text in carried)
    named = [f"{part}{f' {number} 处' if number > 1 else ''}" for part, number in parts.items()]
    return "、".join(named[:NAMED]) + ("等" if len(named) > NAMED else "")


def _looked_at(rule: Rule, context: Context, known: dict) -> list[HandText]:
    if not known:
        return []
    elsewhere = [place for other in context.profile.rules if other.id in rule.options.get("others", ()) for place in other.options.get("where", ())]
    left = {text.source for place in elsewhere for text in hand_written(context, [place])}
    where = rule.options.get("where") or [f"{sheet}.{part}" for sheet, part in known]
    return [text for text in hand_written(context, where) if text.source not in left]


def _is_stale(rule: Rule, text: HandText, known: dict, context: Context) -> bool:
    unless = rule.options.get("unless")
    if han(text.text) < rule.options.get("length", 0) or (unless and re.search(unless, text.text)):
        return False
    same = carried_over(text, known, context)
    return bool(same) and not any(last.checked for last in same)
