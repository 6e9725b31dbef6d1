"""Do the options of a rule make sense for the profile? Faults are values: a message and the text to find its line by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from generator.model.expression import parse
from generator.model.form import SheetForm
from generator.model.profile import Profile
from generator.profiles.errors import suggestion
from generator.profiles.lists import list_fault
from generator.profiles.names import address_fault, unknown_column, unknown_line, unknown_sheet

Fault = tuple[str, str]
RELATIONS = ("=", "<=", ">=")


@dataclass(frozen=True, slots=True)
class Look:
    """Looks names up in a profile; every method gives the faults of what it is asked about."""

    profile: Profile

    def form(self, sheet: str) -> SheetForm | None:
        return self.profile.sheets.get(sheet)

    def sheets(self, names: Iterable[str], kind: str = "") -> Iterator[Fault]:
        for name in names:
            form = self.form(name)
            if form is None:
                yield unknown_sheet(self.profile, name), name
            elif kind and form.kind != kind:
                yield f"“{name}”不是 {kind} 类的表", name

    def columns(self, sheet: str, names: Iterable[str]) -> Iterator[Fault]:
        """A sheet and columns of it."""
        yield from self.sheets([sheet])
        form = self.form(sheet)
        for name in names if form else ():
            if unknown_column(form, name):
                yield unknown_column(form, name), name

    def lines(self, sheet: str, names: Iterable[str]) -> Iterator[Fault]:
        """A sheet and fixed lines of it."""
        yield from self.sheets([sheet])
        form = self.form(sheet)
        for name in names if form else ():
            if unknown_line(form, name):
                yield unknown_line(form, name), name

    def formula(self, text: str, sheet: str = "") -> Iterator[Fault]:
        """A formula; `sheet` gives meaning to addresses of one or two parts."""
        try:
            formula = parse(text)
        except ValueError as error:
            yield str(error), text
            return
        for address in formula.addresses():
            fault = address_fault(self.profile, self.form(sheet) if sheet else None, address)
            if fault:
                yield f"公式“{text}”：{fault}", text

    def ties(self, ties: Iterable[list[str]], sheet: str = "") -> Iterator[Fault]:
        for left, relation, right in ties:
            yield from self.formula(left, sheet)
            yield from self.relation(relation)
            yield from self.formula(right, sheet)

    def relation(self, text: str) -> Iterator[Fault]:
        if text not in RELATIONS:
            yield f"“{text}”应为 {'、'.join(RELATIONS)} 之一", f'"{text}"'

    def list_of(self, name: str, columns: set[str]) -> Iterator[Fault]:
        """A list of facts under `common/` and its columns."""
        fault = list_fault(self.profile, name, columns)
        yield from [(fault, name)] if fault else []

    def decimal(self, text: str) -> Iterator[Fault]:
        """A number, written as text."""
        if not re.fullmatch(r"\d+(\.\d+)?", text):
            yield f"“{text}”不是数", text

    def where(self, places: Iterable[str]) -> Iterator[Fault]:
        """Places of hand-written text: `表`, `表.列`, or `表.行` of a sheet of single fields."""
        for text in places:
            sheet, _, part = text.partition(".")
            form = self.form(sheet)
            if part and form:
                fault = unknown_line(form, part) if form.is_fields else unknown_column(form, part)
                yield from [(f"“{text}”：{fault}", text)] if fault else []
            else:
                yield from self.sheets([sheet])

    def expressions(self, texts: Iterable[str], flags: int = 0) -> Iterator[Fault]:
        """Regular expressions; with the `flags` that the kind itself uses, each is compiled but once."""
        for text in texts:
            try:
                re.compile(text, flags)
            except re.error as error:
                yield f"正则表达式“{text}”写错了：{error}", text

    def by_code(self, text: str) -> Iterator[Fault]:
        """`表.列` of a subject sheet, or `表[编码列].列`."""
        try:
            [address] = parse(text).addresses()
        except ValueError:
            yield f"“{text}”应写成“表.列”或“表[编码列].列”", text
            return
        if address.match:
            faults = self.columns(address.table, [address.column, address.match])
        elif address.row and not address.table:
            faults = [*self.sheets([address.row], "subjects")] or self.columns(address.row, [address.column])
        else:
            faults = [("应写成“表.列”或“表[编码列].列”", text)]
        yield from ((f"“{text}”：{fault}", text) for fault, _ in faults)


def _texts(value: object, length: int = 0) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value) and length in (0, len(value))


def _lists(length: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(_texts(item, length) for item in value)


def _rows(least: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(_texts(item) and len(item) >= least for item in value)


def _tolerance(value: object) -> bool:
    try:
        return value == "R" or (not isinstance(value, bool) and Decimal(str(value)) >= 0)
    except InvalidOperation:
        return False


SHAPES: dict[str, tuple[Callable[[object], bool], str]] = {
    "yields_to": (_texts, "规则编号的列表"),
    "ties": (_lists(3), "[左边, 关系, 右边] 的列表"),
    "sums": (_lists(4), "[表, 合计行, 第一行, 最后一行] 的列表"),
    "belongs": (_lists(2), "[编码开头, 列] 的列表"),
    "when": (lambda value: _texts(value, 3), "[表, 事项, 值]"),
    "known_in": (lambda value: _texts(value, 2), "[表, 列]"),
    "levels": (lambda value: isinstance(value, list) and all(type(item) is int for item in value), "编码位数的列表"),
    "tolerance": (_tolerance, "“0”、“R”或一个万元数"),
    **{name: (_lists(2), "[词, 公式] 的列表") for name in ("labelled", "year_pairs", "equal")},
    "named": (_lists(3), "[表, 名称列, 金额列] 的列表"),
    **{name: (_lists(2), "[表, 名称列] 的列表") for name in ("names_of", "also_known")},
    "misfits": (_lists(2), "[公开主体, 不合用的词] 的列表"),
    "adds": (_lists(0), "[合计的词, 各部分的词…] 的列表"),
    "parts_of": (_lists(3), "[总数, 各部分之和, 可能另有的数] 的列表"),
    "reasons": (_lists(4), "[词, 本年, 上年, 原因所在] 的列表"),
    "positions": (lambda value: isinstance(value, list) and len(value) == 2 and all(type(item) is int for item in value), "[第几位, 到第几位]"),
    **{name: (_texts, "名称的列表") for name in ("within", "quantities", "periods", "own_matters", "as_reasons", "listed")},
    "patterns": (_lists(3), "[正则表达式, 错在哪里, 应为什么] 的列表"),
    "keep": (_texts, "正则表达式的列表"),
    "by_body": (_lists(4), "[名称的正则表达式, 文字的正则表达式, 错在哪里, 应为什么] 的列表"),
    "needed": (_lists(3), "[名词, 公式, 文字的正则表达式] 的列表"),
    "windows": (_lists(3), "[事项, 最早, 最晚] 的列表"),
    "groups": (lambda value: isinstance(value, list) and all(_texts(item) for item in value), "位置列表的列表"),
    **{name: (lambda value: type(value) is int, "整数") for name in ("length", "least", "most", "weight", "remainder", "digits")},
    **{name: (lambda value: _texts(value, 2), "[表, 列]") for name in ("records_of", "named_in")},
    "last_texts": (lambda value: _texts(value, 6), "[表, 表名列, 行名列, 栏名列, 内容列, 核对列]"),
    "figures": (_lists(2), "[表, 金额列] 的列表"),
    "last_characters": (_lists(2), "[末字, 容易写成的字] 的列表"),
    **{name: (_texts, "正则表达式的列表") for name in ("several", "none", "counted")},
    "code_columns": (_lists(3), "[表, 列, 编码表] 的列表"),
    "fixed": (_lists(2), "[第几位, 应为的字符] 的列表"),
    "misreads": (_lists(2), "[字符, 容易看错成的字符] 的列表"),
    "keys": (_rows(2), "[表, 列…] 的列表"),
    "allowed": (_rows(2), "[名称, 可以搭配的名称…] 的列表"),
    "fits": (_rows(3), "[正则表达式, 应归的指标, 不应归的指标…] 的列表"),
    "units": (_lists(3), "[名称的正则表达式, 单位的正则表达式, 单位的说法] 的列表"),
    "requires": (_rows(2), "[有数的公式…, 也应有数的公式] 的列表"),
    "parts": (_lists(4), "[名称, 本年, 上年, 说法的正则表达式] 的列表"),
    **{name: (_texts, "名称的列表") for name in ("certain", "points", "than", "must_have", "usual", "percent_names", "countable", "cells", "amount_sheets")},
    **{name: (_texts, "名称的列表") for name in ("general_in", "titles", "pairs", "places", "beside", "public", "fields", "others")},
    **{name: (_texts, "名称的列表") for name in ("sheets", "right", "prefixes", "columns", "also", "unchecked", "negative_allowed", "where")},
    **{name: (lambda value: isinstance(value, bool), "true 或 false") for name in ("where_both", "only_filled", "misnamed", "body_too")},
}
"""What the value of an option must look like, and that in words; the value of any other option is a text."""


def shape_fault(option: str, value: object) -> str:
    """What is wrong with the shape of an option's value; "" if nothing is."""
    fits, words = SHAPES.get(option, (lambda value: isinstance(value, str), "文字"))
    return "" if fits(value) else f"“{option}”应是{words}"


def scope_fault(scope: str, known: Iterable[str]) -> Iterator[Fault]:
    known = tuple(known)
    if scope not in known:
        yield f"“scope”应为 {'、'.join(known)} 之一{suggestion(scope, known)}", f'"{scope}"'
