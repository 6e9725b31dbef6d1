"""Two sheets agree subject by subject: `left = "收入总表.合计"`, `relation = "="`, `right = ["支出总表.合计"]`.

Each side is a sheet and a column; the right side may add several. A records sheet takes part as `项目[功能科目编码].预算数`:
its rows are added by the code in that column. `levels` are the code lengths to compare. `when` (sheet, line, value)
makes the rule apply only where a single field says so (a zero is as good as a blank); `only_filled = true` skips the rule while a record lacks its code.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.comparison import Comparison, findings_of
from generator.checks.context import Context, place
from generator.checks.options import Fault, Look
from generator.model.expression import Address, parse
from generator.model.figure import Figure
from generator.model.finding import Finding
from generator.model.profile import Rule
from generator.model.source import SourceRef
from generator.model.submission import Row

OPTIONS = {"left", "relation", "right", "levels", "when", "tolerance", "only_filled"}
REQUIRED = {"left", "right", "levels"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    for text in (options["left"], *options["right"]):
        yield from look.by_code(text)
    yield from look.relation(options.get("relation", "="))
    if "when" in options:
        sheet, line, _ = options["when"]
        yield from look.lines(sheet, [line])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    yield from findings_of(comparisons(rule, context))


def comparisons(rule: Rule, context: Context) -> Iterator[Comparison]:
    options = rule.options
    if "when" in options:
        sheet, line, value = options["when"]
        if _said(context, sheet, line) != value:
            return
    left, right = _by_code([options["left"]], context), _by_code(options["right"], context)
    if options.get("only_filled") and "" in {*left, *right}:
        return
    names = {row.code: row.label for sheet in context.submission.sheets.values() for row in sheet.rows if row.code}
    for code in sorted({*left, *right}):
        if len(code) not in options["levels"]:
            continue
        mine, other = left.get(code, []), right.get(code, [])
        ours, theirs = context.sum_of(mine), context.sum_of(other)
        allowed = context.allowed(str(options.get("tolerance", "0")), len(theirs.operands), ours.value, theirs.value)
        subject = f"{code} {names.get(code, '')}".strip()
        words = (
            f"科目“{subject}”在“{options['left']}”" + ("" if mine else "（没有这个科目）"),
            f"在“{' + '.join(options['right'])}”" + ("" if other else "（没有这个科目）"),
        )
        places = (ours.places or _places(mine))[:1] + (theirs.places or _places(other))[:1]
        yield Comparison(rule, (code,), ours, theirs, allowed, words, options.get("relation", "="), places)


def _said(context: Context, sheet: str, line: str) -> str:
    """A single field as text; a zero is as good as a blank."""
    value = context.submission.cell(sheet, line).value
    return "" if isinstance(value, Figure) and not value else context.submission.field(sheet, line)


def _places(cells: list[tuple[str, Row, str]]) -> tuple[SourceRef, ...]:
    """Where the cells of one side stand, blank ones too."""
    return tuple(place(row, column) for _, row, column in cells)


def _by_code(addresses: list[str], context: Context) -> dict[str, list[tuple[str, Row, str]]]:
    """Code -> its cells in all addresses; records without a code are under ""."""
    cells: dict[str, list[tuple[str, Row, str]]] = {}
    for text in addresses:
        address = _address(text)
        for row in context.submission.sheet(address.table).records:
            code = row.text(address.match) if address.match else row.code
            cells.setdefault(code, []).append((address.table, row, address.column))
    return cells


def _address(text: str) -> Address:
    """`表.列` or `表[编码列].列`."""
    address = parse(text).addresses()[0]
    return address if address.match else Address(address.column, table=address.row)
