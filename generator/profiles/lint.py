"""Does every name in a profile point at something? Called by the loader once the single files are sound."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.expression import Address
from generator.model.form import SheetForm
from generator.model.profile import Profile
from generator.profiles.errors import ProfileFault, suggestion


def check_references(profile: Profile) -> Iterator[ProfileFault]:
    """Faults of names: sheets, lines, columns in formulas, followers, outline and forms."""
    for form in profile.sheets.values():
        yield from _formulas(profile, form)
        if form.kind == "subjects" and form.code_table not in profile.codes:
            yield ProfileFault(form.file, 0, f"没有科目编码表“{form.code_table}”{suggestion(form.code_table, profile.codes)}")
        if form.follow and form.follow.source not in profile.sheets:
            yield ProfileFault(form.file, 0, f"没有表“{form.follow.source}”{suggestion(form.follow.source, profile.sheets)}")
    for part in profile.outline.parts:
        for name in part.tables:
            if name not in profile.sheets:
                yield ProfileFault("document.toml", 0, f"没有表“{name}”{suggestion(name, profile.sheets)}")
    for record_form in profile.forms.values():
        for name in (record_form.sheet, record_form.details):
            if name and name not in profile.sheets:
                yield ProfileFault("document.toml", 0, f"没有表“{name}”{suggestion(name, profile.sheets)}")
    if profile.facts.sheet not in profile.sheets:
        yield ProfileFault("profile.toml", 0, f"没有表“{profile.facts.sheet}”{suggestion(profile.facts.sheet, profile.sheets)}")


def _formulas(profile: Profile, form: SheetForm) -> Iterator[ProfileFault]:
    formulas = [column.formula for column in form.columns if column.formula]
    formulas += [formula for line in form.lines for _, formula in line.formulas]
    for formula in formulas:
        for address in formula.addresses():
            fault = address_fault(profile, form, address)
            if fault:
                yield ProfileFault(form.file, 0, f"公式“{formula.text}”：{fault}")


def address_fault(profile: Profile, form: SheetForm | None, address: Address) -> str:
    """What is wrong with an address that stands in a formula of `form`; "" if it points at something."""
    if address.table and address.table not in profile.sheets:
        return f"没有表“{address.table}”{suggestion(address.table, profile.sheets)}"
    target = profile.sheets[address.table] if address.table else form
    if target is None:
        return f"“{address}”要写明是哪张表"
    columns = [column.name for column in target.columns]
    if address.column not in columns:
        return f"“{target.name}”没有“{address.column}”列{suggestion(address.column, columns)}"
    lines = [line.name for line in target.lines]
    if target.kind == "lines" and address.row and address.row not in lines:
        return f"“{target.name}”没有“{address.row}”行{suggestion(address.row, lines)}"
    return ""
