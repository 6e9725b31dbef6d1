"""The filters of section files: each is one tested decision about words and numbers, so that no template does arithmetic.

A filter takes and gives values that remember their cells (`Text`, `Figure`). Names are Chinese because the section
files are; the tables at the end join both.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from generator.compose.numbers import chinese_number, in_unit, in_words, percentage, quantity
from generator.compose.texts import Text, one_line
from generator.compose.views import Empty, LinesView, Misused, RecordsView, RowView, SubjectsView
from generator.model.changes import Changes
from generator.model.figure import ZERO, Figure, total
from generator.model.profile import UNITS, WAN

_Kind = TypeVar("_Kind")


def _given(value: object, kind: type[_Kind], name: str, wanted: str) -> _Kind:
    """`value` if it is what the filter `name` works with."""
    if isinstance(value, kind):
        return value
    if isinstance(value, (RowView, LinesView, SubjectsView, RecordsView)):
        found = "一行或一张表"
    else:
        found = "金额" if isinstance(value, Figure) else f"“{str(value)[:20]}”"
    raise Misused(f"“{name}”要的是{wanted}，这里是{found}")


def _figure(value: Figure | Empty | None, name: str = "万元") -> Figure:
    """An empty cell of this year's tables is zero: that is how the form shows zero."""
    if isinstance(value, Empty):
        return Figure(Decimal(0), value.sources)
    return ZERO if value is None else _given(value, Figure, name, "金额")


def amount(value: Figure | Empty) -> Text:
    """万元: 598.78万元."""
    figure = _figure(value)
    return Text(in_words(figure.value), figure.sources)


def amount_in_yuan(value: Figure | Empty) -> Text:
    """元: 5987800.00元."""
    figure = _figure(value, "元")
    return Text(in_words(figure.value, "元"), figure.sources)


def _printed(figure: Figure, unit: str) -> Decimal:
    """The figure as it is printed in `unit`."""
    if unit not in UNITS:
        raise Misused(f"没有“{unit}”这个金额单位，应为 {'、'.join(UNITS)} 之一")
    return in_unit(figure.value, unit)


def change(now: Figure | Empty, before: Figure | Empty, unit: str = WAN, *, changes: Changes = Changes()) -> Text:
    """增减: 增加12.00万元, 减少0.50万元 or 持平, by the printed figures of both years.

    A year that was not filled in is said so, in the words of the form, never taken for zero.
    """
    if isinstance(before, Empty):
        return Text(changes.missing, before.sources)
    if _is_unfilled(now):
        return Text(changes.missing_now, now.sources)
    figure, before = _figure(now, "增减"), _given(before, Figure, "增减", "金额")
    difference = _printed(figure, unit) - _printed(before, unit)
    sources = figure.sources + before.sources
    if difference == 0:
        return Text("持平", sources)
    return Text(f"{'增加' if difference > 0 else '减少'}{abs(difference):.2f}{unit}", sources)


def _is_unfilled(now: object) -> bool:
    return isinstance(now, Empty) and now.unfilled


def change_rate(now: Figure | Empty, before: Figure | Empty, unit: str = WAN) -> Text:
    """增减幅度: ，增长3.25% / ，下降3.25%; nothing where there is no change, no base or a base of zero."""
    figure = _figure(now, "增减幅度")
    if isinstance(before, Empty) or _is_unfilled(now):
        return Text("")
    before = _given(before, Figure, "增减幅度", "金额")
    now_printed, before_printed = _printed(figure, unit), _printed(before, unit)
    if before_printed == 0 or now_printed == before_printed:
        return Text("")
    rate = percentage(now_printed - before_printed, abs(before_printed))
    word = "增长" if rate >= 0 else "下降"
    return Text(f"，{word}{abs(rate):.2f}%", figure.sources + before.sources)


def share(part: Figure | Empty, whole: Figure | Empty, unit: str = WAN) -> Text:
    """占比: 18.03%, by the printed figures; of nothing everything is 0.00%."""
    of, among = _figure(part, "占比"), _figure(whole, "占比")
    whole_printed = _printed(among, unit)
    rate = percentage(_printed(of, unit), whole_printed) if whole_printed else Decimal("0.00")
    return Text(f"{rate:.2f}%", of.sources + among.sources)


