"""Within one sentence a whole is the sum of its parts: `adds = [["基本支出", "人员经费", "公用经费"], ["收入总计", "支出总计"]]`.

Each label must be attached to an amount, once; a sum of one part is an equality. Amounts may be off by half of the last
place that each of them shows; whole 万元 that do not add up are a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.context import Context
from generator.checks.labelled import wan
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.amounts import Amount, off
from generator.checks.reading_texts.labels import labelled_amounts
from generator.checks.reading_texts.passages import readable, sentence
from generator.checks.texts import hand_written, text_finding
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule

OPTIONS = {"adds", "where"}
REQUIRED = {"adds", "where"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options["where"])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for text in hand_written(context, rule.options["where"]):
        read = readable(text.text)
        for sum_ in rule.options["adds"]:
            for whole, parts in _stated(read, *sum_):
                total = sum((part.value for part in parts), Decimal(0))
                apart = off(whole.value, total, [whole, *parts])
                if apart:
                    words = " + ".join(sum_[1:]) if len(parts) > 1 else sum_[1]
                    message = f"{text.words}写“{sum_[0]}”{whole.text}，同一句里“{words}”是 {wan(total)}，相差 {wan(abs(whole.value - total))}"
                    yield text_finding(rule, text, message, whole.text, wan(total), severity=None if apart == "surely" else Severity.WARNING)


def _stated(read: str, whole: str, *parts: str) -> Iterator[tuple[Amount, list[Amount]]]:
    """Sentences that state the whole and all parts, each once."""
    by_sentence: dict[int, list[tuple[str, Amount]]] = {}
    for label, amount in labelled_amounts(read, [whole, *parts]):
        by_sentence.setdefault(sentence(read, amount.start)[0], []).append((label, amount))
    for stated in by_sentence.values():
        if sorted(label for label, _ in stated) == sorted([whole, *parts]):
            found = dict(stated)
            yield found[whole], [found[part] for part in parts]
