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
        self.forms = [form for form in profile.sheets.values() if form.title]

    def find(self, grid: Grid, above: Sequence[str], before: SheetForm | None) -> Recognised | None:
        """The form of a table below these lines. Without a title of its own a table goes on with the form `before` it."""
        inside = [cell.text for row in grid.rows[:2] for cell in dict.fromkeys(row)]
        titled = self._titled([*above, *inside])
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
        """The form whose title stands in one of the lines; the longest title wins, of equals the lowest line."""
        best: tuple[int, int] = (0, 0)
        found = None
        for number, line in enumerate(lines):
            text = fold(line).text
            for title, form in self.titles:
                fits = title.match(line) is not None
                fits = fits or not title.slots and title.literal in text and len(text) <= len(title.literal) + _LONGER
                if fits and (len(title.literal), number) > best:
                    best, found = (len(title.literal), number), form
        return found
