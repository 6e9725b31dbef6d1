"""Does every name in what a profile prints point at something: outlines, forms, summaries?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.expression import parse
from generator.model.form import SheetForm
from generator.model.outline import Outline, Pivot, RecordForm
from generator.model.profile import Profile
from generator.profiles.errors import suggestion
from generator.profiles.names import address_fault, in_braces, placeholders, unknown_column, unknown_sheet

RECORD_NUMBER = "序号"
"""What the title of a form may name besides the record's columns."""


def document_faults(profile: Profile) -> Iterator[tuple[str, str, str]]:
    """Files and messages, each with the name that is wrong."""
    for outline in profile.documents:
        yield from ((outline.file, message, name) for message, name in _titles(profile, outline))
        for name in (name for part in outline.parts for name in part.tables):
            if name not in profile.sheets:
                yield outline.file, unknown_sheet(profile, name), name
    for form in (*profile.forms.values(), *profile.pivots.values()):
        missing = [name for name in (form.sheet, form.details) if name and name not in profile.sheets]
        yield from ((form.file, unknown_sheet(profile, name), name) for name in missing)
        look = _pivot if isinstance(form, Pivot) else _record_form
        yield from () if missing else ((form.file, message, name) for message, name in look(profile, form))


def _titles(profile: Profile, outline: Outline) -> Iterator[tuple[str, str]]:
    """The {placeholders} of titles, cover and contents."""
    known = placeholders(profile)
    texts = (outline.title, outline.subject, outline.contents_title, *outline.cover.values(), *(part.contents_group for part in outline.parts))
    for name in dict.fromkeys(name for text in texts for name in in_braces(str(text))):
        if known and name not in known:
            yield f"没有“{{{name}}}”这个事项{suggestion(name, known)}", f"{{{name}}}"


def _record_form(profile: Profile, form: RecordForm) -> Iterator[tuple[str, str]]:
    cells = [cell for row in form.rows for cell in row]
    for cell in cells:
        if cell.value and _value_fault(profile, cell.value):
            yield f"“{form.name}”：{_value_fault(profile, cell.value)}", cell.value
    if not form.sheet:
        return
    records = profile.sheets[form.sheet]
    wanted = [(records, cell.field) for cell in cells if cell.field]
    if form.details:
        details = profile.sheets[form.details]
        wanted += [(records, form.match), (details, form.match), *((details, name) for name in form.merge)]
    for sheet, name in wanted:
        if unknown_column(sheet, name):
            yield f"“{form.name}”：{unknown_column(sheet, name)}", name
    for name in in_braces("".join((form.title, *form.owner))):
        if _beside_fault(profile, records, name):
            yield f"“{form.name}”：{_beside_fault(profile, records, name)}", name


def _beside_fault(profile: Profile, records: SheetForm, name: str) -> str:
    """What is wrong with a {placeholder} of a record's form: a fact, a column, or of a column's {列.栏} in the other sheet."""
    column, _, beside = name.partition(".")
    known = placeholders(profile)
    if not known or name in (RECORD_NUMBER, *known):
        return ""
    if unknown_column(records, column) or not beside:
        return unknown_column(records, column)
    source = records.column(column).choices_from
    if source is None:
        return f"“{column}”列没有 choices_from，不知道“{beside}”在哪张表里"
    return unknown_column(profile.sheets[source[0]], beside) if source[0] in profile.sheets else ""


def _value_fault(profile: Profile, text: str) -> str:
    """What is wrong with the address of a form's cell: `表.行.列` and nothing else."""
    try:
        addresses = parse(text).addresses()
    except ValueError as error:
        return str(error)
    if len(addresses) != 1 or not addresses[0].table or addresses[0].match:
        return f"“{text}”应写成“表.行.列”"
    return address_fault(profile, None, addresses[0])


def _pivot(profile: Profile, pivot: Pivot) -> Iterator[tuple[str, str]]:
    records, details = profile.sheets[pivot.sheet], profile.sheets[pivot.details]
    wanted = [(records, name) for name in (pivot.match, *pivot.sums, *(column.field for column in pivot.columns))]
    wanted += [(details, name) for name in (pivot.match, pivot.by, *(column.field for column in pivot.shown))]
    for sheet, name in wanted:
        if unknown_column(sheet, name):
            yield f"“{pivot.name}”：{unknown_column(sheet, name)}", name
