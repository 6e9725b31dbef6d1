"""Does every name in a profile point at something? Called by the loader once all sheets are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.model.expression import Address, parse
from generator.model.form import TOTAL, SheetForm
from generator.model.outline import Pivot, RecordForm
from generator.model.profile import Profile
from generator.model.version import version_number
from generator.profiles.errors import ProfileFault, line_of, suggestion

DERIVED = ("上年度", "上年末", "公开年月")
"""What a placeholder may name besides the single fields: it follows from the budget year or the date of publication."""

RECORD_NUMBER = "序号"
"""What the title of a form may name besides the record's columns."""


def check_references(profile: Profile) -> Iterator[ProfileFault]:
    """Faults of names: sheets, lines and columns in formulas, followers, groups, choices, banners, outline and forms."""
    for form in profile.sheets.values():
        for message, needles in (*_formulas(profile, form), *_names(profile, form), *_follow(profile, form), *_since(profile, form)):
            yield ProfileFault(form.file, line_of(profile.file(f"sheets/{form.file}"), *needles), message)
    for file, message, name in _documents(profile):
        yield ProfileFault(file, line_of(profile.file(file), f'"{name}"', name), message)
    for message, name in (*_facts(profile), *_waivers(profile), *_versions(profile)):
        yield ProfileFault("profile.toml", line_of(profile.file("profile.toml"), f'"{name}"'), message)


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


def _formulas(profile: Profile, form: SheetForm) -> Iterator[tuple[str, Iterable[str]]]:
    """Messages, each with the texts to find its line by."""
    formulas = [column.formula for column in form.columns if column.formula]
    formulas += [formula for line in form.lines for _, formula in line.formulas]
    for formula in dict.fromkeys(formulas):
        for address in formula.addresses():
            fault = address_fault(profile, form, address)
            if fault:
                parts = (address.table, address.row, address.column)
                # a formula with {编码} or {列} does not stand in the file as it is: then the part that is wrong has to do
                yield f"公式“{formula.text}”：{fault}", (formula.text, *(part for part in parts if f"“{part}”" in fault), *parts)


def _names(profile: Profile, form: SheetForm) -> Iterator[tuple[str, Iterable[str]]]:
    if form.kind == "subjects" and form.code_table not in profile.codes:
        message = f"没有科目编码表“{form.code_table}”{suggestion(form.code_table, profile.codes)}"
        yield message, (f'code_table = "{form.code_table}"', f'"{form.code_table}"', f'"{form.name}"')
    for column in form.columns:
        if column.choices_from:
            sheet, name = column.choices_from
            fault = unknown_sheet(profile, sheet) or unknown_column(profile.sheets[sheet], name)
            if fault:
                yield f"“choices_from”：{fault}", (f'["{sheet}", "{name}"]', f'"{sheet}"')
        if column.name_of:
            table, name = column.name_of
            missing = "" if table in profile.codes else f"没有科目编码表“{table}”{suggestion(table, profile.codes)}"
            if missing or unknown_column(form, name):
                yield f"“name_of”：{missing or unknown_column(form, name)}", (f'["{table}", "{name}"]', f'"{table}"')
        if (form.name, column.name) == (profile.waivers.sheet, profile.waivers.table):
            for name in (choice for choice in column.choices if choice not in profile.sheets):
                yield f"“{column.name}”的下拉：{unknown_sheet(profile, name)}", (f'"{name}"',)
    for line in form.lines:
        for name in line.closed:
            if unknown_column(form, name):
                yield f"“closed”：{unknown_column(form, name)}", (f'"{name}"',)
    if form.grouping:
        for name in (*filter(None, [form.grouping.column]), *form.grouping.sums):
            if unknown_column(form, name):
                yield f"[grouping]：{unknown_column(form, name)}", (f'column = "{name}"', f'"{name}"')
    for name in form.merge:
        if unknown_column(form, name):
            yield f"“merge”：{unknown_column(form, name)}", (f'"{name}"',)
    known = _placeholders(profile)
    heads = [part for column in form.columns for path in (column.path, *(p.path for p in column.parts)) for part in path]
    for text in (*form.banner, form.title, form.number, *form.notes, *form.owner, *heads):
        for name in _in_braces(text):
            if known and name not in known:
                yield f"没有“{{{name}}}”这个事项{suggestion(name, known)}", (f"{{{name}}}",)


