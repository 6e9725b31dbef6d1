"""Two sheets agree subject by subject: `left = "收入总表.合计"`, `relation = "="`, `right = ["支出总表.合计"]`.

Each side is a sheet and a column; the right side may add several. A records sheet takes part as `项目[功能科目编码].预算数`:
its rows are added by the code in that column. `levels` are the code lengths to compare. `when` (sheet, line, value)
makes the rule apply only where a single field says so; `only_filled = true` skips the rule while a record lacks its code.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context, Resolved, difference_finding
from generator.checks.kinds.tie import holds_anyway
from generator.model.expression import Address, parse
from generator.model.finding import Finding, Operand
from generator.model.profile import Rule
from generator.model.source import SourceRef

OPTIONS = {"left", "relation", "right", "levels", "when", "tolerance", "only_filled"}


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    options = rule.options
    if "when" in options:
        sheet, line, value = options["when"]
        if context.submission.field(sheet, line) != value:
            return
    left = _by_code([options["left"]], context)
    right = _by_code(options["right"], context)
    if options.get("only_filled") and "" in {*left, *right}:
        return
    names = {row.code: row.label for sheet in context.submission.sheets.values() for row in sheet.rows if row.code}
    relation = options.get("relation", "=")
    for code in sorted({*left, *right}):
        if len(code) not in options["levels"]:
            continue
        ours, theirs = left.get(code, _NOTHING), right.get(code, _NOTHING)
        if holds_anyway(ours, relation, theirs):
            continue
        allowed = context.allowed(str(options.get("tolerance", "0")), len(theirs.operands), ours.value, theirs.value)
        subject = f"{code} {names.get(code, '')}".strip()
        words = (f"科目“{subject}”在“{options['left']}”", f"在“{' + '.join(options['right'])}”")
        places = ours.places[:1] + theirs.places[:1] or (SourceRef(options["left"].split(".")[0], row=subject),)
        finding = difference_finding(rule, ours, theirs, allowed, words, places)
        if finding:
            yield finding


_NOTHING = Resolved(0 * parse("0").terms[0].factors[0], ())


def _by_code(addresses: list[str], context: Context) -> dict[str, Resolved]:
    """Code -> the sum over all addresses; records without a code are counted under ""."""
    operands: dict[str, list[Operand]] = {}
    for text in addresses:
        address = _address(text)
        for row in context.submission.sheet(address.table).records:
            code = row.text(address.match) if address.match else row.code
            operands.setdefault(code, []).extend(context.operand(address.table, row, address.column))
    return {code: Resolved(sum((o.value for o in found), _NOTHING.value), tuple(found)) for code, found in operands.items()}


def _address(text: str) -> Address:
    """`表.列` or `表[编码列].列`."""
    address = parse(text).addresses()[0]
    return address if address.match else Address(address.column, table=address.row)