def reason(text: Text | Empty) -> Text:
    """原因: ，主要原因是……; nothing where the clerk gave none. A closing full stop is left to the sentence."""
    text = text if isinstance(text, Empty) else _given(text, Text, "原因", "文字")
    words = str(text).strip().rstrip("。；;")
    return Text(f"，主要原因是{words}" if words else "", text.sources)


def listing(records: RecordsView, name: str, column: str, limit: int, unit: str = WAN) -> Text:
    """清单: the records with their amounts, 甲项目5.00万元、乙项目3.00万元; the largest `limit` of them and 等 if there are more.

    The order is that of the sheet.
    """
    rows = list(_given(records, RecordsView, "清单", "清单（例如“项目”）"))
    for wanted in (name, column):
        records.require(wanted)
    largest = sorted(rows, key=lambda row: -_figure(row[column], "清单").value)[:limit]
    chosen = [row for row in rows if row in largest] if len(rows) > limit else rows
    words = "、".join(f"{one_line(str(row[name]))}{_printed(_figure(row[column]), unit):.2f}{unit}" for row in chosen)
    sources = tuple(source for row in chosen for source in (*row[name].sources, *_figure(row[column]).sources))
    return Text(words + ("等" if len(rows) > limit else ""), sources)


def items(subjects: SubjectsView, column: str, excluded: list[str], always: tuple[str, ...] | list[str] = ()) -> Text:
    """分项: each lowest subject with money in `column`, 办公费7.13万元、邮电费8.56万元.

    Codes in `excluded` are left to “其他支出”; codes in `always` are named even when there is no money in them.
    """
    _given(subjects, SubjectsView, "分项", "按科目填的表").require(column)
    named = [row for row in subjects.leaves() if row.figure(column) and row.code not in excluded]
    missing = [code for code in always if code not in {row.code for row in named}]
    parts = [(row.code, row.label, _figure(row.figure(column))) for row in named]
    parts += [(code, subjects.name_of(code), ZERO) for code in missing]
    parts.sort(key=lambda part: part[0])
    words = "、".join(f"{one_line(name)}{in_words(figure.value)}" for _, name, figure in parts)
    return Text(words, tuple(source for _, _, figure in parts for source in figure.sources))


def remainder(subjects: SubjectsView, column: str, excluded: list[str]) -> Figure:
    """其余: what 分项 leaves out, the sum of the subjects in `excluded`."""
    _given(subjects, SubjectsView, "其余", "按科目填的表").require(column)
    return total(_figure(row.figure(column)) for row in subjects.leaves() if row.code in excluded)


def column_total(records: RecordsView, column: str) -> Figure:
    """合计: the sum of a column over all records."""
    _given(records, RecordsView, "合计", "清单（例如“项目”）").require(column)
    return total(_figure(row[column], "合计") for row in records)


def count(records: RecordsView | list) -> int:
    """个数: how many records there are."""
    return len(records if isinstance(records, list) else _given(records, RecordsView, "个数", "清单（例如“项目”）"))


def number_of(value: Figure | Empty) -> Text:
    """数目: a count within a sentence, 3 or 0.5; nothing filled in is 0."""
    figure = _figure(value, "数目")
    return Text(quantity(figure) or "0", figure.sources)


def in_numerals(value: int) -> str:
    """汉字: a number of a list, 十二."""
    if type(value) is not int or not 0 < value < 100:
        raise Misused("“汉字”要的是1到99的序号")
    return chinese_number(value)


def is_filled_in(value: object) -> bool:
    """已填: the clerk typed something, be it a zero."""
    return not isinstance(value, Empty)


FILTERS = {
    "万元": amount,
    "元": amount_in_yuan,
    "占比": share,
    "增减": change,
    "增减幅度": change_rate,
    "原因": reason,
    "清单": listing,
    "分项": items,
    "其余": remainder,
    "合计": column_total,
    "个数": count,
    "数目": number_of,
    "汉字": in_numerals,
}
COLUMNS = {"清单": (0, 1), "分项": (0,), "其余": (0,), "合计": (0,)}
"""Which of a filter's arguments name columns of the sheet that it is given."""
TESTS = {"已填": is_filled_in}
