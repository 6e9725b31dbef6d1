"""Do the options of a rule make sense for the profile? Faults are values: a message and the text to find its line by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from generator.model.expression import parse
from generator.model.form import SheetForm
from generator.model.profile import Profile
from generator.profiles.errors import suggestion
from generator.profiles.lint import address_fault, unknown_column, unknown_line, unknown_sheet

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


def _tolerance(value: object) -> bool:
    try:
        return value == "R" or (not isinstance(value, bool) and Decimal(str(value)) >= 0)
    except InvalidOperation:
        return False


SHAPES: dict[str, tuple[Callable[[object], bool], str]] = {
    "ties": (_lists(3), "[左边, 关系, 右边] 的列表"),
    "sums": (_lists(4), "[表, 合计行, 第一行, 最后一行] 的列表"),
    "belongs": (_lists(2), "[编码开头, 列] 的列表"),
    "when": (lambda value: _texts(value, 3), "[表, 事项, 值]"),
    "known_in": (lambda value: _texts(value, 2), "[表, 列]"),
    "levels": (lambda value: isinstance(value, list) and all(type(item) is int for item in value), "编码位数的列表"),
    "tolerance": (_tolerance, "“0”、“R”或一个万元数"),
    **{name: (_texts, "名称的列表") for name in ("sheets", "right", "prefixes", "columns", "also", "unchecked", "negative_allowed", "where")},
    **{name: (lambda value: isinstance(value, bool), "true 或 false") for name in ("where_both", "only_filled")},
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
