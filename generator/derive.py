"""What the clerk need not type: parents, totals, computed columns and tables that follow from others.

Typed values always win and are never changed; where a form's formula gives the same cell, both values are kept, so that
the checks can compare them. Sums are exact sums of exact numbers; rounding happens in print only.
"""

from __future__ import annotations

from dataclasses import replace

from generator.checks.context import place
from generator.model.expression import Address, Formula
from generator.model.figure import Figure
from generator.model.form import TOTAL, Column, SheetForm
from generator.model.profile import CodeTable, Profile
from generator.model.source import SourceRef
from generator.model.submission import Cell, Row, Sheet, Submission
from generator.profiles.errors import ProfileError, ProfileFault


def complete(submission: Submission, profile: Profile) -> Submission:
    """The submission with every derivable row and cell in place."""
    sheets = dict(submission.sheets)
    for form in profile.sheets.values():
        if form.kind == "subjects" and form.name in sheets:
            sheets[form.name] = _with_parents(sheets[form.name], form, profile.codes[form.code_table])
    sheets = {name: _with_names(sheet, profile) for name, sheet in sheets.items()}
    following = frozenset(form.name for form in profile.sheets.values() if follows(submission, form))
    for name in following:
        form = profile.sheets[name]
        sheets[name] = _skeleton(sheets[form.follow.source], form, sheets.get(name))
    evaluator = Evaluator(replace(submission, sheets=sheets), profile, following)
    return replace(submission, sheets={name: evaluator.sheet(name) for name in sheets})


def follows(submission: Submission, form: SheetForm) -> bool:
    """Does this sheet follow from another one: the clerk declared so, and left it empty (but for a total)?"""
    follow = form.follow
    if follow is None or follow.source not in submission.sheets or submission.field(*follow.when) != follow.value:
        return False
    return not submission.sheet(form.name).records


def _with_parents(sheet: Sheet, form: SheetForm, codes: CodeTable) -> Sheet:
    """All parents of the typed codes and the total row, in the order of codes; nothing for an empty sheet."""
    typed = [row for row in sheet.rows if row.key != TOTAL]
    if not typed and not sheet.rows:
        return sheet
    have = {row.key for row in typed}
    wanted = {parent for row in typed for parent in codes.parents(row.code)} - have
    added = [_subject_row(form, code, codes.name_of(code)) for code in wanted]
    named = [_named(row, form, codes) for row in typed]
    totals = [row for row in sheet.rows if row.key == TOTAL] or [_subject_row(form, "", TOTAL)]
    return Sheet(sheet.name, (*totals[:1], *sorted([*named, *added], key=lambda row: row.code)))


def _subject_row(form: SheetForm, code: str, name: str) -> Row:
    words = f"{code} {name}".strip()
    source = SourceRef(form.name, row=words)
    values = {form.code_column: code, form.name_column: name}
    cells = {column: Cell(value or None, SourceRef(form.name, row=words, column=column)) for column, value in values.items()}
    return Row(code or TOTAL, name, cells, source, code)


def _named(row: Row, form: SheetForm, codes: CodeTable) -> Row:
    """The row with its subject's name, from the code table where the clerk left it out."""
    column = form.name_column
    if row[column].value:
        return row
    name = codes.name_of(row.code)
    return replace(row, label=name, cells={**row.cells, column: Cell(name or None, place(row, column))})


def _with_names(sheet: Sheet, profile: Profile) -> Sheet:
    """The sheet with names that follow from a code beside them, where the clerk left them out."""
    columns = [column for column in profile.sheets[sheet.name].columns if column.name_of]
    if not columns:
        return sheet
    return Sheet(sheet.name, tuple(_with_name(row, columns, profile) for row in sheet.rows), sheet.present)


def _with_name(row: Row, columns: list[Column], profile: Profile) -> Row:
    cells = dict(row.cells)
    for column in columns:
        table, code = column.name_of
        if not row[column.name].value:
            name = profile.codes[table].name_of(row.text(code))
            cells[column.name] = Cell(name or None, place(row, column.name))
    return replace(row, cells=cells)


def _skeleton(source: Sheet, form: SheetForm, own: Sheet | None) -> Sheet:
    """The rows of a sheet that follows from `source`: the same subjects, no figures yet but a total typed alone."""
    total = own.row(TOTAL) if own else None
    rows = [_subject_row(form, row.code, row.label) for row in source.rows if not (total and row.key == TOTAL)]
    return Sheet(form.name, (*([total] if total else []), *rows))


