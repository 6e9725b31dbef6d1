"""The body's facts by name, for the {placeholders} of titles, heads and banners."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from generator.compose.numbers import chinese_month
from generator.compose.texts import Text, one_line
from generator.model.figure import Figure
from generator.model.form import CONTENT
from generator.model.profile import Profile
from generator.model.source import SourceRef
from generator.model.submission import Cell, Submission
from generator.profiles.errors import ProfileError, ProfileFault, suggestion

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


def facts_of(submission: Submission, profile: Profile) -> dict[str, Text]:
    """Every single field of the facts sheet as text, and what follows from year and date: 上年度, 上年末, 公开年月."""
    sheet = profile.facts.sheet
    facts = {line.name: _fact(submission.cell(sheet, line.name, CONTENT), line.type) for line in profile.sheets[sheet].lines}
    year = facts.get(profile.facts.year, Text(""))
    previous = str(int(year.value) - 1) if year.value.isdecimal() else ""
    end = f"{previous}-12-31" if previous else ""
    published = submission.cell(sheet, profile.facts.date).value
    month = chinese_month(published) if isinstance(published, date) else ""
    return facts | {
        "上年度": Text(previous, year.sources),
        "上年末": Text(end, year.sources),
        "公开年月": Text(month, facts[profile.facts.date].sources),
    }


def _fact(cell: Cell, kind: str) -> Text:
    text = as_text(cell.value)
    return Text(text if kind == "long_text" else one_line(text), (cell.source,) if cell.source else ())


def as_text(value: Figure | str | date | None) -> str:
    """A cell's value as running text: dates as 2024年1月25日, figures with two decimals."""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, Figure):
        return f"{value.printed:.2f}"
    return value or ""


def first_filled(texts: Sequence[str], facts: Mapping[str, str | Text], file: str = "") -> Text:
    """The first of the texts whose placeholders all hold something, filled; else the last."""
    complete = (text for text in texts[:-1] if all(facts.get(name) for name in _PLACEHOLDER.findall(text)))
    return fill(next(complete, texts[-1]), facts, file)


def fill(text: str, facts: Mapping[str, str | Text], file: str = "") -> Text:
    """`text` with its {placeholders} filled, on one line. A name that is no fact raises ProfileError with a suggestion.

    Filled-in text is not looked at again: a brace typed by a clerk stays a brace.
    """
    sources: dict[SourceRef, None] = {}

    def fact(match: re.Match[str]) -> str:
        if match[1] not in facts:
            raise ProfileError([ProfileFault(file or "document.toml", 0, f"没有“{match[1]}”这一事项{suggestion(match[1], facts)}")])
        value = facts[match[1]]
        sources.update(dict.fromkeys(value.sources if isinstance(value, Text) else ()))
        return one_line(str(value))

    return Text(_PLACEHOLDER.sub(fact, text), tuple(sources))
