"""Which form of the profile is a table? Its head and the lines above it tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.form import SheetForm
from generator.model.profile import Profile
from generator.readback.blocks import Grid
from generator.readback.heads import Head, find_head, printed_columns
from generator.readback.patterns import Pattern, pattern
from generator.readback.words import fold

_LIKE_ENOUGH, _LIKE_WITH_TITLE = 0.75, 0.4
_LONGER = 14
"""How many characters more than a title a line that holds it may have."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A form and the head by which it was found. `titled`: a line above the table, or in it, bears the form's title."""

    form: SheetForm
    head: Head
    titled: bool


class Recogniser:
    """Knows the printed forms of a profile by title and head."""

    def __init__(self, profile: Profile):
        self.profile = profile
        self.titles: list[tuple[Pattern, SheetForm]] = []
        for form in profile.sheets.values():
            names = (*profile.titles(form), *form.aliases) if form.title else ()
            self.titles += [(pattern(name, profile), form) for name in names]
        texts = [text.text for text in profile.texts.values()]
        self.forms = [form for form in profile.sheets.values() if form.title or any(f"@表 {form.name}\n" in text for text in texts)]

    def find(self, grid: Grid, above: Sequence[str], before: SheetForm | None) -> Recognised | None:
        """The form of a table below these lines. Without a title of its own a table goes on with the form `before` it."""
        inside = [cell.text for row in grid.rows[:2] for cell in dict.fromkeys(row)]
        titled = self._titled([*inside, *above])
        heads = {form.name: find_head(grid, printed_columns(form)) for form in self.forms}
        if titled and heads[titled.name] and heads[titled.name].likeness >= _LIKE_WITH_TITLE:
            return Recognised(titled, heads[titled.name], True)
        if titled:
            return None
        likely = [form for form in self.forms if heads[form.name] and heads[form.name].likeness >= _LIKE_ENOUGH]
        most = max((heads[form.name].likeness for form in likely), default=0)
        likely = [form for form in likely if heads[form.name].likeness == most]
        if before in likely:
            likely = [before]
        return Recognised(likely[0], heads[likely[0].name], False) if len(likely) == 1 else None

    def _titled(self, lines: Sequence[str]) -> SheetForm | None:
        """The form whose title stands in the lowest line that has one; of several in one line the longest."""
        for line in reversed(lines):
            found = [(len(title.literal), form) for title, form in self.titles if _bears(line, title)]
            if found:
                return max(found, key=lambda entry: entry[0])[1]
        return None


def _bears(line: str, title: Pattern) -> bool:
    """Is the line that title, or little more than it (表一 …, 附件1：…)?"""
    text = fold(line).text
    within = not title.slots and title.literal in text and len(text) <= len(title.literal) + _LONGER
    return within or title.match(line) is not None
