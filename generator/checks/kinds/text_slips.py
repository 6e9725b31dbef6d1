"""An amount in a text that is no number of the workbook but looks like a slip of one is probably that one.

It is held against `labelled` and `named` facts (see `text_amounts`); a text that stands in a row with amounts of its own is held against
those. Amounts with a label of the rules `others` are theirs. `listed` are places where amounts found nowhere in the workbook are listed in one remark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.checks.context import Context
from generator.checks.labelled import amounts_of, fact_faults, facts, named_facts, sheet_amounts, wan
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.amounts import Amount, plain_amounts
from generator.checks.reading_texts.labels import labelled_amounts
from generator.checks.reading_texts.passages import readable
from generator.checks.reading_texts.slips import FOR_ONE_DIGIT, FOR_SWAP, slip_of
from generator.checks.texts import HandText, hand_written, text_finding
from generator.model.figure import HALF_CENT
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule

OPTIONS = {"where", "labelled", "named", "others", "listed"}
REQUIRED = {"where"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where([*options["where"], *options.get("listed", [])])
    yield from fact_faults(options.get("labelled", []), look)
    for sheet, names, column in options.get("named", []):
        yield from look.columns(sheet, [names, column])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    labelled = facts(context, rule.options.get("labelled", [])) | named_facts(context, rule.options.get("named", []))
    labels = {*labelled, *_labels_of(rule, context)}
    everywhere = frozenset().union(*(sheet_amounts(context, name) for name in context.submission.sheets))
    listed = {text.source for place in rule.options.get("listed", ()) for text in hand_written(context, [place])}
    for text in hand_written(context, rule.options["where"]):
        read = readable(text.text)
        known = {amount.start for _, amount in labelled_amounts(read, labels)}
        unknown = [amount for amount in plain_amounts(read) if amount.start not in known and not _found(amount, everywhere)]
        own = amounts_of(context, text.sheet, text.row) if unknown else set()
        for amount in unknown:
            slip = slip_of(amount.value, own or {fact.value for fact in labelled.values()}, one_digit=FOR_SWAP if own else FOR_ONE_DIGIT)
            if slip:
                message = f"{text.words}写“{amount.text}”，工作簿里有 {wan(slip[0])}，是不是{slip[1]}：“{text.excerpt(amount.start, amount.end)}”"
                yield text_finding(rule, text, message, amount.text, wan(slip[0]))
        if unknown and text.source in listed:
            yield _remark(rule, text, unknown)


def _labels_of(rule: Rule, context: Context) -> Iterator[str]:
    """The labels whose amounts other rules look at."""
    for other in (other.options for other in context.profile.rules if other.id in rule.options.get("others", ())):
        yield from facts(context, other.get("labelled", []))
        yield from named_facts(context, other.get("named", []))


def _found(amount: Amount, everywhere: frozenset[Decimal]) -> bool:
    return amount.about or any(amount.equals(value, min(HALF_CENT, amount.step)) for value in everywhere)


def _remark(rule: Rule, text: HandText, unknown: list[Amount]) -> Finding:
    amounts = "、".join(dict.fromkeys(amount.text for amount in unknown))
    finding = text_finding(rule, text, f"{text.words}里的 {amounts} 在各表中找不到相同的数，请核对出处", amounts, "", severity=Severity.INFORMATION)
    return replace(finding, title="文字里的金额在表中找不到", fix="确有其他出处的不用改；是本预算里的数，请与表一致。")
