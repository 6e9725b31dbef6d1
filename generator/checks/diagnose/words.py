"""What a suspect is called: the messages of family D and the sentences about each kind of move."""

from __future__ import annotations

from decimal import Decimal

from generator.checks.context import Context, money, place, row_words
from generator.checks.diagnose.evidence import Evidence
from generator.checks.diagnose.linear import Forms
from generator.checks.diagnose.moves import EXCHANGED, MISSING, PLACED, TWICE, VALUE, Move
from generator.model.finding import Finding, Message, Severity
from generator.model.source import SourceRef

MESSAGES = {
    "D01": Message(
        Severity.ERROR,
        "这一格多半填错了",
        "对照原件核对这一格，改好后再运行一次。",
        "改这一个数，下面列出的几处就都对上；改别的任何一个数都做不到，或者会弄错原来对上的数。",
    ),
    "D02": Message(
        Severity.ERROR,
        "多半填错了栏或行",
        "对照原件，把数移到应填的一格，再运行一次。",
        "把数移到旁边的一格（或者两格对调），下面列出的几处就都对上。",
    ),
    "D03": Message(
        Severity.ERROR,
        "多半漏了一行",
        "对照原件补上这一行，再运行一次。",
        "补上一行，下面列出的几处就都对上；这一行往往在别的表里有。",
    ),
    "D04": Message(Severity.ERROR, "多半重了一行", "核对后删去重复的一行，再运行一次。", "删去重复的一行，下面列出的几处就都对上。"),
    "D05": Message(
        Severity.ERROR,
        "两处数对不上，多半有一处填错了",
        "对照原件核对这两格，改正填错的一格，再运行一次。",
        "改正两格中的任何一格，下面列出的几处就都对上；只看工作簿分不出是哪一格错了。",
    ),
}

IDS = {VALUE: "D01", PLACED: "D02", EXCHANGED: "D02", MISSING: "D03", TWICE: "D04"}

Said = tuple[str, tuple[SourceRef, ...], Decimal, Decimal]
"""The sentence about a move, where to look, what was found there and what is expected."""


class Words:
    """Makes findings about moves."""

    def __init__(self, context: Context, forms: Forms, evidence: Evidence):
        self.context, self.forms, self.evidence = context, forms, evidence

    def finding(self, moves: tuple[Move, ...], symptoms: tuple[Finding, ...]) -> Finding:
        """The finding about a suspect, or about the one of two; it blocks if any of its symptoms does."""
        [move, *others] = moves
        rule = "D05" if others else IDS[move.kind]
        say = {VALUE: self._value, PLACED: self._placed, EXCHANGED: self._placed, MISSING: self._missing, TWICE: self._twice}
        sentence, places, found, expected = say[move.kind](move)
        for other in others:  # only one of them is wrong, so neither is 多半
            second, more, *_ = self._value(other)
            sentence, places = f"{sentence}；或者{second}".replace("多半", "可能"), places + more
        entry, unit = MESSAGES[rule], self._unit(move.changes[0][0])
        return Finding(
            rule,
            Severity.ERROR if any(finding.blocks for finding in symptoms) else Severity.WARNING,
            entry.title,
            f"{sentence}，下面 {len(symptoms)} 处就都对上了" if len(symptoms) > 1 else f"{sentence}，下面这一处就对上了",
            places,
            money(found, unit),
            money(expected, unit),
            money(found - expected, unit),
            fix=entry.fix,
            symptoms=symptoms,
        )

    def _unit(self, source: SourceRef) -> str:
        form, row, column = self.forms.cell(source)
        return self.context.unit_of(form.name, row, column)

    def _value(self, move: Move) -> Said:
        source, amount = move.changes[0]
        old, unit = self.evidence.value(source), self._unit(source)
        was, right = money(old, unit), money(old + amount, unit)
        if old == 0:
            message = f"{source}多半漏填了 {right}：补上"
        elif old + amount == 0:
            message = f"{source}多半多填了 {was}：清空"
        elif move.signature:
            message = f"{source}多半把 {right} 填成了 {was}（{move.signature.words}）：改成 {right}"
        else:
            message = f"{source}填的 {was} 多半错了：改成 {right}"
        return message, (source,), old, old + amount

    def _placed(self, move: Move) -> Said:
        (source, amount), (other, _) = move.changes
        old, unit = self.evidence.value(source), self._unit(source)
        if move.kind == EXCHANGED:
            message = f"{source}的 {money(old, unit)} 与{other}的 {money(old + amount, unit)} 多半填颠倒了：对调"
        else:
            message = f"{source}的 {money(old, unit)} 多半{move.signature.words}，应填在{other}：移过去"
        return message, (source, other), old, old + amount

    def _missing(self, move: Move) -> Said:
        row, (source, amount) = move.row, move.changes[0]
        amounts = "、".join(f"{self.forms.cell(cell)[2]} {money(value, self._unit(cell))}" for cell, value in move.changes)
        column = self.forms.cell(source)[2]
        if row.parent:
            above = place(row.parent, column)
            what = f"“{row_words(row.parent)}”下面多半漏了" + (f"“{row_words(row.row)}”一行" if row.code else "一行")
        else:
            above = SourceRef(row.sheet, column=column)
            what = f"多半漏了“{row.named}”一行" if row.named else f"多半漏了科目“{row.code}”的一行"
        held = self.evidence.places_of(row) if row.code else ()
        hint = f"（“{'”“'.join(dict.fromkeys(place.sheet for place in held))}”里有）" if held else ""
        return f"“{row.sheet}”的{what}{hint}，{amounts}：补上这一行", (above, *held), Decimal(0), amount

    def _twice(self, move: Move) -> Said:
        source, amount = move.changes[0]
        _, row, _ = self.forms.cell(source)
        return f"“{source.sheet}”的“{row_words(row)}”多半重了一行：删去其中一行", (source,), -amount, Decimal(0)
