"""Every printed subject has a name, and a name that the program filled in is one that was checked.

A code without a name (the clerk left it out and the code table has none) is the rule's own severity; names filled in
from rows of the code table that nobody has compared with the official book are mentioned once a sheet, if the form
prints rows of that level. A sheet that follows from another one repeats its names and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context, place, typed_in
from generator.checks.options import Fault, Look
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule

OPTIONS = {"sheets", "unchecked"}
REQUIRED = {"sheets", "unchecked"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.sheets(options["sheets"], "subjects")


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for name in rule.options["sheets"]:
        form = context.form(name)
        codes = context.profile.codes[form.code_table]
        unchecked, printed = [], form.printed_levels or codes.levels
        sheet = context.submission.sheet(name)
        for row in sheet.records if typed_in(sheet, form) else ():
            cell = row[form.name_column]
            if not cell.value:
                message = f"“{name}”的科目 {row.code} 没有名称，科目编码表里也没有这个编码"
                yield Finding(rule.id, rule.severity, rule.title, message, (place(row, form.name_column),), "空", "科目名称", fix=rule.fix, basis=rule.basis)
            elif cell.typed is None and len(row.code) in printed and row.code in codes.subjects:
                unchecked += [row] if codes.subjects[row.code].evidence in rule.options["unchecked"] else []
        if unchecked:
            words = "、".join(f"{row.code} {row.label}" for row in unchecked)
            message = f"“{name}”有 {len(unchecked)} 个科目的名称由程序补上，编码表的这些行尚未与正式科目书核对：{words}"
            title, places = "补上的科目名称请核对", tuple(place(row, form.name_column) for row in unchecked)
            yield Finding(rule.id, Severity.INFORMATION, title, message, places, fix="对照当年《政府收支分类科目》；不对的，把正确名称填进工作簿。", basis=rule.basis)
