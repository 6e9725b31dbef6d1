"""What a workbook holds and the reader does not take: sheets and columns of the clerk's own, remarks beside the tables, comments.

Nothing that the blank came with is told: titles, instructions, heads, labels, formulas, and what the marked copy adds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model.form import TOTAL, SheetForm
from generator.model.profile import Profile
from generator.model.submission import Submission
from generator.model.version import version_number
from generator.workbook import cells
from generator.workbook.annotate import BACK, COMMENT_MARK
from generator.workbook.coordinates import address
from generator.workbook.grid import NOTE_HEAD
from generator.workbook.labels import bare, plain
from generator.workbook.locate import NUMBERS_ROW, Located, Sheets, locate, locate_sheets
from generator.workbook.marks import CODE_SHEET, GUIDE_SHEET, LIST_SHEET
from generator.workbook.opening import open_book
from generator.workbook.paint import NOTE_AUTHOR
from generator.workbook.stored import StoredCell
from generator.workbook.view import View

LONGEST = 1500
"""Characters of a sheet of the clerk's own that are told together."""

SERIAL = "序号"
"""Head of the printed column of running numbers."""

WHOLE, COMMENT, BESIDE, UNKNOWN = "程序不认识的表", "批注", "表里没有读取的内容", "认不出表头、没有读取的表"


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that was not read: the sheet's name, where (rows or a cell), the text, and what kind of thing it is."""

    sheet: str
    place: str
    text: str
    why: str


def unread(path: Path, profile: Profile, submission: Submission) -> list[Unread]:
    """Everything of the workbook that is not in the submission read from it. Raises WorkbookError."""
    book = open_book(path)
    sheets = locate_sheets(book, profile)
    taken = {(cell.source.sheet, cell.source.cell) for _, _, _, cell in submission.cells() if cell.source and cell.typed is not None}
    found = [one for view in sheets.strange for one in _whole(view, WHOLE)]
    for name, view in sheets.found.items():
        located = locate(profile.sheets[name], view, version_number(book.stamp[1]))
        found += _beside(located, taken, profile) if located.is_readable else _whole(view, UNKNOWN, _program_words(located.form, profile))
    return found + list(_comments(book.comments, sheets, profile))


def _whole(view: View, why: str, known: frozenset[str] = frozenset()) -> Iterator[Unread]:
    """All rows of a sheet, as many together as make a text of handy length."""
    lines: list[tuple[int, str]] = []
    for row, texts in _by_row(view, [spot for spot in view.cells if not _is_known(view, spot, known)]):
        if lines and sum(len(line) for _, line in lines) + len(texts) > LONGEST:
            yield _rows(view, lines, why)
            lines = []
        lines.append((row, texts))
    if lines:
        yield _rows(view, lines, why)


def _rows(view: View, lines: list[tuple[int, str]], why: str) -> Unread:
    first, last = lines[0][0], lines[-1][0]
    place = f"第{first}行" if first == last else f"第{first}行至第{last}行"
    return Unread(view.title, place, "\n".join(line for _, line in lines), why)


def _by_row(view: View, spots: Iterable[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    rows: dict[int, list[str]] = {}
    for row, column in sorted(spots):
        text = _text(view.cells[row, column])
        if text:
            rows.setdefault(row, []).append(text)
    yield from ((row, "　".join(texts)) for row, texts in rows.items())


def _text(cell: StoredCell) -> str:
    """What a cell shows; of a formula without a result, the formula."""
    shown = cell.formula if cell.value is None else cells.text(cell.value, cell.number_format)
    return cells.without_illegal(str(shown or "")).strip()


def _beside(found: Located, taken: set[tuple[str, str]], profile: Profile) -> Iterator[Unread]:
    """The cells of a sheet that were not read, row by row."""
    known = _program_words(found.form, profile)
    spots = [spot for spot in found.view.cells if not _is_ours(found, spot, known) and (found.title, address(spot)) not in taken]
    for row, text in _by_row(found.view, spots):
        cells_of_row = [address(spot) for spot in sorted(spots) if spot[0] == row]
        label = next((found.view.text(row, index) for index in found.labels if index), "").strip()
        words = f"（“{label}”行）" if label and label not in text else ""
        yield Unread(found.title, "、".join(cells_of_row) + words, text, BESIDE)


def _is_ours(found: Located, spot: tuple[int, int], known: frozenset[str]) -> bool:
    (row, column), view = spot, found.view
    cell = view.cells[spot]
    in_table = column in found.columns.values()
    if cell.formula is not None and (in_table or row <= found.head_row):
        return True
    if row in found.lines.values() and column in found.labels:
        return True
    if found.form.is_fields and plain(view.text(found.head_row, column)) == plain(NOTE_HEAD) and row >= found.head_row:
        return True
    if row <= 2 and column == 1 and row < found.head_row:  # title and instruction, also those of an older version
        return True
    if row == found.head_row and in_table:
        return True
    first = next((view.text(row, index) for index in range(1, view.last_column + 1) if view.text(row, index)), "")
    return plain(first) == NUMBERS_ROW or _is_known(view, spot, known) or _is_total(found, first)


def _is_total(found: Located, first: str) -> bool:
    """A total row of the printed list, pasted along: the program makes its own."""
    grouping = found.form.grouping
    if not grouping:
        return False
    subtotal = ".+".join(re.escape(plain(part)) for part in re.split(r"\{[^{}]*\}", grouping.subtotal_label))
    return plain(first) == plain(grouping.total_label) or bool(subtotal and re.fullmatch(subtotal, plain(first)))


def _is_known(view: View, spot: tuple[int, int], known: frozenset[str]) -> bool:
    value = view.cells[spot].value
    return isinstance(value, str) and bool({plain(value), bare(value)} & known)


def _program_words(form: SheetForm, profile: Profile) -> frozenset[str]:
    """Every text that the blank, or the printed table, has on this sheet."""
    words = [form.name, form.guide, form.number, form.empty_note, NOTE_HEAD, BACK, *profile.titles(form), *form.aliases, *form.notes, *form.banner]
    words += [part for column in form.columns for part in (*column.path, column.name, *column.aliases)]
    words += [text for side in form.sides for text in (side.head, side.label_head)]
    words += [text for line in form.lines for text in (line.label, line.name)]
    return frozenset({plain(word) for word in words if word} | {plain(TOTAL), plain(SERIAL)})


def _comments(comments: list[tuple[str, str, str, str]], sheets: Sheets, profile: Profile) -> Iterator[Unread]:
    """The clerk's comments: not the notes of the blank, not the passages of a marked copy."""
    notes = {plain(part.note) for form in profile.sheets.values() for part in (*form.columns, *form.lines) if part.note}
    for title, cell, author, text in comments:
        own = cells.without_illegal(text.split(COMMENT_MARK)[0]).strip()
        if own and author != NOTE_AUTHOR and plain(own) not in notes and title not in (GUIDE_SHEET, CODE_SHEET, LIST_SHEET):
            yield Unread(title, cell, own, COMMENT)
