"""A published Word file -> what it says, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from generator.model.form import CONTENT, SheetForm
from generator.model.outline import Outline, RecordForm
from generator.model.profile import Profile
from generator.readback.blocks import Block, Grid, Line, blocks_of
from generator.readback.errors import PublishedError
from generator.readback.forms import details_columns, find_form, read_form
from generator.readback.heads import find_head
from generator.readback.opening import open_word
from generator.readback.patterns import Pattern, Votes, pattern
from generator.readback.pivots import find_pivot, read_pivot
from generator.readback.published import Published
from generator.readback.recognise import Recognised, Recogniser
from generator.readback.sections import fitting_headings, read_sections
from generator.readback.slots import ANYTHING, Place, Slot, place_of
from generator.readback.tables import Body, read_records, read_table
from generator.readback.words import fold

_LINES_ABOVE = 6
_LIKE_DETAILS = 0.7
_COVER_LINES = 6
_SENTENCE_END = re.compile(r"[，。；]")


def read_published(path: Path, profile: Profile) -> Published:
    """Everything that a published file says in the forms of a profile. Raises PublishedError if it holds none of them."""
    blocks = tuple(blocks_of(open_word(path)))
    tables = _Tables(blocks, profile)
    published, votes = tables.published, tables.votes
    if not published.found:
        raise PublishedError(f"“{path.name}”里没有“{profile.name}”的表。请核对文件和公开格式（--profile）。")
    numbers = [number for number, block in enumerate(blocks) if isinstance(block, Line)]
    lines = [blocks[number].text for number in numbers]
    placed = {n for n, number in enumerate(numbers) if number in tables.placed}
    outline = max(profile.documents, key=lambda outline: fitting_headings(outline, lines, profile))
    first = read_sections(lines, placed, outline, published, votes)
    _cover(outline, [*lines[:first], *tables.banners], votes)
    _facts(votes, published)
    return published


def known_tables(path: Path, profile: Profile) -> int:
    """How many tables of the file are forms of the profile: to find the profile of a file."""
    return len(_Tables(tuple(blocks_of(open_word(path))), profile).published.found)


class _Tables:
    """Reads one table after the other; a form's list of details belongs to the form before it.

    `placed` are the lines (by the number of their block) that belong to a table, `banners` what banners may say.
    """

    def __init__(self, blocks: Sequence[Block], profile: Profile):
        self.blocks, self.profile = blocks, profile
        self.published, self.votes = Published(profile), Votes(profile)
        self.recogniser = Recogniser(profile)
        self.before: SheetForm | None = None
        self.form: tuple[RecordForm, str] | None = None
        self.placed: set[int] = set()
        self.banners: list[str] = []
        for number, block in enumerate(blocks):
            if isinstance(block, Grid):
                self._read(block, self._above(number))
                self._notes(number)

    def _above(self, number: int) -> dict[int, str]:
        """The last lines between a table and the one before it, by the number of their block."""
        lines: dict[int, str] = {}
        for above in range(number - 1, -1, -1):
            block = self.blocks[above]
            if isinstance(block, Line):
                lines[above] = block.text
            elif len(block.rows) > 1:  # not a banner in a table of its own
                break
            if len(lines) == _LINES_ABOVE:
                break
        return dict(sorted(lines.items()))

    def _read(self, grid: Grid, above: dict[int, str]) -> None:
        form = find_form(grid, self.profile, self.form[0].name if self.form else "")
        if form:
            self.form = (form, read_form(grid, form, self.published))
            self.published.found.append((form.name, form.sheet))
            self._place(above, (form.title, form.unit_line, *form.owner))
        elif not self._details(grid) and not self._pivot(grid):
            known = self.recogniser.find(grid, list(above.values()), self.before)
            if known:
                self._sheet(grid, known, above)
            else:
                self._unknown(grid, above)

    def _sheet(self, grid: Grid, known: Recognised, above: dict[int, str]) -> None:
        form = known.form
        self.before, self.form = form, None
        self.banners += [cell.text for row in grid.rows[: known.head.first] for cell in dict.fromkeys(row) if cell.text]
        self._place(above, (*self.profile.titles(form), *form.aliases, form.number, *form.banner))
        read_table(grid, known.head, form, self.published)
        self.published.found.append((form.name, form.name))

    def _place(self, above: dict[int, str], texts: Sequence[str]) -> None:
        """Lines above a table that the program prints by itself: title, number, banner."""
        known = [pattern(text, self.profile) for text in texts if text]
        for number, line in above.items():
            if not _SENTENCE_END.search(line) and any(one.match(line) is not None for one in known):
                self.placed.add(number)
                self.banners.append(line)

    def _notes(self, number: int) -> None:
        """Lines below a table that are the form's notes."""
        notes = {fold(note).text for form in self.profile.sheets.values() for note in (*form.notes, form.empty_note)}
        for below in range(number + 1, len(self.blocks)):
            if isinstance(self.blocks[below], Grid) or fold(self.blocks[below].text).text not in notes:
                break
            self.placed.add(below)

    def _details(self, grid: Grid) -> bool:
        if not self.form or not self.form[0].details:
            return False
        form, key = self.form
        head = find_head(grid, details_columns(form, self.profile))
        if not head or head.likeness < _LIKE_DETAILS:
            return False
        matched = self.published.value((form.sheet, key, form.match))
        read_records(Body(grid, head, self.profile.sheets[form.details]), self.published, {form.match: matched})
        return True

    def _pivot(self, grid: Grid) -> bool:
        found = find_pivot(grid, self.profile)
        if found:
            read_pivot(grid, *found, self.published)
            self.published.found.append((found[0].name, found[0].sheet))
        return found is not None

    def _unknown(self, grid: Grid, above: dict[int, str]) -> None:
        """A table that is no form. A banner may stand in a table of its own."""
        texts = [cell.text for row in grid.rows for cell in dict.fromkeys(row) if cell.text]
        if len(grid.rows) > 1 and texts:
            title = list(above.values())[-1] if above else ""
            self.published.remark(f"表“{title}”", "　".join(texts)[:80], "不是公开格式里的表，或者分不清是哪一张")
        self.banners += texts


