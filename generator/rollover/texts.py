"""One typed cell as it is carried over: a text whose years move on, or anything else as it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from generator.model.figure import Figure
from generator.model.form import Column, Line, SheetForm
from generator.model.profile import UNITS, Profile
from generator.model.submission import Submission, Value
from generator.rollover.years import Moved, Shift, move_name, move_prose, rename

SAME_KINDS = ({"text", "long_text", "choice", "code"},)
"""Types between which a value may be carried; any other must find its own type again."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names of lists: those that move on with the year, by what they were, and those that stay as they are."""

    renamed: dict[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()


def written(value: Value, kind: str, unit: str) -> str:
    """A value as it is typed into a workbook of that unit."""
    if isinstance(value, Figure):
        return amount_text(value.value * UNITS.get(unit, 1)) if kind == "amount" else f"{value.value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def amount_text(value: Decimal) -> str:
    """At least two decimals, more where there are more."""
    whole, _, decimals = f"{value:f}".partition(".")
    return f"{whole}.{decimals.rstrip('0').ljust(2, '0')}"


def kind_of(column: Column, line: Line | None) -> str:
    return line.type if line and line.type else column.type


def fits(old: str, new: str) -> bool:
    """May a value of one type stand in a cell of the other?"""
    return old == new or any(old in kinds and new in kinds for kinds in SAME_KINDS)


def moved(text: str, column: Column, kind: str, shift: Shift, names: Names) -> Moved:
    """The text of this year. A cell that names a record of another list follows that list."""
    if column.choices_from:
        return Moved(names.renamed.get(text, text))
    if kind == "long_text":
        first = rename(text, names.renamed)
        then = move_prose(first.text, shift, (*names.others, *names.renamed.values()))
        return Moved(then.text, first.changes + then.changes, then.doubts)
    return move_name(text, shift) if kind == "text" else Moved(text)


def names_of(submission: Submission, profile: Profile, shift: Shift) -> Names:
    """The names of all lists that hold digits."""
    renamed: dict[str, str] = {}
    others: list[str] = []
    for form in profile.sheets.values():
        for column in _naming(form):
            for row in submission.sheet(form.name).records:
                name = row.text(column).strip()
                now = move_name(name, shift).text
                if now != name:
                    renamed[name] = now
                elif any(character.isdigit() for character in name):
                    others.append(name)
    return Names(renamed, tuple(dict.fromkeys(others)))


def _naming(form: SheetForm) -> tuple[str, ...]:
    return tuple(column.name for column in form.columns if form.kind == "records" and column.type == "text" and column.required)
