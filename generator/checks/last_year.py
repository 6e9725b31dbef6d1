"""What the sheets about last year say, for the rules that tell stale words: texts as they stood, and records that came and went.

The option `last_texts` of a rule is the sheet of last year's texts and its columns: for the table, the row, the column, the text, and the
one that says 是 once somebody looked at it. Which records are compared, the profile says (`[changes.list]`). Both sheets may be empty.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator.checks.context import Context, place
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.passages import KEPT
from generator.checks.reading_texts.years import years_in
from generator.checks.texts import HandText
from generator.model.changes import RecordChange
from generator.model.naming import record_name
from generator.model.pairing import record_changes
from generator.model.source import SourceRef

_NO_WORD = re.compile(r"[^\w]")


@dataclass(frozen=True, slots=True)
class LastText:
    """A text of last year: `part` is the line or column that it stood in, `row` which row in words; `words` see `essence`."""

    row: str
    part: str
    text: str
    words: str
    checked: bool
    source: SourceRef


def text_faults(columns: list[str], look: Look) -> Iterable[Fault]:
    yield from look.columns(columns[0], columns[1:])


@lru_cache(maxsize=KEPT)
def essence(text: str) -> str:
    """A text without blanks, marks and widths; every year in it is the same."""
    plain = unicodedata.normalize("NFKC", text)
    for year in reversed(years_in(plain)):
        plain = f"{plain[: year.start]}年{plain[year.end :]}"
    return _NO_WORD.sub("", plain)


def last_texts(context: Context, columns: list[str]) -> dict[tuple[str, str], list[LastText]]:
    """Last year's texts by sheet and part: the column of a list, the line of a sheet of single fields."""
    return context.once(_last_texts, *columns)


def _last_texts(context: Context, sheet: str, table: str, row: str, column: str, content: str, checked: str) -> dict[tuple[str, str], list[LastText]]:
    found: dict[tuple[str, str], list[LastText]] = {}
    for record in context.submission.sheet(sheet).records:
        name, line, text = record.text(table).strip(), record.text(row).strip(), record.text(content)
        form = context.profile.sheets.get(name)
        if form and text.strip():
            part = next((known.name for known in form.lines if line in (known.name, known.label)), line) if form.is_fields else record.text(column).strip()
            last = LastText(line, part, text, essence(text), bool(record.text(checked)), place(record, content))
            found.setdefault((name, part), []).append(last)
    return found


def at_place(text: HandText, known: dict[tuple[str, str], list[LastText]], context: Context) -> list[LastText]:
    """Last year's texts of the same line, or of the same column of a list: there those of the row of that name, as it was rolled over.

    Somebody who fills in the sheet by hand may name a row by one of its words. A row of which there is none may be any.
    """
    form = context.form(text.sheet)
    if form.is_fields:
        return known.get((text.sheet, text.row.key), [])
    column = known.get((text.sheet, text.column), [])
    name = essence(record_name(form, text.row.text)) if column else ""
    named = [last for last in column if name and essence(last.row) == name]
    if named or not column:
        return named
    words = {essence(word) for word in (text.row.label, text.row.code, *map(text.row.text, text.row.cells))} - {""}
    return [last for last in column if essence(last.row) in words] or column


def carried_over(text: HandText, known: dict[tuple[str, str], list[LastText]], context: Context) -> list[LastText]:
    """Last year's texts that this one is word for word, years aside."""
    candidates = at_place(text, known, context)
    words = essence(text.text) if candidates else ""
    everywhere = candidates if context.form(text.sheet).is_fields else known.get((text.sheet, text.column), [])
    return [last for last in candidates if last.words == words] or [last for last in everywhere if last.words == words]


def changes_of(context: Context) -> tuple[RecordChange, ...]:
    """What became of every record (see `generator.model.pairing`)."""
    return context.once(_changes)


def _changes(context: Context) -> tuple[RecordChange, ...]:
    return record_changes(context.submission, context.profile.changes.list)


def last_names(context: Context) -> dict[str, RecordChange]:
    """What became of each of last year's records, by the name it had then."""
    by = context.profile.changes.list
    return {name: change for change in changes_of(context) for row in change.before for name in [row.text(by.before_name).strip()] if name}


def this_years_names(context: Context) -> dict[str, RecordChange]:
    """Which of last year's records each of this year's follows, by the name it has now."""
    by = context.profile.changes.list
    return {name: change for change in changes_of(context) for row in change.now for name in [row.text(by.name).strip()] if name}
