"""内部往来: what one unit pays another, taken out on both sides where it is declared; what is not declared is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.checks.context import money, place
from generator.consolidate.units import Place, Unit, number_of
from generator.derive import complete
from generator.model.figure import Figure
from generator.model.profile import Profile
from generator.model.source import SourceRef
from generator.model.submission import Row, Sheet, Submission
from generator.profiles.consolidation import TransferKind, TransferSheet

_ROUNDS = 50
"""More rounds than totals can be typed above each other."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """One declared transfer. `amount` is in 万元, `source` the row in the lead unit's workbook."""

    payer: Unit
    receiver: Unit
    kind: TransferKind
    paid_code: str
    received_code: str
    amount: Decimal
    source: SourceRef

    @property
    def words(self) -> str:
        return f"“{self.payer.name}”给“{self.receiver.name}”的{self.kind.name} {money(self.amount)}万元"


@dataclass(frozen=True, slots=True)
class Elimination:
    """What is taken out of one cell of one unit, in 万元, and for which transfer."""

    unit: Unit
    place: Place
    amount: Decimal
    transfer: Transfer
    source: SourceRef


def declared(submission: Submission, columns: TransferSheet, units: Sequence[Unit], faults: list[str]) -> Iterator[Transfer]:
    """The transfers that a workbook declares; what cannot be understood becomes a fault."""
    kinds = {kind.name: kind for kind in columns.kinds}
    for row in submission.sheet(columns.sheet).records if columns.sheet else ():
        words = f"“{columns.sheet}”第{row.key}条"
        payer, receiver = (_called(row.text(name), units) for name in (columns.payer, columns.receiver))
        for name, unit in ((columns.payer, payer), (columns.receiver, receiver)):
            if unit is None:
                faults.append(f"{words}的{name}“{row.text(name)}”不是这次汇总的单位（{'、'.join(u.name for u in units)}）：改成单位全称，或者把它的工作簿也加进来。")
        kind, amount = kinds.get(row.text(columns.kind)), row.figure(columns.amount)
        if payer and payer is receiver:
            faults.append(f"{words}的{columns.payer}和{columns.receiver}是同一个单位“{payer.name}”，没有什么可以抵销。")
        elif kind is None or amount is None:
            faults.append(f"{words}的{columns.kind if kind is None else columns.amount}没有填，或者填得不对，不能抵销。")
        elif payer and receiver:
            paid = row.text(columns.paid_code)
            yield Transfer(payer, receiver, kind, paid, row.text(columns.received_code) or paid, amount.value, row.source)


def _called(name: str, units: Sequence[Unit]) -> Unit | None:
    return next((unit for unit in units if unit.is_called(name)), None)


def eliminations(transfers: Sequence[Transfer], faults: list[str], remarks: list[str]) -> list[Elimination]:
    """What is taken out where. A cell that holds less than is declared becomes a fault that names both units."""
    found: list[Elimination] = []
    for transfer in transfers:
        sides = (
            (transfer.payer, (transfer.kind.paid[0], transfer.paid_code, transfer.kind.paid[1])),
            (transfer.receiver, (transfer.kind.received[0], transfer.received_code, transfer.kind.received[1])),
        )
        if not all(where[0] for _, where in sides):
            remarks.append(f"{transfer.words}：这种公开格式没有单列的栏，没有抵销，请在两个单位的表里自行调整。")
            continue
        if transfer.paid_code != transfer.received_code:
            remarks.append(f"{transfer.words}：付款列在 {transfer.paid_code}，收款列在 {transfer.received_code}，抵销后这两个科目的收入与支出不再相等，请核对。")
        for unit, where in sides:
            row = unit.typed.sheet(where[0]).row(where[1])
            found.append(Elimination(unit, where, transfer.amount, transfer, place(row, where[2]) if row else SourceRef(where[0], row=where[1], column=where[2])))
    for one in {(e.unit.name, e.place): e for e in found}.values():
        _hold(one, [e for e in found if e.unit is one.unit and e.place == one.place], faults)
    return found


