"""The body's own name and word: a name that nearly is the body's, 部门 for 单位 or the other way round.

`names_of` ([sheet, column]) are names that are right as well. `choice` is the field (表.行) that says what publishes, `misfits` the
words that do not suit what it says: [["单位", "本部门预算"], …]. `last_characters` are characters that names end in, each with those it is
mistaken for: any other last character makes the name of another body (某县档案馆) or of a matter (某县行政审批服务).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.labelled import names_in
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.likeness import near
from generator.checks.reading_texts.passages import readable
from generator.checks.texts import HandText, hand_written, text_finding
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"where", "names_of", "choice", "misfits", "last_characters"}
REQUIRED = {"where"}

_RANKS = set("省市县区州旗乡镇盟")
_PLACE = re.compile(r"[^省市县区州旗乡镇盟]{2,}[省市县区州旗乡镇盟]")
_SHORT_FOR_PLACE = set("我本全该各市县区省乡镇")


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where([*options["where"], *([options["choice"]] if "choice" in options else [])])
    for sheet, column in options.get("names_of", []):
        yield from look.columns(sheet, [column])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    facts = context.profile.facts
    body = context.submission.field(facts.sheet, facts.body).strip()
    known = tuple(name for name in names_in(context, rule.options.get("names_of", [])) if name != body)
    choice = rule.options.get("choice", "").partition(".")
    other_names = [name for name in known if body not in name]
    publishes = context.submission.field(choice[0], choice[2])
    for text in hand_written(context, rule.options["where"]) if body else ():
        read = readable(text.text, other_names)
        wrong = _nearly(read, body) or _wrong_first(read, body) or _wrong_last(read, body, dict(rule.options.get("last_characters", [])))
        if wrong:
            found = text.text[slice(*wrong)]
            yield text_finding(rule, text, f"{text.words}写“{found}”，本{publishes}的名称是“{body}”", found, body)
        for word in (word for kind, word in rule.options.get("misfits", []) if kind == publishes):
            if word in read:
                yield _misfit(rule, text, word, publishes)


def _misfit(rule: Rule, text: HandText, word: str, publishes: str) -> Finding:
    start = text.text.find(word)
    right = word.replace("部门", publishes).replace("单位", publishes)
    message = f"公开主体是“{publishes}”，{text.words}写“{word}”：“{text.excerpt(start, start + len(word))}”"
    return text_finding(rule, text, message, word, right)


def _nearly(read: str, body: str) -> tuple[int, int] | None:
    """A name one character off (two for long names); another rank of place (市 for 县) is another body."""
    found = near(read, body, 2 if len(body) >= 12 else 1)
    if not found or _RANKS & (set(read[slice(*found)]) ^ set(body)):
        return None
    return found


def _wrong_first(read: str, body: str) -> tuple[int, int] | None:
    """The name with another first character, where that is within a place of several: 果鹿县 for 巨鹿县. Of 某县 and 磁县 both may be right."""
    if body[1:] not in read or not _PLACE.match(body):
        return None
    for match in re.finditer(rf"[\u4e00-\u9fff]{re.escape(body[1:])}", read):
        if match[0] != body and match[0][0] not in _SHORT_FOR_PLACE:
            return match.span()
    return None


def _wrong_last(read: str, body: str, mistaken: dict[str, str]) -> tuple[int, int] | None:
    """The name with a last character that the right one is mistaken for."""
    wrong = mistaken.get(body[-1], "") if body[:-1] in read else ""
    match = re.search(f"{re.escape(body[:-1])}[{re.escape(wrong)}]", read) if wrong else None
    return match.span() if match else None
