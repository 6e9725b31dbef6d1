"""`ledger.toml`: which figures of a body the ledger of a county shows and adds up.

Every figure has a group and a name; profiles that use the same group and name are added up together. A profile may have
no such file: its bodies are listed without figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.expression import Address, Formula, parse
from generator.model.profile import Profile
from generator.profiles.declaration import Declaration
from generator.profiles.errors import ProfileError, ProfileFault, line_of
from generator.profiles.layers import Layers
from generator.profiles.names import address_fault, unknown_line, unknown_sheet

FILE = "ledger.toml"
SEPARATOR = "/"
"""Between group and name in the label of a figure."""

CLASSES = "{类}"
"""Stands for every class of a subject sheet, both as a name and as the row of its address."""


@dataclass(frozen=True, slots=True)
class LedgerFigure:
    """One figure: an amount in 万元. With `classes` it is one figure for each class of the formula's only address."""

    group: str
    name: str
    formula: Formula
    classes: bool = False


@dataclass(frozen=True, slots=True)
class LedgerForm:
    """`figures` in order; the figures of the first group are those of the index page.

    A workbook whose single field `unit` (sheet, line) holds `unit_word` is that of a unit below a department: its figures
    are part of the department's.
    """

    figures: tuple[LedgerFigure, ...] = ()
    unit: tuple[str, str] = ("", "")
    unit_word: str = ""


def label_of(group: str, name: str) -> str:
    """The label of a figure, the same in every profile."""
    return f"{group}{SEPARATOR}{name}"


def split_label(label: str) -> tuple[str, str]:
    """Group and name; a label of another making is a name without a group."""
    group, found, name = label.partition(SEPARATOR)
    return (group, name) if found else ("", label)


def ledger_of(profile: Profile) -> LedgerForm:
    """What the profile's `ledger.toml` says; nothing if it has none. Raises ProfileError with every fault."""
    form, faults = _read(profile)
    faults += ledger_name_faults(profile, form)
    if faults:
        raise ProfileError(faults)
    return form


def ledger_faults(profile: Profile) -> tuple[ProfileFault, ...]:
    """Everything that is wrong with the profile's `ledger.toml`."""
    form, faults = _read(profile)
    return (*faults, *ledger_name_faults(profile, form))


def _read(profile: Profile) -> tuple[LedgerForm, list[ProfileFault]]:
    faults: list[ProfileFault] = []
    if not profile.file(FILE).is_file():
        return LedgerForm(), faults
    declared = Layers(profile.folders, profile.common).toml(FILE, faults)
    groups = declared.get("totals", {}, dict)
    figures = [figure for group, lines in groups.items() for figure in _figures(group, lines, declared)]
    unit = declared.table("unit")
    field, word = (unit.get("field"), unit.get("value")) if unit.data else ("", "")
    unit.close()
    declared.close()
    sheet, _, line = field.partition(".")
    return LedgerForm(tuple(figures), (sheet, line), word), faults


def _figures(group: str, lines: object, declared: Declaration) -> Iterator[LedgerFigure]:
    if not isinstance(lines, dict):
        declared.fault(f"“{group}”应是一组：[totals.\"{group}\"]", group)
        return
    for name, text in lines.items():
        if SEPARATOR in group + name:
            declared.fault(f"名称“{group}”“{name}”里不能有“{SEPARATOR}”", name)
        elif not isinstance(text, str):
            declared.fault(f"“{name}”的值 {text!r} 应是一个带引号的地址", name)
        elif text:  # "" takes out what the parent has
            try:
                yield LedgerFigure(group, name, parse(text), CLASSES in name)
            except ValueError as error:
                declared.fault(str(error), text)


def ledger_name_faults(profile: Profile, form: LedgerForm) -> list[ProfileFault]:
    """Do all addresses point at amounts of the profile's sheets?"""
    path = profile.file(FILE)
    faults = []
    for figure in form.figures:
        fault = _figure_fault(figure, profile)
        if fault:
            text = figure.formula.text
            faults.append(ProfileFault(FILE, line_of(path, f'"{text}"', figure.name), f"“{figure.name}”：{fault}", path))
    sheet, line = form.unit
    if form.unit_word:
        fault = unknown_sheet(profile, sheet) or unknown_line(profile.sheets[sheet], line)
        faults += [ProfileFault(FILE, line_of(path, f'"{sheet}.{line}"'), f"[unit]：{fault}", path)] if fault else []
    return faults


def _figure_fault(figure: LedgerFigure, profile: Profile) -> str:
    addresses = figure.formula.addresses()
    if not addresses:
        return f"“{figure.formula.text}”里没有地址"
    if figure.classes and (len(figure.formula.terms) > 1 or len(addresses) > 1 or addresses[0].row != CLASSES):
        return f"名称里有 {CLASSES} 的，地址只能写一个“表.{CLASSES}.列”"
    for address in addresses:
        fault = _address_fault(address, figure.classes, profile)
        if fault:
            return fault
    return ""


def _address_fault(address: Address, classes: bool, profile: Profile) -> str:
    if not address.table or address.match:
        return f"“{address}”要写成“表.行.列”"
    if classes:
        address = Address(address.column, table=address.table)
    fault = address_fault(profile, None, address)
    if fault:
        return fault
    form = profile.sheets[address.table]
    if classes and form.kind != "subjects":
        return f"“{form.name}”不是按科目填的表，没有{CLASSES}"
    side = form.line(address.row).side if form.lines else 0
    if form.column(address.column, side).type != "amount":
        return f"“{address}”不是金额"
    return ""
