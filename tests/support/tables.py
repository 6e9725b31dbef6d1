"""Cases as text: aligned tables -> a submission and the findings that are expected.

    == 一句话说明这个例子
    -- 收支总表
    行       | 预算数
    收入总计 | 110.00
    -- 预期
    程度 | 表       | 单元格 | 行       | 列     | 填写   | 应为   | 相差 | 加数
    错误 | 收支总表 | B34    | 收入总计 | 预算数 | 110.00 | 108.00 | 2.00 | 108.00

A case begins with `==`, a table with `--` and the sheet's name. It starts from `tests/checks/base_body.txt`: a list of subjects or
records replaces the one there, fixed lines change only the lines that are named (（删去） deletes a line); ↵ is a line break within a cell. The table
预期 lists the findings of the rule whose id is the file's name; a case without it expects none. `#` begins a remark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from generator.checks.context import Context, money
from generator.checks.run import in_order, run_rule
from generator.derive import complete
from generator.model.finding import Finding
from generator.model.form import CONTENT, TOTAL
from generator.model.profile import Profile
from generator.model.submission import Submission
from tests.support.submissions import DELETED, submission_of

EXPECTED = "预期"
DELETE = "（删去）"
LINE_BREAK = "↵"
HEADS = ("程度", "表", "单元格", "行", "列", "填写", "应为", "相差", "加数")
BASE_BODY = Path(__file__).parents[1] / "checks" / "base_body.txt"

Record = dict[str, str]


@dataclass
class Case:
    """One case: its sentence, its tables by sheet, the findings it expects."""

    name: str
    file: str = ""
    tables: dict[str, list[Record]] = field(default_factory=dict)
    expected: list[Record] = field(default_factory=list)

    @property
    def rule(self) -> str:
        return self.file.removesuffix(".txt")

    def __str__(self) -> str:
        return f"{self.rule} {self.name}"


def cases_in(text: str, file: str = "") -> list[Case]:
    """The cases of a text."""
    cases: list[Case] = []
    for title, block in _blocks(text):
        if title.startswith("=="):
            cases.append(Case(title[2:].strip(), file))
            continue
        name = title[2:].strip()
        if name == EXPECTED:
            cases[-1].expected = records(block)
        else:
            cases[-1].tables[name] = records(block)
    return cases


def _blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    """A title line and the lines below it."""
    title, block = "", []
    for line in (*(raw.strip() for raw in text.splitlines()), "=="):
        if line.startswith(("==", "--")):
            if title:
                yield title, block
            title, block = line, []
        elif line and not line.startswith("#"):
            if not title:
                raise ValueError(f"“{line}”之前没有 == 或 --")
            block.append(line)


def records(lines: list[str]) -> list[Record]:
    """An aligned table, its head in the first line. Raises ValueError for a row that does not fit the head."""
    head, *rows = [[cell.strip().replace(LINE_BREAK, "\n") for cell in line.split("|")] for line in lines]
    for row in rows:
        if len(row) != len(head):
            raise ValueError(f"“{' | '.join(row)}”有 {len(row)} 格，表头有 {len(head)} 格")
    return [dict(zip(head, row, strict=True)) for row in rows]


def body_of(case: Case, profile: Profile) -> Submission:
    """The base body with the tables of the case, completed."""
    return complete(typed_body_of(case, profile), profile)


def typed_body_of(case: Case, profile: Profile) -> Submission:
    values: dict = {}
    _override(values, _base(), profile)
    _override(values, case, profile)
    return submission_of(values, profile)


@cache
def _base() -> Case:
    [base] = cases_in(BASE_BODY.read_text(encoding="utf-8"))
    return base


def _override(values: dict, case: Case, profile: Profile) -> None:
    for name, table in case.tables.items():
        form = profile.sheets[name]  # a KeyError here is a misspelt sheet
        if form.kind == "lines":
            _override_lines(values.setdefault(name, {}), table, form)
            continue
        _known(name, table, [column.name for column in form.columns])
        values[name] = [_subject(record, form) for record in table]


def _override_lines(lines: dict, table: list[Record], form) -> None:
    for record in table:
        (_, line), *cells = record.items()
        _known(form.name, [{line: ""}], [known.name for known in form.lines])
        _known(form.name, [dict(cells)], [column.name for column in form.columns])
        if DELETE in dict(cells).values():
            lines[line] = DELETED
        else:
            lines[line] = dict(cells)[CONTENT] if form.is_fields else dict(cells)


def _subject(record: Record, form) -> Record:
    """In a subject table 合计 stands in the column of codes, where nobody misses it."""
    if form.kind == "subjects" and record[form.code_column] == TOTAL:
        return record | {form.code_column: "", form.name_column: TOTAL}
    return record


def _known(sheet: str, table: list[Record], names: list[str]) -> None:
    for record in table:
        unknown = set(record) - set(names)
        if unknown:
            raise ValueError(f"“{sheet}”没有 {'、'.join(sorted(unknown))}")


def findings_of(case: Case, profile: Profile) -> list[Record]:
    """What the checks say about the case, for its rule only, as rows of the table 预期."""
    return [as_record(finding) for finding in rule_findings(case, profile)]


def rule_findings(case: Case, profile: Profile) -> tuple[Finding, ...]:
    """What the rule of the case says about it."""
    context = Context(body_of(case, profile), profile)
    return in_order(finding for rule in profile.rules if rule.id == case.rule for finding in run_rule(rule, context))


def as_record(finding: Finding) -> Record:
    place = finding.places[0]
    values = (
        finding.severity.value,
        place.sheet,
        place.cell,
        place.row,
        place.column,
        finding.found,
        finding.expected,
        finding.difference,
        " ".join(money(operand.value) for operand in finding.operands),
    )
    return dict(zip(HEADS, values, strict=True))


def as_table(rows: list[Record]) -> str:
    """Records as an aligned table, for messages and for writing cases."""
    lines = [list(HEADS), *([row.get(head, "") for head in HEADS] for row in rows)]
    widths = [max(_width(line[n]) for line in lines) for n in range(len(HEADS))]
    return "\n".join(" | ".join(cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)


def _width(text: str) -> int:
    return sum(2 if ord(character) > 0x2000 else 1 for character in text)
