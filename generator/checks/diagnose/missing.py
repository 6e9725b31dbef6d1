"""Rows that a clerk may have left out: blank rows put into a submission, so that every sum counts them as zero.

A subject that one sheet lists may be missing from another; under any parent a subject may be missing that no sheet
lists; a record may be missing for any subject. Blank rows change no number and only show what a row left out would touch.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.checks.context import Context
from generator.checks.diagnose.linear import follows
from generator.model.finding import Finding
from generator.model.form import TOTAL, SheetForm
from generator.model.profile import Profile
from generator.model.source import SourceRef
from generator.model.submission import Cell, Row, Sheet

UNKNOWN = "?"
"""Fills up the code of a subject that no sheet names."""


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A row that may have been left out of `sheet`: its code ("" if unknown), its row as put in, what stands right above.

    `named` is the name of a record that other sheets speak of and this one lacks.
    """

    sheet: str
    code: str
    row: Row
    parent: Row | None = None
    named: str = ""


def with_missing_rows(context: Context, findings: Iterable[Finding] = ()) -> tuple[Context, tuple[MissingRow, ...]]:
    """The submission with all rows that may be missing, and those rows. `findings` may say which records are."""
    names = unknown_names(findings, context.profile)
    sheets, missing = dict(context.submission.sheets), []
    known = {table: _known_codes(context, table) for table in context.profile.codes}
    for form in context.profile.sheets.values():
        if form.kind == "subjects" and form.name in sheets:
            leaf = context.profile.codes[form.code_table].levels[-1]
            generic = () if follows(context, form) else _generic_codes(sheets[form.name], leaf, context.profile.codes[form.code_table].levels[-2])
            added, above = _subject_rows(context, form, {*known[form.code_table], *generic})
            missing += [MissingRow(form.name, "" if UNKNOWN in row.code else row.code, row, above[row.code]) for row in added if len(row.code) == leaf]
        elif form.kind == "records" and form.name in sheets and any(c.type == "code" for c in form.columns):
            column, name = names.get(form.name, ("", ""))
            added = _records(form, sheets[form.name], {code for codes in known.values() for code in codes}, {column: name} if name else {})
            missing += [MissingRow(form.name, row.code, row, named=name) for row in added]
        else:
            continue
        sheets[form.name] = Sheet(form.name, (*sheets[form.name].rows, *added), sheets[form.name].present)
    return replace(context, submission=replace(context.submission, sheets=sheets)), tuple(missing)


def _known_codes(context: Context, table: str) -> set[str]:
    """The lowest subjects of a code table that any sheet of the workbook names."""
    codes = context.profile.codes[table]
    found = set()
    for form in context.profile.sheets.values():
        rows = context.submission.sheet(form.name).records
        if form.kind == "subjects" and form.code_table == table:
            found |= {row.code for row in rows}
        elif form.kind == "records":
            found |= {row.text(c.name) for row in rows for c in form.columns if c.type == "code"} & codes.subjects.keys()
    return {code for code in found if len(code) == codes.levels[-1]}


def _generic_codes(sheet: Sheet, leaf: int, above: int) -> set[str]:
    return {row.code + UNKNOWN * (leaf - above) for row in sheet.records if len(row.code) == above}


def _subject_rows(context: Context, form: SheetForm, codes: Iterable[str]) -> tuple[list[Row], dict[str, Row | None]]:
    """Blank rows for the codes that the sheet lacks, with the parents it lacks; and what stands above each of them."""
    table, sheet = context.profile.codes[form.code_table], context.submission.sheet(form.name)
    wanted = {code for leaf in codes for code in (*table.parents(leaf), leaf)}
    added, above = [], {}
    for code in sorted(wanted - {row.key for row in sheet.rows}):
        source = SourceRef(form.name, row=f"{code} {table.name_of(code)}".strip())
        cells = {form.code_column: Cell(code, source), form.name_column: Cell(table.name_of(code) or None, source)}
        added.append(Row(code, table.name_of(code), cells, source, code))
        above[code] = next((sheet.row(key) for key in (*reversed(table.parents(code)), TOTAL) if sheet.row(key)), None)
    return added, above


def unknown_names(findings: Iterable[Finding], profile: Profile) -> dict[str, tuple[str, str]]:
    """Sheet -> the column and the one name in it that other sheets speak of and that it lacks."""
    known_in = {rule.id: tuple(rule.options["known_in"]) for rule in profile.rules if rule.kind == "names_known"}
    names: dict[tuple[str, str], set[str]] = {}
    for finding in findings:
        if finding.rule in known_in and finding.waiver is None:
            names.setdefault(known_in[finding.rule], set()).add(finding.found)
    return {sheet: (column, *found) for (sheet, column), found in names.items() if len(found) == 1}


def _records(form: SheetForm, sheet: Sheet, codes: Iterable[str], named: dict[str, str]) -> list[Row]:
    """For each code one blank record, with the code in every column of codes; none for a list without subject codes."""
    columns = [column.name for column in form.columns if column.type == "code"]
    typed = {row.text(name) for row in sheet.records for name in columns}
    codes = set(codes)
    if typed and not typed & codes:
        return []
    rows = []
    for code in sorted(codes):
        source = SourceRef(form.name, row=f"{UNKNOWN}{code}")
        texts = dict.fromkeys(columns, code) | named
        rows.append(Row(source.row, code, {name: Cell(text, source) for name, text in texts.items()}, source, code))
    return rows
