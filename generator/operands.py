"""What a rule compares, in words: its kind as a sentence, its options line by line.

Nothing here knows a rule. The words stand in `generator.rule_words`; what the columns of an option's list are, the shapes
of `generator.checks.options` say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.options import SHAPES
from generator.checks.thresholds import THRESHOLD, threshold_words
from generator.model.expression import Address, Formula, parse
from generator.model.form import CONTENT, Line, SheetForm
from generator.model.profile import Profile, Rule
from generator.rule_words import KINDS, LABELS, VALUES

TOLERANCE, HELD_BY, TIES, COMPUTED = "tolerance", "held_by", "ties", "computed"
INDENT = "　"
"""What a row of a list begins with, below the line of its option."""

EXPRESSION, EXPLAINED = "正则表达式", "错在哪里"
"""Columns of a list that are for the program, and the column that says the same to people."""


def kind_words(kind: str) -> str:
    return KINDS.get(kind, "")


def tolerance_words(rule: Rule) -> str:
    """How far both sides may be apart; "" if the rule does not say."""
    declared = str(rule.options.get(TOLERANCE, ""))
    if declared == "R":
        return "允许四舍五入的尾差：n 个数相加，不超过 0.005×(n+1) 万元，只作提示；以元填报的必须相等。"
    return {"": "", "0": "必须相等，分毫不差。"}.get(declared, f"相差不超过 {declared} 万元。")


def operand_lines(rule: Rule, profile: Profile) -> tuple[str, ...]:
    """The rule's options but its tolerance, each with its label, lists of several columns a row a line; ties as sentences."""
    told = ((option, value) for option, value in rule.options.items() if option not in (TOLERANCE, HELD_BY))
    lines = [line for option, value in told for line in _option(option, value, profile)]
    return (*lines, *(_declared(rule, profile) if rule.kind == COMPUTED else ()))


def _option(option: str, value: object, profile: Profile) -> Iterator[str]:
    label, shape = LABELS.get(option, option), SHAPES.get(option, (None, ""))[1]
    named = re.match(r"\[(.*)\]", shape)
    columns = named[1].split(", ") if named else []
    if isinstance(value, bool):
        yield from [label] if value else ()
    elif option == THRESHOLD:
        yield f"{label}：{threshold_words(str(value), profile)}"
    elif not isinstance(value, list):
        yield f"{label}：{_words(value, profile)}"
    elif option == TIES:
        yield from (f"{_formula(parse(left))} {VALUES[relation]} {_formula(parse(right))}" for left, relation, right in value)
    elif any(isinstance(item, list) for item in value):
        hidden = {n for n, column in enumerate(columns) if EXPRESSION in column and EXPLAINED in columns}
        yield f"{label}（{'｜'.join(_without(columns, hidden))}）：" if columns else f"{label}："
        yield from (INDENT + "｜".join(_words(cell, profile) for cell in _without(row, hidden)) for row in value)
    else:
        yield f"{label}：{('｜' if columns else '、').join(_words(item, profile) for item in value) or '没有'}"


def _without(cells: list, hidden: set[int]) -> list:
    return [cell for n, cell in enumerate(cells) if n not in hidden]


def _declared(rule: Rule, profile: Profile) -> Iterator[str]:
    """The formulas of the forms that a rule about computed cells holds: those of columns or of lines that add up others."""
    for form in (profile.sheets[name] for name in rule.options["sheets"] if name in profile.sheets):
        if rule.options["scope"] == "rows":
            formulas = {column.name: column.formula for column in form.columns if column.formula}
            yield from (f"“{form.name} {name}” 等于 {_formula(formula)}" for name, formula in formulas.items())
        elif rule.options["scope"] == "lines":
            yield from (text for line in form.lines if line.formulas and not line.code for text in _line_formulas(form, line))


def _line_formulas(form: SheetForm, line: Line) -> list[str]:
    """The formulas of a line; one for all columns if they say the same of each."""
    alike = {_formula(formula, leave_out=column) for column, formula in line.formulas}
    if len(line.formulas) > 1 and len(alike) == 1:
        return [f"“{form.name} {line.name}”各栏 等于 {alike.pop()}"]
    return [f"“{form.name} {line.name} {column}” 等于 {_formula(formula)}" for column, formula in line.formulas]


def _words(value: object, profile: Profile) -> str:
    """A value as people read it: addresses and formulas of the profile's sheets, words of the program, anything else as it is."""
    text = str(value)
    if text in VALUES:
        return VALUES[text]
    try:
        formula = parse(text)
    except ValueError:
        return text
    known = any(part in profile.sheets for address in formula.addresses() for part in (address.table, address.row))
    return _formula(formula) if known else text


def _formula(formula: Formula, leave_out: str = "") -> str:
    pieces = []
    for number, term in enumerate(formula.terms):
        sign = "−" if term.sign < 0 else "+" if number else ""
        factors = " × ".join(_address(f, leave_out) if isinstance(f, Address) else str(f) for f in term.factors)
        pieces.append(f"{sign} {factors}".strip())
    return " ".join(pieces)


def _address(address: Address, leave_out: str = "") -> str:
    """“收支总表 收入总计 预算数”, “项目 各行 预算数”, “项目（按项目名称对应）预算数”; without a column of that name."""
    if address.match:
        return f"“{address.table}（按{address.match}对应）{address.column}”"
    row = "各行" if address.row == "*" else address.row
    return f"“{' '.join(part for part in (address.table, row, address.column) if part and part not in (CONTENT, leave_out))}”"
