"""Last year from what was published: a Word file -> the values of a workbook, and a report of what it could not place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.essential import Essential, essential
from generator.model.form import CONTENT
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
            elif form.kind == "records" and rows:
                unseen = (column.name for column in form.columns if not column.formula and (name, column.name) not in self.published.seen)
                yield from ((name, column) for column in unseen)


def import_file(path: Path, profile: str | None = None) -> Imported:
    """Read a published file. Without a profile the one that knows most of its tables is taken.

    Raises PublishedError, and ProfileError for a profile that is not there.
    """
    loaded = load_profile(profile) if profile else _likeliest(path)
    published = read_published(path, loaded)
    return Imported(path, loaded, published, essential(published))


def _likeliest(path: Path) -> Profile:
    """The profile that knows most tables of the file; of equals the one whose year is nearest to the file's."""
    profiles = [load_profile(key) for key in profile_keys()]
    known = [known_tables(path, loaded) for loaded in profiles]
    best = [loaded for loaded, tables in zip(profiles, known) if tables == max(known)]
    if not max(known, default=0):
        keys = "、".join(loaded.key for loaded in profiles)
        raise PublishedError(f"“{path.name}”里没有认出任何一种公开格式的表。如果确实是公开文本，请用 --profile 写明公开格式（{keys}）。")
    return best[0] if len(best) == 1 else min(best, key=lambda loaded: _years_apart(path, loaded))


def _years_apart(path: Path, profile: Profile) -> int:
    year = read_published(path, profile).value((profile.facts.sheet, profile.facts.year, CONTENT))
    return abs(int(year) - profile.year) if year else 0
