"""Nothing is listed twice: `keys = [["项目", "项目编码"], ["绩效指标", "项目名称", "三级指标"], …]`, a sheet and the columns that tell rows apart.

`value` is a column whose difference between equal rows is worth telling. Rows that lack one of the columns are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context, place
from generator.checks.judging import finding, plain
from generator.checks.options import Fault, Look
from generator.model.finding import Finding
from generator.model.profile import Rule
from generator.model.submission import Row

OPTIONS = {"keys", "value"}
REQUIRED = {"keys"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    for sheet, *columns in options["keys"]:
        yield from look.columns(sheet, [*columns, *([options["value"]] if "value" in options else [])])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for sheet, *columns in rule.options["keys"]:
        seen: dict[tuple[str, ...], Row] = {}
        for row in context.submission.sheet(sheet).records:
            key = tuple(plain(row.text(column)) for column in columns)
            first = seen.setdefault(key, row)
            if all(key) and first is not row:
                words = "”的“".join(row.text(column) for column in columns)
                message = f"“{sheet}”里的{columns[-1]}“{words}”填了不止一次（{first.label}、{row.label}）{_values(rule, first, row)}"
                places = (place(row, columns[-1]), place(first, columns[-1]))
                yield finding(rule, places, message, row.text(columns[-1]), "只填一次")


def _values(rule: Rule, first: Row, row: Row) -> str:
    """What differs between two equal rows."""
    column = rule.options.get("value", "")
    one, other = first.text(column), row.text(column)
    return f"，{column}却不同：{one or '空'}、{other or '空'}" if column and one != other else ""
