"""Every printed subject has a name, and a name that the program filled in is one that was checked.

A code without a name (the clerk left it out and the code table has none) is the rule's own severity; names filled in
from rows of the code table that nobody has compared with the official book are mentioned once, if the form
prints rows of that level. A sheet that follows from another one repeats its names and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context, place, typed_in
from generator.checks.options import Fault, Look
from generator.model.finding import Finding, Severity
from generator.model.profile import Rule
from generator.model.submission import Row

OPTIONS = {"sheets", "unchecked"}
REQUIRED = {"sheets", "unchecked"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.sheets(options["sheets"], "subjects")


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    unchecked: dict[str, list[Row]] = {}
    for name in rule.options["sheets"]:
        form = context.form(name)
        codes = context.profile.codes[form.code_table]
        printed = form.printed_levels or codes.levels
        sheet = context.submission.sheet(name)
        for row in sheet.records if typed_in(sheet, form) else ():
            cell = row[form.name_column]
            if not cell.value:
                message = f"“{name}”的科目 {row.code} 没有名称，科目编码表里也没有这个编码"
                yield Finding(rule.id, rule.severity, rule.title, message, (place(row, form.name_column),), "空", "科目名称", fix=rule.fix, basis=rule.basis)
            elif cell.typed is None and len(row.code) in printed and row.code in codes.subjects:
                if codes.subjects[row.code].evidence in rule.options["unchecked"]:
                    unchecked.setdefault(name, []).append(row)
    if unchecked:
        yield _unchecked(rule, context, unchecked)


def _unchecked(rule: Rule, context: Context, rows: dict[str, list[Row]]) -> Finding:
    """One finding for all sheets: most subjects stand in several of them."""
    subjects = list(dict.fromkeys(f"{row.code} {row.label}" for found in rows.values() for row in found))
    where = f"“{next(iter(rows))}”" + (f"等 {len(rows)} 张表" if len(rows) > 1 else "")
    message = f"{where}有 {len(subjects)} 个科目的名称由程序补上，编码表的这些行尚未与正式科目书核对：{'、'.join(subjects)}"
    places = tuple(place(row, context.form(name).name_column) for name, found in rows.items() for row in found)
    fix = "对照当年《政府收支分类科目》；不对的，把正确名称填进工作簿。"
    return Finding(rule.id, Severity.INFORMATION, "补上的科目名称请核对", message, places, fix=fix, basis=rule.basis, folded=True)
