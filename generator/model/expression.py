"""Formulas over cells, as the forms and the rules write them: `收入总表.合计.小计 + 收入总表.合计.上年结转`.

A formula is a sum of terms; a term is a number, a product of two addresses (`单价 × 数量`) or one address. An address
has one part (a column of the same row), two (row and column of the same table) or three (table, row and column).
The row `*` stands for all rows of a records sheet; `项目[项目名称].预算数` is the row of 项目 whose 项目名称 is that of the
formula's own row. A part that holds a space or a sign is written in "quotes".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_TOKEN = re.compile(r'\s*(?:(?P<sign>[+\-−])|(?P<times>[×*](?!\.))|(?P<word>(?:"[^"]*"|[^\s+\-−×"])+))')


@dataclass(frozen=True, slots=True)
class Address:
    """A place in a submission; `table` and `row` are empty when they are those of the formula itself.

    `match` names the column by which the row is looked up, instead of by its key.
    """

    column: str
    row: str = ""
    table: str = ""
    match: str = ""

    def __str__(self) -> str:
        table = f"{self.table}[{self.match}]" if self.match else self.table
        return ".".join(part for part in (table, self.row, self.column) if part)


@dataclass(frozen=True, slots=True)
class Term:
    """`sign` × factor [× factor]. A factor is an address or a plain number."""

    sign: int
    factors: tuple[Address | Decimal, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed formula; `text` is what the declaration says."""

    text: str
    terms: tuple[Term, ...]

    def addresses(self) -> tuple[Address, ...]:
        return tuple(f for term in self.terms for f in term.factors if isinstance(f, Address))


@lru_cache(maxsize=4096)  # those of a profile or two: forms, rules and outlines ask again for each workbook
def parse(text: str) -> Formula:
    """Read a formula. Raises ValueError, with the place, for anything that is not one."""
    terms: list[Term] = []
    sign, factors, expect_factor, position = 1, [], True, 0
    source = text.rstrip()
    while position < len(source):
        match = _TOKEN.match(source, position)
        if match is None:
            raise ValueError(f"公式“{text}”第 {position + 1} 个字符处看不懂")
        position = match.end()
        if match["word"]:
            if not expect_factor:
                raise ValueError(f"公式“{text}”中“{match['word']}”之前缺少运算符")
            factors.append(_factor(match["word"]))
            expect_factor = False
        elif match["times"]:
            if expect_factor:
                raise ValueError(f"公式“{text}”中乘号之前缺少内容")
            expect_factor = True
        else:
            if not expect_factor:
                terms.append(Term(sign, tuple(factors)))
                sign, factors = 1, []
            elif factors:
                raise ValueError(f"公式“{text}”中乘号之后缺少内容")
            sign = sign * (1 if match["sign"] == "+" else -1)
            expect_factor = True
    if expect_factor:
        raise ValueError(f"公式“{text}”没有写完")
    terms.append(Term(sign, tuple(factors)))
    return Formula(text, tuple(terms))


def _factor(word: str) -> Address | Decimal:
    if re.fullmatch(r"\d+(\.\d+)?", word):
        return Decimal(word)
    lookup = re.fullmatch(r"([^\[\]]+)\[([^\[\]]+)\]\.([^.\[\]]+)", word)
    if lookup:
        return Address(column=lookup[3], table=lookup[1], match=lookup[2])
    parts = [part.strip('"') for part in re.findall(r'"[^"]*"|[^."]+', word)]
    if not 1 <= len(parts) <= 3:
        raise ValueError(f"地址“{word}”应为“列”、“行.列”或“表.行.列”")
    return Address(*reversed(parts))