def _hold(one: Elimination, same: list[Elimination], faults: list[str]) -> None:
    """Does the unit's cell hold what is declared of it?"""
    sheet, code, column = one.place
    row = one.unit.typed.sheet(sheet).row(code)
    held = number_of(row[column].typed) if row else None
    wanted = sum((e.amount for e in same), Decimal(0))
    if held is None or abs(wanted) > abs(held):
        spot = f"{row[column].source.cell}单元格" if row and row[column].source and row[column].source.cell else ""
        found = f"只有 {money(held)}万元，相差 {money(wanted - held)}万元" if held is not None else f"没有填，相差 {money(wanted)}万元"
        told = "；".join(e.transfer.words for e in same)
        faults.append(
            f"申报了{told}，“{one.unit.name}”的“{sheet}”表 {code} 行“{column}”{spot}{found}。"
            f"请核对{'、'.join(dict.fromkeys(f'“{u.name}”' for e in same for u in (e.transfer.payer, e.transfer.receiver)))}的工作簿和申报的科目、金额。"
        )


def without(unit: Unit, taken: Sequence[Elimination], profile: Profile) -> Unit:
    """The unit with these amounts taken out, and out of every total above them, also typed ones."""
    if not taken:
        return unit
    typed = unit.typed
    for one in taken:
        typed = _changed(typed, {one.place: -one.amount})
    before, completed = unit.completed, complete(typed, profile)
    for _ in range(_ROUNDS):
        moved = dict(_moved(before, completed))
        if not moved:
            break
        typed, before = _changed(typed, moved), completed
        completed = complete(typed, profile)
    return replace(unit, typed=typed, completed=completed)


def _moved(before: Submission, after: Submission) -> Iterator[tuple[Place, Decimal]]:
    """Typed cells whose computed value has changed, and by how much."""
    for sheet, row, column, cell in after.cells():
        old = before.cell(sheet.name, row.key, column)
        if isinstance(cell.typed, Figure) and cell.computed is not None and old.computed is not None and cell.computed != old.computed:
            yield (sheet.name, row.key, column), cell.computed.value - old.computed.value


def _changed(submission: Submission, changes: dict[Place, Decimal]) -> Submission:
    """The submission with these typed cells changed by so much; of rows with the same key the first."""

    def sheet_of(sheet: Sheet) -> Sheet:
        own = {(key, column): by for (name, key, column), by in changes.items() if name == sheet.name}
        return Sheet(sheet.name, tuple(_row(row, own, sheet.row) for row in sheet.rows), sheet.present) if own else sheet

    return replace(submission, sheets={name: sheet_of(sheet) for name, sheet in submission.sheets.items()})


def _row(row: Row, changes: dict[tuple[str, str], Decimal], first: Callable[[str], Row | None]) -> Row:
    if first(row.key) is not row:
        return row
    cells = dict(row.cells)
    for (key, column), by in changes.items():
        cell = row[column]
        if key == row.key and isinstance(cell.typed, Figure):
            value = cell.typed + by
            cells[column] = replace(cell, typed=value, value=value)
    return replace(row, cells=cells)


def questions(units: Sequence[Unit], columns: TransferSheet) -> Iterator[str]:
    """Money that units pay or get under these headings and that nobody has declared; `units` are those after elimination."""
    for kind in columns.kinds:
        paid, received = (tuple(_left(units, *where)) if where[0] else () for where in (kind.paid, kind.received))
        for unit, code, value in received:
            same = [(other, theirs) for other, theirs, amount in paid if amount == value and other is not unit]
            hint = f"；“{same[0][0].name}”的{kind.paid[1]}（{same[0][1]}）数额相同，多半就是这一笔" if same else ""
            yield f"“{unit.name}”的“{kind.received[0]}”表 {code} 有{kind.received[1]} {money(value)}万元没有申报{hint}。是部门内的单位付的，在牵头单位的“{columns.sheet}”里申报后再汇总；不是的不用管。"
        for unit, code, value in paid:
            yield f"“{unit.name}”的“{kind.paid[0]}”表 {code} 有{kind.paid[1]} {money(value)}万元没有申报。是付给部门内的单位的，在牵头单位的“{columns.sheet}”里申报后再汇总；不是的不用管。"


def _left(units: Sequence[Unit], sheet: str, column: str) -> Iterator[tuple[Unit, str, Decimal]]:
    for unit in units:
        for row in unit.typed.sheet(sheet).records:
            value = number_of(row[column].typed)
            if value:
                yield unit, f"{row.code} {row.label}".strip(), value
