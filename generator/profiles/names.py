"""Names within a profile: does one point at a sheet, a line, a column, a fact? A fault is a text, "" for none."""

from __future__ import annotations

import re

from generator.model.expression import Address
from generator.model.form import TOTAL, SheetForm
from generator.model.profile import Profile
from generator.profiles.errors import suggestion

DERIVED = ("上年度", "上年末", "公开年月")
"""What a placeholder may name besides the single fields: it follows from the budget year or the date of publication."""


def address_fault(profile: Profile, form: SheetForm | None, address: Address) -> str:
    """What is wrong with an address that stands in a formula of `form`; "" if it points at something."""
    if address.table and address.table not in profile.sheets:
        return unknown_sheet(profile, address.table)
    target = profile.sheets[address.table] if address.table else form
    if target is None:
        return f"“{address}”要写明是哪张表"
    for where, column in ((target, address.column), (target, address.match), (form, address.match)):
        if where and column and unknown_column(where, column):
            return unknown_column(where, column)
    return unknown_row(profile, target, address.row, address.column) if address.row else ""


def unknown_sheet(profile: Profile, name: str) -> str:
    """The fault of a name that no sheet has; "" if one has it."""
    return "" if name in profile.sheets else f"没有表“{name}”{suggestion(name, profile.sheets)}"


def unknown_column(form: SheetForm, name: str) -> str:
    """The fault of a name that no column of the sheet has; "" if one has it."""
    names = [column.name for column in form.columns]
    return "" if name in names else f"“{form.name}”没有“{name}”列{suggestion(name, names)}"


def unknown_line(form: SheetForm, name: str) -> str:
    """The fault of a name that no fixed line of the sheet has; "" if one has it."""
    names = [line.name for line in form.lines]
    return "" if name in names else f"“{form.name}”没有“{name}”行{suggestion(name, names)}"


def unknown_row(profile: Profile, form: SheetForm, row: str, column: str = "") -> str:
    """The fault of a row's address in a sheet of any kind; "" if there can be such a row, with such a column."""
    if form.kind == "lines":
        if unknown_line(form, row) or not column:
            return unknown_line(form, row)
        names = [own.name for own in form.sides[form.line(row).side].columns]
        return "" if column in names else f"“{form.name}”的“{row}”行没有“{column}”列{suggestion(column, names)}"
    if form.kind == "records":
        return "" if row == "*" else f"“{form.name}”的行只能写“*”，不能写“{row}”"
    codes = profile.codes.get(form.code_table)
    if row in (TOTAL, "*") or codes is None or (row.isdecimal() and len(row) in codes.levels):
        return ""
    return f"“{form.name}”没有“{row}”行{suggestion(row, [TOTAL])}；这张表的行是“{TOTAL}”或科目编码"


def placeholders(profile: Profile) -> tuple[str, ...]:
    """What a {placeholder} of a printed table may name; nothing if the sheet of facts is unknown."""
    facts = profile.sheets.get(profile.facts.sheet)
    return (*(line.name for line in facts.lines), *DERIVED) if facts else ()


def in_braces(text: str) -> list[str]:
    return re.findall(r"\{([^{}]*)\}", text)
