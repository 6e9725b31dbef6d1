"""Units -> department: internal transfers taken out, sheets added up, and of that only what must be typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.consolidate.adding import Added, Adding
from generator.consolidate.essentials import Sheets, essentials
from generator.consolidate.transfers import Elimination, declared, eliminations, questions, without
from generator.consolidate.units import ConsolidationError, Place, Unit, lead_of, money_unit
from generator.model.figure import Figure
from generator.model.form import SheetForm
from generator.model.profile import UNITS, Profile
from generator.model.submission import Submission, Value
from generator.profiles.consolidation import Plan, plan_of
from generator.workbook.guide import NOTE_LABEL
from generator.workbook.marks import GUIDE_SHEET

_NOTE = "由{names}的工作簿汇总。数怎样相加、抵销了什么、哪些要核对，见汇总报告；文字取自牵头单位“{lead}”，请按部门的情况改写。"


@dataclass(frozen=True, slots=True)
class Department:
    """The department that its units make.

    `unit` is that of its money; `added` holds every sum with its parts, `typed` what of it must be typed and `completed`
    the same completed. `kept` are computed cells that the units do not come to and that are therefore typed. `remarks`
    say what has to be looked at, `questions` what may be an internal transfer that nobody declared.
    """

    profile: Profile
    plan: Plan
    units: tuple[Unit, ...]
    lead: Unit
    code: str
    name: str
    unit: str
    added: Added
    typed: Sheets
    completed: Submission
    kept: tuple[Place, ...]
    eliminations: tuple[Elimination, ...]
    remarks: tuple[str, ...]
    questions: tuple[str, ...]

    @property
    def full(self) -> Sheets:
        return self.added.sheets

    def values(self) -> dict[str, dict | list]:
        """What to type, in the shape of `fill_workbook`."""
        names = "、".join(f"“{unit.name}”" for unit in self.units)
        values: dict[str, dict | list] = {GUIDE_SHEET: {NOTE_LABEL: _NOTE.format(names=names, lead=self.lead.name)}}
        for name, rows in self.typed.items():
            form = self.profile.sheets[name]
            texts = {key: {c: self._text(form, key, c, value) for c, value in cells.items()} for key, cells in rows.items()}
            if texts:
                values[name] = texts if form.kind == "lines" else list(texts.values())
        return values

    def _text(self, form: SheetForm, key: str, column: str, value: Value) -> str:
        if isinstance(value, Figure):
            line = form.line(key) if form.kind == "lines" else None
            kind = line and line.type or form.column(column, line.side if line else 0).type
            return f"{value.value * (UNITS[self.unit] if kind == 'amount' else 1):f}"
        return value.isoformat() if isinstance(value, date) else str(value)


def consolidate(
    profile: Profile, units: Sequence[Unit], *, lead: str = "", code: str = "", name: str = "", declaring: Submission | None = None
) -> Department:
    """The department of these units. `declaring` is the workbook whose transfers count if the lead unit declares none.

    Raises ConsolidationError for declared transfers that the units do not hold, ProfileError if the profile has no plan.
    """
    plan = plan_of(profile)
    first = lead_of(units, lead)
    faults: list[str] = []
    remarks: list[str] = []
    code, name = _names(first, plan, code, name, remarks)
    taken = _taken(profile, plan, units, first, declaring, faults, remarks)
    if faults:
        raise ConsolidationError("\n".join(faults))
    adjusted = tuple(without(unit, [e for e in taken if e.unit is unit], profile) for unit in units)
    own_lead = adjusted[list(units).index(first)]
    emptied = frozenset((e.place[0], e.place[1]) for e in taken)
    added = Adding(profile, plan, adjusted, own_lead, (code, name), emptied).all()
    unit = money_unit(units)
    facts = profile.facts
    added.sheets[facts.sheet].setdefault(facts.unit, {})[profile.sheets[facts.sheet].columns[0].name] = unit
    typed, completed, kept = essentials(added.sheets, profile, unit)
    remarks += added.remarks
    asked = tuple(questions(adjusted, plan.transfers))
    return Department(profile, plan, tuple(units), first, code, name, unit, added, typed, completed, kept, tuple(taken), tuple(dict.fromkeys(remarks)), asked)


def _taken(
    profile: Profile, plan: Plan, units: Sequence[Unit], lead: Unit, declaring: Submission | None, faults: list[str], remarks: list[str]
) -> list[Elimination]:
    """What is taken out; other units' declarations do not count and are told."""
    sheet = plan.transfers.sheet
    for unit in units:
        if sheet and unit is not lead and unit.completed.sheet(sheet).records:
            remarks.append(f"“{unit.name}”也填了“{sheet}”，没有用：只看牵头单位“{lead.name}”填的。")
    own = lead.completed
    if sheet and declaring and not own.sheet(sheet).records:
        own = declaring
    transfers = list(declared(own, plan.transfers, units, faults))
    return eliminations(transfers, faults, remarks)


def _names(lead: Unit, plan: Plan, code: str, name: str, remarks: list[str]) -> tuple[str, str]:
    """The department's code and name as they are given, else from the lead unit's."""
    if not name:
        ending = next((end for end in plan.endings if lead.name.endswith(end) and lead.name != end), "")
        name = lead.name.removesuffix(ending)
        remarks.append(f"部门名称“{name}”由牵头单位“{lead.name}”得出；不对的，汇总时用 --name 写明。")
    if not code and lead.code:
        code = lead.code[: plan.code_length or None]
        remarks.append(f"部门编码“{code}”由牵头单位的编码“{lead.code}”得出；不对的，汇总时用 --code 写明。")
    return code, name
