"""No other place's name stands where the body's own one should: `places` are the names of counties and districts.

Only for a body whose name holds one of them. A sentence that names several places, or says one of the words in `beside`
(对口支援, 毗邻, …), speaks of others rightly, and so do titles in 《》. A name of one character and 县 is an ordinary
ending of words (担任县…): it counts only where no Chinese character stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.checks.proof import Piece, distinct, quoted, sentences, spans, within
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"places", "beside", "where"}
REQUIRED = {"places"}
SHORT = 2
_TITLES = (r"《[^》]*》",)


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options.get("where", ()))


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    facts = context.profile.facts
    body = context.submission.field(facts.sheet, facts.body)
    own = [place for place in rule.options["places"] if place in body]
    if not own:
        return
    groups = list(distinct(context, rule.options.get("where", ())))
    everything = "\n".join(copies[0].text for copies in groups)
    others = [place for place in rule.options["places"] if place not in own and place in everything]
    pattern = expression(others)
    for copies in groups if others else ():
        text = copies[0].text
        kept = spans(_TITLES, text)
        for sentence in sentences(text):
            span = _stranger(sentence, pattern, rule.options.get("beside", ()), kept)
            if span:
                wrong = f"出现了别的地方“{text[slice(*span)]}”（本部门是“{body}”）"
                yield quoted(rule, copies, span, wrong, own[0])
                break


def expression(places: list[str]) -> re.Pattern:
    """Matches any of the names; short ones only behind something that is no Chinese character."""
    rows = sorted(places, key=len, reverse=True)
    return re.compile("|".join((r"(?<![一-龥])" if len(place) <= SHORT else "") + re.escape(place) + "(?![域段间])" for place in rows))


def _stranger(sentence: Piece, pattern: re.Pattern, beside: tuple[str, ...], kept: list) -> tuple[int, int] | None:
    """Where the only other place of a sentence stands."""
    found = [(sentence.start + m.start(), sentence.start + m.end()) for m in pattern.finditer(sentence.text)]
    found = [span for span in found if not within(*span, kept)]
    names = {sentence.text[first - sentence.start : last - sentence.start] for first, last in found}
    return found[0] if len(names) == 1 and not any(word in sentence.text for word in beside) else None