class Evaluator:
    """Fills in the cells of all sheets on demand, each one once."""

    def __init__(self, submission: Submission, profile: Profile, following: frozenset[str]):
        self.submission, self.profile, self.following = submission, profile, following
        self._figures, self._formulas = profile.once(_figure_columns), profile.once(_formulas)
        self._cells: dict[tuple[str, int, str], Cell] = {}
        self._open: set[tuple[str, int, str]] = set()  # cells being computed right now
        self._children = {name: self._child_rows(name) for name in submission.sheets}

    def sheet(self, name: str) -> Sheet:
        """The sheet with all its cells evaluated."""
        form, sheet = self.profile.sheets[name], self.submission.sheets[name]
        rows = []
        for row in sheet.rows:
            columns = self._figures[name, row.key if form.lines else ""]
            rows.append(replace(row, cells={**row.cells, **{column: self.cell(name, row, column) for column in columns}}))
        return Sheet(name, tuple(rows), sheet.present)

    def cell(self, name: str, row: Row, column: str) -> Cell:
        """One evaluated cell. Raises ProfileError for a formula that leads back to itself."""
        key = (name, id(row), column)
        known = self._cells.get(key)
        if known:
            return known
        if key in self._open:
            fault = f"“{row.label}”行“{column}”列的公式绕了一圈又用到自己"
            raise ProfileError([ProfileFault(self.profile.sheets[name].file, 0, fault)])
        self._open.add(key)
        computed = self._computed(name, row, column)
        self._open.discard(key)
        self._cells[key] = cell = _evaluated(row, column, computed)
        return cell

    def _computed(self, name: str, row: Row, column: str) -> Figure | None:
        form = self.profile.sheets[name]
        formula = self._formulas.get((name, row.key if form.lines else "", column))
        if formula:
            return self._formula(formula, name, row)
        if form.kind == "subjects":
            return self._subject(form, row, column)
        return None

    def _subject(self, form: SheetForm, row: Row, column: str) -> Figure | None:
        """A typed column of a subject sheet: the sum of the children, or the source's figure where the sheet follows."""
        if form.name in self.following:
            return self._followed(form, row, column)
        children = self._children[form.name].get(row.key, ())
        return _sum(self.cell(form.name, child, column).value for child in children)

    def _followed(self, form: SheetForm, row: Row, column: str) -> Figure | None:
        source = dict(form.follow.columns).get(column)
        other = self.submission.sheet(form.follow.source).row(row.key)
        return self._number(form.follow.source, other, source) if source and other else None

    def _formula(self, formula: Formula, name: str, row: Row) -> Figure | None:
        """The formula's value; None if not one of its addresses holds anything (blank stays blank)."""
        terms = []
        for term in formula.terms:
            factors = [Figure(f) if not isinstance(f, Address) else self._address(f, name, row) for f in term.factors]
            if any(factor is None for factor in factors):
                continue
            product = factors[0]
            for factor in factors[1:]:
                product = product * factor
            terms.append(product if term.sign > 0 else -product)
        return _sum(terms)

    def _address(self, address: Address, name: str, row: Row) -> Figure | None:
        table = address.table or name
        if not (address.row or address.match):
            return self._number(table, row, address.column)
        sheet = self.submission.sheet(table)
        if address.match:
            wanted = row.text(address.match)
            rows = [other for other in sheet.rows if wanted and other.text(address.match) == wanted][:1]
        elif address.row == "*":
            rows = list(sheet.records)
        else:
            rows = [found for found in [sheet.row(address.row)] if found]
        return _sum(self._number(table, found, address.column) for found in rows)

    def _number(self, table: str, row: Row, column: str) -> Figure | None:
        value = self.cell(table, row, column).value
        return value if isinstance(value, Figure) else None

    def _child_rows(self, name: str) -> dict[str, list[Row]]:
        """For each subject row the rows right below it: the nearest longer codes that it is a prefix of."""
        form = self.profile.sheets.get(name)
        children: dict[str, list[Row]] = {}
        if form is None or form.kind != "subjects":
            return children
        levels = self.profile.codes[form.code_table].levels
        for row in self.submission.sheets[name].records:
            shorter = [length for length in levels if length < len(row.code)]
            parent = row.code[: shorter[-1]] if shorter else TOTAL
            children.setdefault(parent, []).append(row)
        return children


def _evaluated(row: Row, column: str, computed: Figure | None) -> Cell:
    """The cell with its formula's value; as it is, where it holds what was typed and nothing computes it."""
    cell = row[column]
    typed = cell.typed
    if computed is None and cell.source and cell.computed is None and cell.value is typed:
        return cell
    return Cell(typed if typed is not None else computed, place(row, column), typed, computed)


def _figure_columns(profile: Profile) -> dict[tuple[str, str], tuple[str, ...]]:
    """Sheet and line ("" on a sheet without fixed lines) -> the columns that hold figures there."""
    columns: dict[tuple[str, str], tuple[str, ...]] = {}
    for form in profile.sheets.values():
        columns[form.name, ""] = tuple(column.name for column in form.sides[0].columns if column.is_number)
        for line in form.lines:
            is_figure = form.is_fields and line.type in ("amount", "quantity")
            columns[form.name, line.name] = tuple(c.name for c in form.sides[line.side].columns if c.is_number or is_figure)
    return columns


def _formulas(profile: Profile) -> dict[tuple[str, str, str], Formula]:
    """Sheet, line ("" on a sheet without fixed lines) and column -> what computes the cells there."""
    formulas: dict[tuple[str, str, str], Formula | None] = {}
    for form in profile.sheets.values():
        for column in form.columns:
            if not form.lines:
                formulas[form.name, "", column.name] = form.column(column.name).formula
            for line in form.lines:
                formulas[form.name, line.name, column.name] = line.formula(form.column(column.name, line.side))
    return {where: formula for where, formula in formulas.items() if formula}


def _sum(values) -> Figure | None:
    """The sum of the figures among `values`, with their cells; None if there is none."""
    figures = [value for value in values if isinstance(value, Figure)]
    if len(figures) < 2:
        return figures[0] if figures else None
    result = sum((figure.value for figure in figures), start=figures[0].value * 0)
    return Figure(result, tuple(source for figure in figures for source in figure.sources))
