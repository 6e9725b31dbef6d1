"""Last year from what was published: a Word file -> the values of a workbook, and a report of what it could not place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.essential import Essential, essential
from generator.model.form import CONTENT, SheetForm
from generator.model.profile import Profile
from generator.profiles.load import load_profile
from generator.profiles.locate import profile_keys
from generator.readback.errors import PublishedError
from generator.readback.published import Published, Remark
from generator.readback.read import known_tables, read_published
from generator.workbook.guide import NOTE_LABEL
from generator.workbook.marks import GUIDE_SHEET

_NOTE = "由“{file}”读入。请对照原文核对；没有读到的内容见导入报告。"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came out of a published file: the values to fill in, and the lists of the report."""

    path: Path
    profile: Profile
    published: Published
    essential: Essential

    @property
    def values(self) -> dict[str, dict | list]:
        """The values in the shape of `fill_workbook`."""
        note = {GUIDE_SHEET: {NOTE_LABEL: _NOTE.format(file=self.path.name)}}
        return note | self.published.values(self.essential.sheets)

    @property
    def remarks(self) -> list[Remark]:
        return self.published.remarks

    def counts(self) -> Iterator[tuple[str, int, int]]:
        """Each sheet that something was read into: its name, rows and cells, before what is computed was left out."""
        for name in self.profile.sheets:
            rows = [cells for cells in self.published.sheets.get(name, {}).values() if any(cells.values())]
            if rows:
                yield name, len(rows), sum(bool(text) for cells in rows for text in cells.values())

    def missing(self) -> Iterator[tuple[str, str]]:
        """What the workbook asks for and the file does not say: sheet and, if it is not all of it, line or column."""
        skipped = {self.profile.waivers.sheet}
        printed = {name for outline in self.profile.documents[:1] for part in outline.parts for name in part.tables}
        for name, form in self.profile.sheets.items():
            rows = self.essential.sheets.get(name, {})
            if name in skipped:
                continue
            if name in printed and not self.published.has_table(name):
                yield name, ""
            elif form.is_fields or form.kind == "lines" and not form.title:
                yield from ((name, line.name) for line in form.lines if not rows.get(line.name))
            elif form.kind == "records":
                yield from ((name, column) for column in _empty_columns(form, rows))


def _empty_columns(form: SheetForm, rows: dict[str, dict[str, str]]) -> Iterator[str]:
    """Columns that hold nothing in any record, though there are records."""
    for column in form.columns if rows else ():
        if column.formula is None and not any(cells.get(column.name) for cells in rows.values()):
            yield column.name


def import_file(path: Path, profile: str | None = None) -> Imported:
    """Read a published file. Without a profile the one that knows most of its tables is taken.

    Raises PublishedError, and ProfileError for a profile that is not there.
    """
    loaded = load_profile(profile) if profile else _likeliest(path)
    published = read_published(path, loaded)
    return Imported(path, loaded, published, essential(published))


def _likeliest(path: Path) -> Profile:
    """The profile that knows most tables of the file; of equals the one whose year is nearest to the file's."""
    best: tuple[int, int] = (0, 0)
    found = None
    for key in profile_keys():
        loaded = load_profile(key)
        tables = known_tables(path, loaded)
        if not tables:
            continue
        year = read_published(path, loaded).value((loaded.facts.sheet, loaded.facts.year, CONTENT))
        fit = tables, -abs(int(year or loaded.year) - loaded.year)
        if found is None or fit > best:
            best, found = fit, loaded
    if found is None:
        known = "、".join(profile_keys())
        raise PublishedError(f"“{path.name}”里没有认出任何一种公开格式的表。如果确实是公开文本，请用 --profile 写明公开格式（{known}）。")
    return found
