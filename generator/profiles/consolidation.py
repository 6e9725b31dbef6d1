"""汇总办法: how a department's sheets come from those of its units, from `consolidation.csv` and `consolidation.toml`.

Both are side tables of a profile, read on demand; officers read and change the first one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.model.form import SheetForm
from generator.model.profile import Profile
from generator.profiles.declaration import Declaration
from generator.profiles.errors import ProfileError, ProfileFault, suggestion
from generator.profiles.layers import Layers
from generator.profiles.names import unknown_column, unknown_line, unknown_sheet

TABLE, SETTINGS = "consolidation.csv", "consolidation.toml"
SHEET, LINE, COLUMN, METHOD, VALUE, WORDS = HEADS = ("表", "行", "栏", "做法", "值", "说明")

BY_SUBJECT, BY_LINE, IF_ALL, LIST = "按科目相加", "按行相加", "都有才相加", "逐条列出"
LEAD, FIRST, SAME, WRITE = "取牵头单位", "取第一个填的", "一致才取", "写"
CODE, NAME, NOTHING = "写部门编码", "写部门名称", "不汇总"
OWN_NAME, ONCE, APART, KEY = "填单位名称", "同名只列一次", "同名加单位", "据此核对"

OF_KIND = {
    "subjects": (BY_SUBJECT, LEAD, NOTHING),
    "lines": (BY_LINE, IF_ALL, LEAD, FIRST, SAME, WRITE, CODE, NAME, NOTHING),
    "records": (LIST, LEAD, NOTHING),
}
"""What can be done with a sheet of each kind, or with one of its lines."""

OF_COLUMN = (OWN_NAME, ONCE, APART, KEY)
"""What can be said of a column of a sheet of records."""

SUMS = (BY_SUBJECT, BY_LINE, IF_ALL)


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table: what is done (`method`), with which `value`, and why in the officers' `words`."""

    sheet: str
    line: str
    column: str
    method: str
    value: str
    words: str
    number: int  # of the row in the file


@dataclass(frozen=True, slots=True)
class TransferKind:
    """One kind of transfer: (sheet, column) in which the paying and the receiving unit hold it; empty if the form has none."""

    name: str
    paid: tuple[str, str]
    received: tuple[str, str]


