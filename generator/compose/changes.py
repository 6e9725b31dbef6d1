"""The filters that tell how two years differ, as the profile's form wants it told: what every section file may use."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import partial
from typing import Any

from generator.compose.numbers import in_unit
from generator.compose.texts import Text, joined, one_line
from generator.compose.views import Empty, Misused, RecordsView
from generator.compose.wording import FILTERS, change
from generator.model.changes import ChangeList, Changes, RecordChange
from generator.model.figure import Figure
from generator.model.pairing import pair
from generator.model.profile import UNITS, WAN

EACH = "逐项增减"
"""The filter of records compared one by one."""
NO_LIST = "profile.toml 里没有 [changes.list]，没有说明哪两张清单逐项比较"


def filters_of(changes: Changes) -> dict[str, Callable[..., Any]]:
    """All filters, those of changes as the form wants them."""
    return FILTERS | {"增减": partial(change, changes=changes), EACH: partial(record_changes, as_told=changes)}


def record_changes(
    now: RecordsView, before: RecordsView, limit: int, before_total: Figure | Empty | None = None, unit: str = WAN, *, as_told: Changes
) -> Text:
    """逐项增减: 新增甲3.00万元、乙59.25万元；结束丙12.00万元；增加丁8.00万元；减少戊6.00万元, each with its reason if the clerk gave one.

    Of each kind the largest `limit` are named, in the order of the sheets, and 等 follows if there are more. Nothing is said
    where last year's list was not filled in, unless `before_total`, what it would add up to, was filled in with zero: then
    there was none, and all are new. A record of which one year's amount is not known is told without a difference.
    """
    by = as_told.list
    fault = wrong_sheets(*(view.sheet if isinstance(view, RecordsView) else "" for view in (now, before)), by)
    if fault:
        raise Misused(fault)
    if unit not in UNITS:
        raise Misused(f"没有“{unit}”这个金额单位，应为 {'、'.join(UNITS)} 之一")
    nothing_before = isinstance(before_total, Figure) and not before_total
    if not len(before) and not nothing_before:
        return Text("")
    changes = pair(now.rows, before.rows, by)
    groups = [_group(word, chosen, limit, partial(_record, unit=unit, as_told=as_told), unit) for word, chosen in _kinds(changes, unit)]
    return _listed([group for group in groups if group], "；")


def wrong_sheets(now: str, before: str, by: ChangeList) -> str:
    """What is wrong with the two sheets that a section file compares; "" if nothing is."""
    if not by.sheet:
        return NO_LIST
    if (now, before) == (by.sheet, by.before):
        return ""
    return f"“{EACH}”比较的是 [changes.list] 里的两张清单，应写成 {by.sheet} | {EACH}({by.before}, …)"


def _kinds(changes: Iterable[RecordChange], unit: str) -> list[tuple[str, list[RecordChange]]]:
    """The word for each kind of change and the changes of that kind. What did not change is in none."""
    units = UNITS[unit]
    kinds: dict[str, list[RecordChange]] = {word: [] for word in ("新增", "结束", "增加", "减少", "")}
    for record in changes:
        difference = record.difference(units)
        if difference is None:
            kinds["结束" if record.has_ended else ""].append(record)
        elif difference:
            kinds["新增" if record.is_new else "结束" if record.has_ended else "增加" if difference > 0 else "减少"].append(record)
    return list(kinds.items())


def _group(word: str, records: list[RecordChange], limit: int, told: Callable[[RecordChange], Text], unit: str) -> Text:
    """The records of one kind, 新增甲3.00万元、乙59.25万元等; nothing where there are none."""

    def size(number: int) -> Decimal:
        """Its weight among its kind; what is not known weighs as much as it does this year."""
        difference = records[number].difference(UNITS[unit])
        figure = records[number].this
        return abs(difference) if difference is not None else in_unit(figure.value, unit) if figure else Decimal(0)

    largest = set(sorted(range(len(records)), key=size, reverse=True)[:limit])
    parts = [told(record) for number, record in enumerate(records) if number in largest]
    return joined([Text(word), _listed(parts, "、"), Text("等" if len(records) > limit else "")]) if parts else Text("")


def _listed(parts: list[Text], mark: str) -> Text:
    return joined(piece for number, part in enumerate(parts) for piece in ((mark, part) if number else (part,)))


def _record(record: RecordChange, *, unit: str, as_told: Changes) -> Text:
    """One record: 甲项目3.00万元（上年为乙项目；扩大范围）."""
    by, difference = as_told.list, record.difference(UNITS[unit])
    if difference is not None:
        amount = f"{abs(difference):.2f}{unit}"
    elif record.now and record.this is None:
        amount = as_told.missing_now
    else:
        amount = (f"{in_unit(record.this.value, unit):.2f}{unit}" if record.this else "") + as_told.missing
    reasons = [one_line(str(cell.value)).strip().rstrip("。；;") for cell in record.reasons]
    notes = ([f"上年为{one_line(record.earlier)}"] if record.earlier else []) + [reason for reason in reasons if reason]
    cells = [row[by.name] for row in record.now] + [row[by.before_name] for row in record.before] + list(record.reasons)
    sources = [source for figure in record.figures for source in figure.sources] + [cell.source for cell in cells if cell.source]
    return Text(f"{one_line(record.name)}{amount}" + (f"（{'；'.join(notes)}）" if notes else ""), tuple(dict.fromkeys(sources)))
