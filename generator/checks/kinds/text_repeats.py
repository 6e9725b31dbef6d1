"""No sentence of at least `length` Chinese characters stands twice in one text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.checks.proof import distinct, han, quoted, sentences
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"where", "length"}
REQUIRED = {"length"}
_LABEL = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).．、]+|[一二三四五六七八九十]{1,3}是)")
_MARKS = re.compile(r"[^\w]")


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options.get("where", ()))


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for copies in distinct(context, rule.options.get("where", ())):
        seen: set[str] = set()
        long = [sentence for sentence in sentences(copies[0].text) if len(sentence.text) >= rule.options["length"]]
        for sentence in long if len(long) > 1 else ():
            words = bare(sentence.text)
            if words in seen:
                yield quoted(rule, copies, (sentence.start, sentence.end), "这句话前面已经写过一遍", "只留一处")
            elif han(words) >= rule.options["length"]:
                seen.add(words)


def bare(sentence: str) -> str:
    """A sentence without its number and marks."""
    return _MARKS.sub("", _LABEL.sub("", sentence))