@dataclass(frozen=True, slots=True)
class TransferSheet:
    """The sheet in which transfers between units are declared, and its columns."""

    sheet: str = ""
    payer: str = ""
    receiver: str = ""
    kind: str = ""
    paid_code: str = ""
    received_code: str = ""
    amount: str = ""
    kinds: tuple[TransferKind, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return self.payer, self.receiver, self.kind, self.paid_code, self.received_code, self.amount


@dataclass(frozen=True, slots=True)
class Plan:
    """How units become a department. A department's code is the first `code_length` characters of the lead unit's."""

    steps: tuple[Step, ...]
    transfers: TransferSheet
    code_length: int = 0
    endings: tuple[str, ...] = ()

    def method(self, sheet: str, line: str = "") -> Step:
        """What is done with a line, or with the whole sheet: the most specific row counts. Raises KeyError if none does."""
        found = {step.line: step for step in self.steps if step.sheet == sheet and not step.column and step.line in ("", line)}
        return found.get(line) or found[""]

    def columns(self, sheet: str, method: str) -> tuple[str, ...]:
        """The columns of a sheet of records of which `method` is said."""
        return tuple(step.column for step in self.steps if step.sheet == sheet and step.method == method and step.column)


def has_plan(profile: Profile) -> bool:
    return profile.file(TABLE).is_file()


def _load(profile: Profile) -> tuple[Plan, tuple[ProfileFault, ...]]:
    return _loaded(Layers(profile.folders, profile.common))


@cache
def _loaded(layers: Layers) -> tuple[Plan, tuple[ProfileFault, ...]]:
    faults: list[ProfileFault] = []
    steps = tuple(_steps(layers.file(TABLE), faults))
    return _settings(layers, steps, faults), tuple(faults)


def plan_of(profile: Profile) -> Plan:
    """The profile's plan. Raises ProfileError with every fault found, also if the profile has no such file."""
    plan, faults = _load(profile)
    faults = (*faults, *(() if faults else _name_faults(plan, profile)))
    if faults:
        raise ProfileError(faults)
    return plan


def transfers_of(profile: Profile) -> TransferSheet:
    """The sheet of transfers, as far as it can be read: an empty one if the profile has no plan."""
    return _load(profile)[0].transfers if has_plan(profile) else TransferSheet()


def columns_by_name(profile: Profile) -> tuple[tuple[str, str], ...]:
    """Sheets and columns by which records are told apart or that get a name, as far as the plan can be read."""
    return tuple((step.sheet, step.column) for step in _load(profile)[0].steps if step.column) if has_plan(profile) else ()


def consolidation_faults(profile: Profile) -> tuple[ProfileFault, ...]:
    """What is wrong with the profile's plan; nothing if it has none: departments of one unit can do without."""
    if not has_plan(profile):
        return ()
    try:
        plan_of(profile)
    except ProfileError as error:
        return error.faults
    return ()


def _steps(path: Path, faults: list[ProfileFault]) -> Iterator[Step]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        words = "不是 UTF-8 编码的文字：在记事本里另存一次，编码选 UTF-8" if path.is_file() else "这个公开格式没有汇总办法"
        faults.append(ProfileFault(path.name, 0, words, path))
        return
    rows = [(number, row) for number, row in enumerate(csv.reader(text.splitlines()), 1) if any(row) and not row[0].startswith("#")]
    if not rows or tuple(rows[0][1]) != HEADS:
        faults.append(ProfileFault(path.name, rows[0][0] if rows else 0, f"表头应为“{','.join(HEADS)}”", path))
        return
    for number, row in rows[1:]:
        if len(row) != len(HEADS):
            faults.append(ProfileFault(path.name, number, f"这一行有 {len(row)} 格，应有 {len(HEADS)} 格", path))
        else:
            yield Step(*(cell.strip() for cell in row), number)


def _settings(layers: Layers, steps: tuple[Step, ...], faults: list[ProfileFault]) -> Plan:
    if not layers.file(SETTINGS).is_file():
        return Plan(steps, TransferSheet())
    declared = layers.toml(SETTINGS, faults)
    department, transfers = declared.table("department"), declared.table("transfers")
    length, endings = department.get("code_length", 0, int), department.texts("endings")
    sheet = _transfers(transfers) if transfers.data else TransferSheet()
    for one in (declared, department, transfers):
        one.close()
    return Plan(steps, sheet, length, endings)


def _transfers(declared: Declaration) -> TransferSheet:
    names = {name: declared.get(name) for name in ("sheet", "payer", "receiver", "kind", "paid_code", "received_code", "amount")}
    kinds = []
    for entry in declared.tables("kinds"):
        kinds.append(TransferKind(entry.get("name"), _pair(entry, "paid"), _pair(entry, "received")))
        entry.close()
    return TransferSheet(**names, kinds=tuple(kinds))


def _pair(entry: Declaration, key: str) -> tuple[str, str]:
    texts = entry.texts(key)
    if len(texts) not in (0, 2):
        entry.fault(f"“{key}”应写表和栏两个名称", key)
    return texts if len(texts) == 2 else ("", "")


def _name_faults(plan: Plan, profile: Profile) -> Iterator[ProfileFault]:
    """Names that point at nothing, methods that do not fit, sheets left out, rows said twice."""
    table, settings = profile.file(TABLE), profile.file(SETTINGS)
    seen: dict[tuple[str, ...], int] = {}
    for step in plan.steps:
        message = _step_fault(step, profile)
        where = (step.sheet, step.line, step.column, step.method if step.column else "")
        if not message and where in seen:
            message = f"与第 {seen[where]} 行说的是同一处"
        seen.setdefault(where, step.number)
        if message:
            yield ProfileFault(table.name, step.number, message, table)
    whole = {step.sheet for step in plan.steps if not step.line and not step.column}
    for name in profile.sheets:
        if name not in whole:
            yield ProfileFault(table.name, 0, f"没有写“{name}”表怎么汇总", table)
    for message in _transfer_faults(plan.transfers, profile):
        yield ProfileFault(settings.name, 0, message, settings)


def _step_fault(step: Step, profile: Profile) -> str:
    fault = unknown_sheet(profile, step.sheet)
    if fault:
        return fault
    form = profile.sheets[step.sheet]
    if step.line and step.column:
        return "“行”和“栏”只写一个"
    if step.column:
        known: tuple[str, ...] = OF_COLUMN if form.kind == "records" else ()
        fault = unknown_column(form, step.column) or ("" if known else f"“{form.name}”不是逐条填写的表，不能说一栏怎么做")
    else:
        known = OF_KIND[form.kind]
        fault = _line_fault(step, form)
    return fault or ("" if step.method in known else f"“{form.name}”没有“{step.method}”这种做法{suggestion(step.method, known)}；可以写：{'、'.join(known)}")


def _line_fault(step: Step, form: SheetForm) -> str:
    if step.line and form.kind != "lines":
        return f"“{form.name}”的行不固定，不能说一行怎么做"
    if step.line and unknown_line(form, step.line):
        return unknown_line(form, step.line)
    return f"“{step.method}”要在“{VALUE}”栏写明写什么" if step.method in (WRITE, SAME) and not step.value else ""


def _transfer_faults(transfers: TransferSheet, profile: Profile) -> Iterator[str]:
    if not transfers.sheet:
        return
    fault = unknown_sheet(profile, transfers.sheet)
    if fault:
        yield fault
        return
    form = profile.sheets[transfers.sheet]
    yield from filter(None, (unknown_column(form, name) for name in transfers.columns))
    for kind in transfers.kinds:
        for sheet, column in filter(any, (kind.paid, kind.received)):
            fault = unknown_sheet(profile, sheet) or unknown_column(profile.sheets[sheet], column)
            if fault:
                yield f"“{kind.name}”：{fault}"
