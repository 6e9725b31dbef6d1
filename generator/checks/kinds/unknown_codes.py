"""Codes that the code table does not have: one remark a sheet, with what was probably meant.

`sheets` are subject sheets; `code_columns` other columns that hold codes: [sheet, column, code table]. `misnamed` tells
the codes apart: true takes those beside the name of another code (the code is wrong), false the others.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from generator.checks.context import Context, place, typed_in
from generator.checks.judging import finding
from generator.checks.kinds.code_names import code_of
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import CodeTable, Rule
from generator.model.submission import Row

OPTIONS = {"sheets", "code_columns", "misnamed"}
REQUIRED = {"sheets"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.sheets(options["sheets"], "subjects")
    for sheet, column, table in options.get("code_columns", []):
        yield from look.columns(sheet, [column])
        if table not in look.profile.codes:
            yield f"没有“{table}”这个科目编码表", table


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for sheet in rule.options["sheets"]:
        form = context.form(sheet)
        table = context.profile.codes[form.code_table]
        rows = [(row, row.code, row[form.name_column].typed) for row in typed_in(context.submission.sheet(sheet), form)]
        yield from _remark(rule, sheet, form.code_column, table, rows)
    for sheet, column, name in rule.options.get("code_columns", []):
        rows = [(row, row.text(column), None) for row in context.submission.sheet(sheet).records]
        yield from _remark(rule, sheet, column, context.profile.codes[name], rows)


def _remark(rule: Rule, sheet: str, column: str, table: CodeTable, rows: list[tuple[Row, str, object]]) -> Iterator[Finding]:
    """One finding about all codes of a sheet that have a right length and are in no table."""
    unknown = [(row, code, name) for row, code, name in rows if len(code) in table.levels and code.isdecimal() and code not in table.subjects]
    if "misnamed" in rule.options:
        unknown = [(row, code, name) for row, code, name in unknown if bool(_meant(table, code, name)) is rule.options["misnamed"]]
    if unknown:
        told = [f"{code}{_hint(table, code, name)}" for _, code, name in unknown]
        message = f"“{sheet}”的{column}有 {len(unknown)} 个不在编码表里：{'；'.join(dict.fromkeys(told))}"
        codes = "、".join(dict.fromkeys(code for _, code, _ in unknown))
        yield finding(rule, tuple(place(row, column) for row, _, _ in unknown), message, codes, "编码表里有的编码")


def _meant(table: CodeTable, code: str, name: object) -> str:
    """The code that has the typed name; "" if none has."""
    return code_of(table, name, code) if isinstance(name, str) else ""


def _hint(table: CodeTable, code: str, name: object) -> str:
    """What was probably meant: the code that has the typed name, else the most similar code under the same parent."""
    meant = _meant(table, code, name)
    if meant:
        return f"（{meant} 才是“{table.name_of(meant)}”）"
    siblings = [known for known in table.subjects if len(known) == len(code) and table.parents(known)[-1:] == table.parents(code)[-1:]]
    near = difflib.get_close_matches(code, siblings, n=1, cutoff=0.8)
    if near:
        return f"（最接近的是 {near[0]} {table.name_of(near[0])}）"
    missing = next((parent for parent in table.parents(code) if parent not in table.subjects), "")
    return f"（上级 {missing} 也不在编码表里）" if missing else ""