def _cover(outline: Outline, lines: Sequence[str], votes: Votes) -> None:
    """Facts from cover, banners and titles; first from lines with words of their own, then from those that are nothing but facts."""
    profile = votes.profile
    texts = [outline.title, outline.subject, *outline.cover.values()]
    texts += [part for form in profile.sheets.values() for part in form.banner]
    known = [pattern(text, profile) for text in dict.fromkeys(texts)]
    for one in known:
        for line in lines if one.literal else ():
            votes.add(one.match(line))
    sure = votes.result()
    for one in known:
        for line in lines if not one.literal and any(slot.shape != ANYTHING for slot in one.slots) else ():
            found = one.match(line) or {}
            if all(_agrees(slot, text, sure, profile) for slot, text in found.items()):
                votes.add(found)
    _named(outline, known, lines[:_COVER_LINES], votes)


def _named(outline: Outline, known: Sequence[Pattern], lines: Sequence[str], votes: Votes) -> None:
    """A line of the cover that is nothing but one text, where no other line says it: the first that is no known line."""
    known = [*known, pattern(outline.contents_title, votes.profile)]
    sure = votes.result()
    for one in known:
        alone = not one.literal and len(one.slots) == 1 and one.slots[0].shape == ANYTHING
        place = place_of(one.slots[0].path, votes.profile) if alone else None
        if place and place not in sure:
            others = [other for other in known if other.literal or any(slot.shape != ANYTHING for slot in other.slots)]
            free = (line for line in lines if not any(other.match(line) is not None for other in others))
            votes.add({one.slots[0]: next(free, "")})


def _agrees(slot: Slot, text: str, sure: dict[Place, str], profile: Profile) -> bool:
    """Is the text of a slot that takes anything what is known already, if it is?"""
    place = place_of(slot.path, profile)
    return slot.shape != ANYTHING or place not in sure or fold(sure[place]).text == fold(text).text


def _facts(votes: Votes, published: Published) -> None:
    for place, text in votes.result().items():
        if not published.value(place):
            published.put(place, text, f"“{place[0]}”“{place[1]}”")
    facts = published.profile.facts
    published.put((facts.sheet, facts.unit, CONTENT), published.profile.amounts.unit, f"“{facts.unit}”")
