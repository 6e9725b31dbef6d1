"""The texts that people typed: where they stand, and findings about them. The kinds that read texts share this."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.checks.context import Context, row_words
from generator.model.finding import Finding, Severity
from generator.model.form import CONTENT
from generator.model.profile import Rule
from generator.model.source import SourceRef
from generator.model.submission import Row

EXCERPT = 16
"""Characters of context that an excerpt shows on either side."""


@dataclass(frozen=True, slots=True)
class HandText:
    """One text as typed. `row` is the whole row it stands in, for rules that look at its neighbours."""

    sheet: str
    row: Row
    column: str
    text: str
    source: SourceRef

    @property
    def words(self) -> str:
        """Where it stands, as a sentence names it."""
        return f"“{self.sheet}”“{row_words(self.row)}”的“{self.column}”" if self.column != CONTENT else f"“{self.sheet}”的“{self.row.label}”"

    def excerpt(self, start: int, end: int) -> str:
        """The piece from `start` to `end` with a little of what stands around it, on one line."""
        before, after = max(0, start - EXCERPT), min(len(self.text), end + EXCERPT)
        piece = ("…" if before else "") + self.text[before:after] + ("…" if after < len(self.text) else "")
        return " ".join(piece.split())


def hand_written(context: Context, where: Sequence[str] = ()) -> list[HandText]:
    """The texts in `where` (`表`, `表.列`, or `表.行` of a sheet of single fields) in the order of the workbook; without it all long texts."""
    return context.once(_hand_written, *where)


def _hand_written(context: Context, *where: str) -> list[HandText]:
    found = {number: text for place in where or (None,) for number, text in context.once(_by_place).get(place, ())}
    return [found[number] for number in sorted(found)]


def _by_place(context: Context) -> dict[str | None, list[tuple[int, HandText]]]:
    """All of them, numbered, by the places that rules name; the long ones for print also under None."""
    found: dict[str | None, list[tuple[int, HandText]]] = {}
    for number, (sheet, row, column, cell) in enumerate(context.submission.cells()):
        if isinstance(cell.typed, str) and cell.typed.strip() and cell.source:
            text = HandText(sheet.name, row, column, cell.typed, cell.source)
            form = context.form(sheet.name)
            part = row.key if form.is_fields else column
            long = [None] if context.type_of(sheet.name, row, column) == "long_text" and not form.is_internal else []
            for name in (sheet.name, f"{sheet.name}.{part}", *long):
                found.setdefault(name, []).append((number, text))
    return found


def text_finding(
    rule: Rule, text: HandText, message: str, found: str, expected: str, *, severity: Severity | None = None, fix: str = ""
) -> Finding:
    """A finding about a text; `found` is the piece that is wrong, `expected` what should stand there."""
    places = (text.source,)
    return Finding(rule.id, severity or rule.severity, rule.title, message, places, found, expected, fix=fix or rule.fix, basis=rule.basis)
