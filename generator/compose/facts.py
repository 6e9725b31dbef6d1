"""The body's facts by name, for the {placeholders} of titles, heads and banners."""

from __future__ import annotations

import re
from datetime import date

from generator.model.figure import Figure
from generator.model.form import CONTENT
from generator.model.profile import Profile
from generator.model.submission import Submission
from generator.profiles.errors import ProfileError, ProfileFault, suggestion

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


def facts_of(submission: Submission, profile: Profile) -> dict[str, str]:
    """Every single field of the facts sheet as text, and what follows from the budget year: 上年度, 上年末."""
    sheet = profile.facts.sheet
    facts = {line.name: as_text(submission.cell(sheet, line.name, CONTENT).value) for line in profile.sheets[sheet].lines}
    year = facts.get(profile.facts.year, "")
    previous = str(int(year) - 1) if year.isdecimal() else ""
    return facts | {"上年度": previous, "上年末": f"{previous}-12-31" if previous else ""}


def as_text(value: Figure | str | date | None) -> str:
    """A cell's value as running text: dates as 2024年1月25日, figures with two decimals."""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, Figure):
        return f"{value.printed:.2f}"
    return value or ""


def fill(text: str, facts: dict[str, str], file: str = "") -> str:
    """`text` with its {placeholders} filled. A name that is no fact raises ProfileError with a suggestion.

    Filled-in text is not looked at again: a brace typed by a clerk stays a brace.
    """

    def fact(match: re.Match[str]) -> str:
        if match[1] not in facts:
            raise ProfileError([ProfileFault(file or "document.toml", 0, f"没有“{match[1]}”这一事项{suggestion(match[1], facts)}")])
        return facts[match[1]]

    return _PLACEHOLDER.sub(fact, text)
