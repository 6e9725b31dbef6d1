"""Texts that ought to differ do: `groups = [["项目.绩效目标"], ["文字说明.总体绩效目标", "文字说明.工作保障措施"]]`.

Within a group no two texts are the same but for numbers and marks; texts of fewer than `length` Chinese characters are
left alone. The finding stands at the later text and names the earlier one.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.kinds.text_repeats import bare
from generator.checks.options import Fault, Look
from generator.checks.proof import han, paragraphs
from generator.checks.texts import HandText, hand_written, text_finding
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"groups", "length"}
REQUIRED = {"groups", "length"}
SHOWN = 20
"""Characters of the text that a message shows."""


def faults(options: dict, look: Look) -> Iterator[Fault]:
    for group in options["groups"]:
        yield from look.where(group)


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for group in rule.options["groups"]:
        seen: dict[str, HandText] = {}
        for text in hand_written(context, group):
            words = "".join(bare(paragraph.text) for paragraph in paragraphs(text.text))
            first = seen.setdefault(words, text)
            if first is not text and han(words) >= rule.options["length"]:
                start = text.text[:SHOWN] + ("…" if len(text.text) > SHOWN else "")
                message = f"{text.words}“{start}”与{first.words}相同"
                yield text_finding(rule, text, message, start, "不同的内容")
