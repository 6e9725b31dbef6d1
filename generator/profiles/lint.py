"""Does every name in a profile point at something? Called by the loader once all sheets are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.form import SheetForm
from generator.model.profile import Profile
from generator.model.version import version_number
from generator.profiles.changes import change_faults
from generator.profiles.errors import ProfileFault, line_of, suggestion
from generator.profiles.lint_documents import document_faults
from generator.profiles.names import address_fault, in_braces, placeholders, unknown_column, unknown_line, unknown_sheet


def check_references(profile: Profile) -> Iterator[ProfileFault]:
    """Faults of names: sheets, lines and columns in formulas, followers, groups, choices, banners, outline and forms."""
    for form in profile.sheets.values():
        for message, needles in (*_formulas(profile, form), *_names(profile, form), *_follow(profile, form), *_since(profile, form)):
            yield ProfileFault(form.file, line_of(profile.file(f"sheets/{form.file}"), *needles), message)
    for file, message, name in document_faults(profile):
        yield ProfileFault(file, line_of(profile.file(file), f'"{name}"', name), message)
    for message, name in (*_facts(profile), *_waivers(profile), *_versions(profile), *change_faults(profile)):
        yield ProfileFault("profile.toml", line_of(profile.file("profile.toml"), f'"{name}"'), message)


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
        for name in (*filter(None, [form.grouping.column]), *form.grouping.sums, *dict(form.grouping.owner)):
            if unknown_column(form, name):
                yield f"[grouping]：{unknown_column(form, name)}", (f'column = "{name}"', f'"{name}"')
    for name in form.merge:
        if unknown_column(form, name):
            yield f"“merge”：{unknown_column(form, name)}", (f'"{name}"',)
    known = placeholders(profile)
    heads = [part for column in form.columns for path in (column.path, *(p.path for p in column.parts)) for part in path]
    own = dict(form.grouping.owner).values() if form.grouping else ()
    for text in (*form.banner, form.title, form.number, *form.notes, *form.owner, *own, *heads):
        for name in in_braces(text):
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


def _facts(profile: Profile) -> Iterator[tuple[str, str]]:
    facts = profile.facts
    if facts.sheet not in profile.sheets:
        yield unknown_sheet(profile, facts.sheet), facts.sheet
        return
    for name in (*filter(None, [facts.code]), facts.body, facts.year, facts.unit, facts.date):
        if unknown_line(profile.sheets[facts.sheet], name):
            yield f"[facts]：{unknown_line(profile.sheets[facts.sheet], name)}", name


def _waivers(profile: Profile) -> Iterator[tuple[str, str]]:
    """The sheet of waivers is a list with the columns that are named."""
    waivers = profile.waivers
    if not waivers.sheet:
        return
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
