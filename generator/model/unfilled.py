"""Sheets that the clerk has not filled in yet: their blank cells are no zeros.

After the year turned the subjects are there and the amounts are not. A blank amount is printed as zero, but only in a sheet that is
filled in: of one that is not, nothing can be said to be less than last year.
"""

from __future__ import annotations

from generator.model.figure import Figure
from generator.model.form import SheetForm
from generator.model.profile import Profile
from generator.model.submission import Row, Sheet, Submission


def has_amount(row: Row) -> bool:
    return any(isinstance(cell.value, Figure) for cell in row.cells.values())


def without_amount(sheet: Sheet, form: SheetForm) -> list[Row]:
    """The subjects that the clerk listed and gave no amount, nor any below them: that would have been added up."""
    return [row for row in sheet.records if row.code and row[form.code_column].typed is not None and not has_amount(row)]


def unfilled_sheets(submission: Submission, profile: Profile) -> frozenset[str]:
    """Sheets with such subjects; all sheets, while the subjects of the workbook have no amount at all."""
    forms = [form for form in profile.sheets.values() if form.kind == "subjects"]
    blank = frozenset(form.name for form in forms if without_amount(submission.sheet(form.name), form))
    begun = any(has_amount(row) for form in forms for row in submission.sheet(form.name).rows)
    return blank if begun else frozenset(profile.sheets)
