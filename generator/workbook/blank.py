"""The blank workbook of a profile."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty

from generator.model.profile import Profile
from generator.workbook import package
from generator.workbook.choices import add_choices, write_codes
from generator.workbook.code_sheet import CodeSheet
from generator.workbook.formulas import Formulas
from generator.workbook.grid import grids_of
from generator.workbook.guide import write_guide
from generator.workbook.marks import GUIDE_SHEET, PROFILE_PROPERTY, VERSION_PROPERTY
from generator.workbook.paint import paint


def make_blank(profile: Profile, rows: dict[str, int] | None = None, note: str = "") -> Workbook:
    """The blank workbook; `rows` asks for more input rows on some sheets, `note` is a remark for the first sheet."""
    book = Workbook()
    grids, codes = grids_of(profile, rows), CodeSheet(profile)
    formulas = Formulas(profile, grids, codes.ranges)
    book.active.title = GUIDE_SHEET
    write_guide(book.active, profile, note)
    for name, grid in grids.items():
        sheet = book.create_sheet(name)
        paint(sheet, grid, formulas)
        add_choices(sheet, grid, grids, codes)
    write_codes(book, codes)
    _stamp(book, profile)
    return book


def write_blank(profile: Profile, path: Path) -> Path:
    """Write the blank workbook to `path`; the same profile gives the same bytes."""
    package.save(make_blank(profile), path, profile.year)
    return path


def _stamp(book: Workbook, profile: Profile) -> None:
    book.properties.creator = book.properties.lastModifiedBy = "gongkai"
    book.properties.title = profile.name
    book.custom_doc_props.append(StringProperty(name=PROFILE_PROPERTY, value=profile.key))
    book.custom_doc_props.append(StringProperty(name=VERSION_PROPERTY, value=profile.version))
    book.calculation.fullCalcOnLoad = True  # no stored results yet: Excel and WPS compute at the first opening
