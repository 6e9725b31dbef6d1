"""The records of two years compared one by one (a form's projects): new, ended, larger, smaller, the largest change first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.compose.texts import Text
from generator.model.changes import RecordChange
from generator.model.document import Span
from generator.model.figure import Figure
from generator.model.pairing import lasting_name, plain_name, record_changes
from generator.model.profile import UNITS
from generator.pack.changes import NO_REASON, NONE, UNKNOWN, UNKNOWN_NOW, Changed, amount, difference_of, money
from generator.pack.material import Material, holds

NEW, ENDED, MORE, LESS, SAME, OPEN = "新增", "结束", "增加", "减少", "持平", "不明"
NOT_NEEDED = "变化没有超过要说明的限度"


@dataclass(frozen=True, slots=True)
class Compared:
    kind: str
    changed: Changed


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is told one by one, and what is said of the rest."""

    lines: tuple[Compared, ...] = ()
    notes: tuple[str, ...] = ()


def compared(material: Material) -> Comparison:
    """Nothing is compared where last year's records were not filled in, unless there were none."""
    outcome, by = material.outcome, material.outcome.profile.changes.list
    if not outcome.submission.sheet(by.before).records and not _had_none(material):
        return Comparison(notes=(f"没有填写“{by.before}”，不能逐个比较。",))
    units = UNITS[outcome.profile.amounts.unit]
    kinds = [(_kind(change, units), change) for change in record_changes(outcome.submission, by)]
    ordered = sorted((entry for entry in kinds if entry[0] != SAME), key=lambda entry: -_size(entry[1], units))
    shown, rest = ordered[: material.checklist.records.shown], ordered[material.checklist.records.shown :]
    lines = tuple(Compared(kind, _changed(change, material)) for kind, change in shown)
    return Comparison(lines, tuple(_notes(kinds, rest, units, material)))


def _had_none(material: Material) -> bool:
    address = material.checklist.records.before_total
    cells = material.cells(address) if address else ()
    return any(isinstance(cell.value, Figure) and not cell.value for cell in cells)


def _kind(change: RecordChange, units: int) -> str:
    difference = change.difference(units)
    if change.has_ended:
        return ENDED
    if difference is None:
        return OPEN
    if not difference:
        return SAME
    return NEW if change.is_new else MORE if difference > 0 else LESS


def _size(change: RecordChange, units: int) -> Decimal:
    """How large a change is; one that is not known comes last."""
    difference = change.difference(units)
    return Decimal(-1) if difference is None else abs(difference)


def _changed(change: RecordChange, material: Material) -> Changed:
    style = material.outcome.profile.amounts
    now, before = amount(change.this, style), amount(change.last, style)
    known = amount(None, style)
    nothing = amount(Figure(Decimal(0)), style)
    difference, rate = difference_of(nothing if change.has_ended else now, nothing if change.is_new else before if change.is_known else known, style)
    label = change.name + (f"（上年为{change.earlier}）" if change.earlier else "")
    return Changed(label, Span(NONE) if change.is_new else before.span, Span(NONE) if change.has_ended else now.span, difference, rate, _reason(change, material))


def _reason(change: RecordChange, material: Material) -> Text:
    """The clerk's own words; else whether the general reason names the record, or none is asked for."""
    if change.reasons:
        sources = tuple(cell.source for cell in change.reasons if cell.source)
        return Text("；".join(str(cell.value).strip().rstrip("。；;") for cell in change.reasons), sources)
    general = material.checklist.records.general
    texts = [str(cell.value) for cell in material.cells(general) if holds(cell)] if general else []
    names = [name for name in (*change.name.split("、"), *change.earlier.split("、")) if plain_name(name)]
    if any(lasting_name(name) in plain_name(text) for name in names for text in texts):
        return Text(f"见“{general.row or general.column}”")
    if not change.is_known:
        return Text(UNKNOWN_NOW if change.now and change.this is None else UNKNOWN)
    this, last = (figure.printed if figure else Decimal(0) for figure in (change.this, change.last))
    return Text(NO_REASON if material.outcome.profile.changes.each.passed(this, last) else NOT_NEEDED)


def _notes(kinds: list[tuple[str, RecordChange]], rest: list[tuple[str, RecordChange]], units: int, material: Material) -> Iterator[str]:
    numbers = Counter(kind for kind, _ in kinds)
    told = "、".join(f"{kind} {numbers[kind]} 个" for kind in (NEW, ENDED, MORE, LESS, SAME, OPEN) if numbers[kind])
    yield f"共 {len(kinds)} 个：{told}。" if kinds else "两年都没有。"
    if rest:
        style = material.outcome.profile.amounts
        known = [difference for difference in (change.difference(units) for _, change in rest) if difference is not None]
        left_out = f"（不含没有填数的 {len(rest) - len(known)} 个）" if len(known) < len(rest) else ""
        total = money(sum(known, Decimal(0)), style)
        yield f"按增减的大小列出前 {material.checklist.records.shown} 个，其余 {len(rest)} 个合计增减 {total}{style.unit}{left_out}。"
