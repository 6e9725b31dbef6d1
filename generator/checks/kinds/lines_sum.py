"""A fixed line is the sum of all lines from one to another: `sums = [["收支总表", "本年支出合计", "一般公共服务支出", "人行科目"]]`.

Each entry names the sheet, the line of the sum, the first and the last addend; lines between them count whether or not
they show a subject class. Every typed column of the side is compared; columns that add up others of their row follow.
A difference within `tolerance` is no finding: it is told where the number with the rounding tail was typed.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.comparison import Comparison, findings_of
from generator.checks.context import Context, place, row_words
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.form import Line, SheetForm
from generator.model.profile import Rule

OPTIONS = {"sums", "tolerance"}
REQUIRED = {"sums"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    for sheet, total, first, last in options["sums"]:
        unknown = tuple(look.lines(sheet, [total, first, last]))
        yield from unknown
        if not unknown and not lines_between(look.form(sheet), first, last):
            yield f"“{sheet}”的“{first}”行在“{last}”行之后", first


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    yield from findings_of(comparisons(rule, context))


def comparisons(rule: Rule, context: Context) -> Iterator[Comparison]:
    for name, total, first, last in rule.options["sums"]:
        form, sheet = context.form(name), context.submission.sheet(name)
        row = sheet.row(total)
        if row is None:
            continue  # a rule about missing lines reports it
        rows = [found for line in lines_between(form, first, last) if (found := sheet.row(line.name))]
        for column in form.sides[form.line(total).side].columns:
            if column.formula:
                continue
            left = context.sum_of([(name, row, column.name)])
            right = context.sum_of((name, addend, column.name) for addend in rows)
            allowed = context.allowed(str(rule.options.get("tolerance", "R")), len(right.operands), left.value, right.value)
            words = (f"“{row_words(row)}”的“{column.name}”", f"从“{form.line(first).label}”到“{form.line(last).label}”各行相加")
            places = (place(row, column.name),)
            yield Comparison(rule, (name, total, column.name), left, right, allowed, words, places=places, remarks=False)


def lines_between(form: SheetForm, first: str, last: str) -> tuple[Line, ...]:
    """The lines from `first` to `last`, both included."""
    names = [line.name for line in form.lines]
    return form.lines[names.index(first) : names.index(last) + 1]
