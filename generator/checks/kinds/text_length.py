"""Sentences of hand-written texts have at most `most` characters, not counting titles in 《》 and enumerations with 、."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.checks.proof import distinct, quoted, sentences
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"where", "most"}
REQUIRED = {"most"}
HEAD = 20
"""Characters that the quotation shows of the beginning."""
_ITEM = re.compile(r"[^，。；：、（）]*、")
_TITLE = re.compile(r"《[^》]*》")


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options.get("where", ()))


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    most = rule.options["most"]
    for copies in distinct(context, rule.options.get("where", ())):
        for sentence in sentences(copies[0].text):
            length = readable_length(sentence.text) if len(sentence.text) > most else 0
            if length > most:
                yield quoted(rule, copies, (sentence.start, sentence.start + HEAD), f"这一句有{length}个字", f"不超过{most}字，分成几句")


def readable_length(sentence: str) -> int:
    """Characters, without titles in 《》 and without the items of an enumeration but its last one: a list is easy to read."""
    return len(_ITEM.sub("", _TITLE.sub("", sentence)))
