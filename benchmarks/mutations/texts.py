"""Slips in codes and names: one character wrong, two neighbours swapped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from benchmarks.mutations.held import ONCE, TWICE
from benchmarks.mutations.mutation import Mutation, Spot, typed_cells, with_rows
from benchmarks.mutations.samples import Sample, type_of
from generator.model.form import SheetForm
from generator.model.submission import Row, Submission

PROJECT_CODE, CODE, NAME = "项目编码", "其他编码", "名称"
KINDS = (PROJECT_CODE, CODE, NAME)
CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""What project codes are written with."""
DIGITS = "0123456789"
NAMES = {
    "基本信息": ("部门名称",),
    "机构设置": ("单位名称",),
    "项目": ("项目名称", "承担单位"),
    "绩效指标": ("项目名称", "三级指标"),
    "政府采购": ("单位名称", "项目名称", "采购物品名称"),
}
"""Sheet -> its columns, or its lines, that hold names; the subject sheets have theirs by form."""
_OTHER = "某某其"


def text_mutations(sample: Sample) -> Iterator[Mutation]:
    """Every project code wrong in all ways; every other code wrong once a position; every name in one character."""
    for spot, row, cell in typed_cells(sample):
        form = sample.profile.sheets[spot.sheet]
        if not isinstance(cell.typed, str):
            continue
        if spot.column == PROJECT_CODE:
            yield from _of(sample, spot, PROJECT_CODE, [*_changed(cell.typed, CHARACTERS), *_swaps(cell.typed)])
        elif type_of(form, row, spot.column) == "code":
            yield from _of(sample, spot, CODE, [*_next_digits(cell.typed), *_swaps(cell.typed)])
        elif _is_name(form, row, spot.column):
            middle = len(cell.typed) // 2
            other = next(c for c in _OTHER if c != cell.typed[middle])
            yield from _of(sample, spot, NAME, [cell.typed[:middle] + other + cell.typed[middle + 1 :]])


def held(sample: Sample, spot: Spot) -> str:
    """Twice: a code with its check character or its name, a name with its code, a text that another column of its kind holds too."""
    form, row = sample.profile.sheets[spot.sheet], spot.row(sample.typed)
    if spot.column == PROJECT_CODE or (form.kind == "subjects" and row[form.name_column].typed and row.code):
        return TWICE
    text, own = spot.cell(sample.typed).typed, (spot.sheet, spot.column)
    forms = sample.profile.sheets
    same = [(forms[sheet.name], r, column) for sheet, r, column, cell in sample.typed.cells() if cell.typed == text]
    columns = {(f.name, column) for f, r, column in same if _is_name(f, r, column) or type_of(f, r, column) == "code"}
    return TWICE if columns - {own} else ONCE


def _is_plain(sample: Sample, spot: Spot) -> bool:
    """Does nothing the program completes depend on this text? Then the slip can be put into the completed submission."""
    form = sample.profile.sheets[spot.sheet]
    formulas = [formula for f in sample.profile.sheets.values() for formula in _formulas(f)]
    keys = {address.match for formula in formulas for address in formula.addresses()}
    return form.kind == "records" and spot.column not in keys


def _formulas(form: SheetForm) -> list:
    return [c.formula for c in form.columns if c.formula] + [f for line in form.lines for _, f in line.formulas]


def _of(sample: Sample, spot: Spot, kind: str, texts: list[str]) -> Iterator[Mutation]:
    done = _is_plain(sample, spot)
    base = sample.completed if done else sample.typed
    old = spot.cell(sample.typed).typed
    for text in dict.fromkeys(texts):
        yield Mutation(kind, spot, f"{old} → {text}", lambda text=text: _with_text(base, spot, text, sample), done=done)


def _with_text(submission: Submission, spot: Spot, text: str, sample: Sample) -> Submission:
    """The text in the cell, and in every cell that repeats it from there."""
    source = spot.cell(submission).source
    form = sample.profile.sheets[spot.sheet]
    rows = [_row(row, spot.column, text, form, sample) if row[spot.column].source == source else row for row in submission.sheets[spot.sheet].rows]
    return with_rows(submission, spot.sheet, tuple(rows))


def _row(row: Row, column: str, text: str, form: SheetForm, sample: Sample) -> Row:
    """As the reader gives it: a subject row goes by its code, and is named by it where it has no name."""
    row = replace(row, cells={**row.cells, column: replace(row[column], value=text, typed=text)})
    if form.kind != "subjects":
        return row
    code = text if column == form.code_column else row.code
    name = row.text(form.name_column) or sample.profile.codes[form.code_table].name_of(code)
    return replace(row, key=code or row.key, code=code, label=name)


def _is_name(form: SheetForm, row: Row, column: str) -> bool:
    if form.kind == "subjects":
        return column == form.name_column and bool(row.code)
    return (row.key if form.is_fields else column) in NAMES.get(form.name, ())


def _changed(text: str, alphabet: str) -> list[str]:
    return [text[:at] + other + text[at + 1 :] for at, own in enumerate(text) for other in alphabet if other != own]


def _next_digits(text: str) -> list[str]:
    """Every digit once taken for the next one."""
    digits = [(at, DIGITS.index(own)) for at, own in enumerate(text) if own in DIGITS]
    return [text[:at] + DIGITS[(own + 1) % len(DIGITS)] + text[at + 1 :] for at, own in digits]


def _swaps(text: str) -> list[str]:
    return [text[:at] + second + first + text[at + 2 :] for at, (first, second) in enumerate(pairwise(text)) if first != second]
