"""Within each record of a sheet two formulas agree: `sheet`, `ties = [["单价 × 数量", "=", "合计"], …]`.

`where_both = true` skips records of which one side is empty; `group` then holds the ties for the sum of all records that
share the value of that column (purchases of one project together stay within its budget).
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.comparison import Comparison, findings_of
from generator.checks.context import Context, row_words, total
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule
from generator.model.submission import Row

OPTIONS = {"sheet", "ties", "tolerance", "where_both", "group"}
REQUIRED = {"sheet", "ties"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    sheet = options["sheet"]
    yield from look.columns(sheet, [options["group"]] if "group" in options else [])
    if look.form(sheet):
        yield from look.ties(options["ties"], sheet)


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    yield from findings_of(comparisons(rule, context))


def comparisons(rule: Rule, context: Context) -> Iterator[Comparison]:
    sheet = rule.options["sheet"]
    for rows in _groups(rule, context.submission.sheet(sheet).records):
        for left_text, relation, right_text in rule.options["ties"]:
            left = total(context.resolve(left_text, sheet, row) for row in rows)
            right = context.resolve(right_text, sheet, rows[0])
            if rule.options.get("where_both") and not (left.found and right.found):
                continue
            allowed = context.allowed(str(rule.options.get("tolerance", "0")), len(right.operands), left.value, right.value)
            words = (f"“{row_words(rows[0])}”的“{left_text}”", f"“{right_text}”")
            yield Comparison(rule, (rows[0].key, left_text, right_text), left, right, allowed, words, relation)


def _groups(rule: Rule, records: tuple[Row, ...]) -> list[list[Row]]:
    column = rule.options.get("group")
    if not column:
        return [[row] for row in records]
    groups: dict[str, list[Row]] = {}
    for row in records:
        groups.setdefault(row.text(column), []).append(row)
    return list(groups.values())
