"""The texts that people typed: where they stand, and findings about them. The kinds that read texts share this."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.checks.context import Context, row_words
from generator.model.finding import Finding, Severity
from generator.model.form import CONTENT, SheetForm
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


def hand_written(context: Context, where: Sequence[str] = ()) -> Iterator[HandText]:
    """The texts in `where` (`表`, `表.列`, or `表.行` of a sheet of single fields); without it all long texts."""
    for sheet, row, column, cell in context.submission.cells():
        if isinstance(cell.typed, str) and cell.typed.strip() and cell.source and _wanted(context.form(sheet.name), row, column, where):
            yield HandText(sheet.name, row, column, cell.typed, cell.source)


def text_finding(
    rule: Rule, text: HandText, message: str, found: str, expected: str, *, severity: Severity | None = None, fix: str = ""
) -> Finding:
    """A finding about a text; `found` is the piece that is wrong, `expected` what should stand there."""
    places = (text.source,)
    return Finding(rule.id, severity or rule.severity, rule.title, message, places, found, expected, fix=fix or rule.fix, basis=rule.basis)


def _wanted(form: SheetForm, row: Row, column: str, where: Sequence[str]) -> bool:
    if where:
        part = row.key if form.is_fields else column
        return form.name in where or f"{form.name}.{part}" in where
    line = form.line(row.key) if form.lines else None
    kind = line.type if line and line.type else form.column(column, line.side if line else 0).type
    return kind == "long_text"