def _follow(profile: Profile, form: SheetForm) -> Iterator[tuple[str, Iterable[str]]]:
    follow = form.follow
    if follow is None:
        return
    sheet, line = follow.when
    fault = unknown_sheet(profile, sheet) or unknown_line(profile.sheets[sheet], line)
    if fault:
        yield f"[follow] 的“when”：{fault}", (f'["{sheet}", "{line}"]', f'"{line}"')
    if follow.source not in profile.sheets:
        yield unknown_sheet(profile, follow.source), (f'source = "{follow.source}"', f'"{follow.source}"')
        return
    for own, other in follow.columns:
        for fault in (unknown_column(form, own), unknown_column(profile.sheets[follow.source], other)):
            if fault:
                yield f"[follow] 的“columns”：{fault}", (f'["{own}", "{other}"]', f'"{own}"')


def _documents(profile: Profile) -> Iterator[tuple[str, str, str]]:
    """Files and messages, each with the name that is wrong."""
    for outline in profile.documents:
        for name in (name for part in outline.parts for name in part.tables):
            if name not in profile.sheets:
                yield outline.file, unknown_sheet(profile, name), name
    for form in (*profile.forms.values(), *profile.pivots.values()):
        missing = [name for name in (form.sheet, form.details) if name and name not in profile.sheets]
        yield from ((form.file, unknown_sheet(profile, name), name) for name in missing)
        look = _pivot if isinstance(form, Pivot) else _record_form
        yield from () if missing else ((form.file, message, name) for message, name in look(profile, form))


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
    wanted += [(records, name) for name in _in_braces(form.title + form.unit_line) if name != RECORD_NUMBER]
    for sheet, name in wanted:
        if unknown_column(sheet, name):
            yield f"“{form.name}”：{unknown_column(sheet, name)}", name


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


def _facts(profile: Profile) -> Iterator[tuple[str, str]]:
    facts = profile.facts
    if facts.sheet not in profile.sheets:
        yield unknown_sheet(profile, facts.sheet), facts.sheet
        return
    for name in (facts.code, facts.body, facts.year, facts.unit, facts.date):
        if unknown_line(profile.sheets[facts.sheet], name):
            yield f"[facts]：{unknown_line(profile.sheets[facts.sheet], name)}", name


def _waivers(profile: Profile) -> Iterator[tuple[str, str]]:
    """The sheet of waivers is a list with the columns that are named."""
    waivers = profile.waivers
    form = profile.sheets.get(waivers.sheet)
    if form is None or form.kind != "records":
        yield unknown_sheet(profile, waivers.sheet) or f"[waivers]：“{waivers.sheet}”应是一张清单（kind = \"records\"）", waivers.sheet
        return
    for name in (waivers.rule, waivers.table, waivers.place, waivers.reason, waivers.who):
        if unknown_column(form, name):
            yield f"[waivers]：{unknown_column(form, name)}", name


def _versions(profile: Profile) -> Iterator[tuple[str, str]]:
    """Versions are numbers; nothing is older than the oldest or newer than the profile itself."""
    oldest, version = version_number(profile.oldest), version_number(profile.version)
    if not version:
        yield f"version “{profile.version}”应是数字", profile.version
    elif not () < oldest <= version:
        yield f"oldest “{profile.oldest}”应是数字，oldest 不能比 version 新", profile.oldest


def _since(profile: Profile, form: SheetForm) -> Iterator[tuple[str, Iterable[str]]]:
    for part in (form, *form.columns, *form.lines):
        if part.since and not (() < version_number(part.since) <= version_number(profile.version)):
            yield f"“{part.name}”的 since “{part.since}”不是这个公开格式有过的版本", (f'since = "{part.since}"',)


def _placeholders(profile: Profile) -> tuple[str, ...]:
    """What a {placeholder} of a printed table may name; nothing if the sheet of facts is unknown."""
    facts = profile.sheets.get(profile.facts.sheet)
    return (*(line.name for line in facts.lines), *DERIVED) if facts else ()


def _in_braces(text: str) -> list[str]:
    return re.findall(r"\{([^{}]*)\}", text)
