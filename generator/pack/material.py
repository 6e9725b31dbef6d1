"""What a sign-off pack is told from, and how its places are looked up: in the workbook, in the text, on the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.compose.facts import facts_of, fill
from generator.compose.texts import Text
from generator.model.checklist import Checklist
from generator.model.document import Block, Document, Heading, PageBreak, Paragraph, Table
from generator.model.expression import Address
from generator.model.finding import Finding
from generator.model.form import SheetForm
from generator.model.layout import Layout, Position
from generator.model.outcome import Outcome
from generator.model.submission import Cell
from generator.model.unfilled import unfilled_sheets

ALL_ROWS = "*"
_NUMBER = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[）)、．.]+)?\s*")
NOTE = "TableNote"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the published text: below which title, on which printed page."""

    title: str
    page: int
    position: Position


@dataclass(frozen=True)
class Material:
    """One rendered body. `layout` is that of the published `document`, `files` are names and SHA-256 of the pair."""

    outcome: Outcome
    document: Document
    layout: Layout
    checklist: Checklist
    files: tuple[tuple[str, str], ...] = ()

    @cached_property
    def facts(self) -> dict[str, Text]:
        return facts_of(self.outcome.submission, self.outcome.profile)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, those that another one explains as well."""
        return tuple(below for finding in self.outcome.findings for below in _with_symptoms(finding))

    @cached_property
    def _blocks(self) -> tuple[tuple[Position, Block], ...]:
        return tuple((position, block) for position, block in self.document.walk() if not isinstance(block, PageBreak))

    @cached_property
    def unfilled(self) -> frozenset[str]:
        """The sheets that are not filled in yet: a draft may have some."""
        return unfilled_sheets(self.outcome.submission, self.outcome.profile)

    def form(self, sheet: str) -> SheetForm:
        return self.outcome.profile.sheets[sheet]

    def table(self, sheet: str) -> Place | None:
        """The printed table of a sheet; None if the text has none."""
        form = self.form(sheet)
        title = fill(form.title, self.facts, form.file).value
        found = (position for position, block in self._blocks if isinstance(block, Table) and block.title == title)
        return next((Place(title, self.layout.block_pages[position], position) for position in found), None)

    def heading(self, words: str) -> Place | None:
        """The first heading that begins with these words, its number apart, else the first that holds them; None if none does."""
        found = [(position, block.text) for position, block in self._blocks if isinstance(block, Heading) and words in block.text]
        found.sort(key=lambda entry: not _NUMBER.sub("", entry[1]).startswith(words))
        return next((Place(text, self.layout.block_pages[position], position) for position, text in found), None)

    def says_something(self, place: Place) -> bool:
        """Whether anything stands below the heading before the next one that is not deeper."""
        blocks = [block for position, block in self._blocks if position >= place.position]
        for block in blocks[1:]:
            if isinstance(block, Heading) and block.level <= blocks[0].level:
                return False
            if not isinstance(block, (Heading, Paragraph)) or isinstance(block, Paragraph) and block.text.strip():
                return True
        return False

    def note_below(self, place: Place, text: str) -> bool:
        """Whether one of the notes below the table is this text, with its placeholders filled."""
        wanted = fill(text, self.facts).value
        below = [block for position, block in self._blocks if position > place.position and position[0] == place.position[0]]
        for block in below:
            if not (isinstance(block, Paragraph) and block.role == NOTE):
                return False
            if block.text == wanted:
                return True
        return False

    def cells(self, address: Address) -> Iterator[Cell]:
        """The cells at a place of the workbook: one, or one for each row of a list or table."""
        submission = self.outcome.submission
        if not address.row:  # a list's name alone: its rows
            sheet = address.table or address.column
            yield from (next(filter(counts, row.cells.values()), Cell()) for row in submission.sheet(sheet).records)
        elif address.row == ALL_ROWS:
            yield from (row[address.column] for row in submission.sheet(address.table).records)
        else:
            yield submission.cell(address.table, address.row, address.column)


def holds(cell: Cell) -> bool:
    """Whether something was typed or computed; a zero is something."""
    return cell.value is not None and str(cell.value).strip() != ""


def counts(cell: Cell) -> bool:
    """Whether there is something, and not just nothing in figures."""
    return holds(cell) and bool(cell.value)


def _with_symptoms(finding: Finding) -> Iterator[Finding]:
    yield finding
    for symptom in finding.symptoms:
        yield from _with_symptoms(symptom)
