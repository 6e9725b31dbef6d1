"""Does the control table of the year's turn decide on every cell, and does every name in it point at something?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.expression import Address
from generator.model.form import Column, Line, SheetForm
from generator.model.profile import Profile
from generator.profiles.errors import ProfileFault, suggestion
from generator.profiles.names import address_fault, unknown_column, unknown_line, unknown_row, unknown_sheet
from generator.profiles.rollover import (
    ACTIONS,
    BY_PROGRAM,
    FILE,
    FROM_LAST,
    KEPT,
    KEPT_PARTS,
    NEW_NAME,
    NOTE,
    REVIEW,
    TEXT_PARTS,
    TEXTS,
    YEAR,
    Decision,
    Rollover,
    read_rollover,
)

NUMBERS = ("amount", "quantity", "percent", "date", "year")
"""Types of cells that hold no text: there is nothing in them to be compared with last year's words."""


def rollover_faults(profile: Profile) -> list[ProfileFault]:
    """Everything that is wrong with the control table; nothing for a profile that has none."""
    table, faults = read_rollover(profile)
    return faults or (decision_faults(profile, table) if table.decisions else [])


def decision_faults(profile: Profile, table: Rollover) -> list[ProfileFault]:
    faults = [decision.fault(message) for decision in table.decisions.values() for message in _of_decision(profile, decision)]
    if faults:
        return faults
    return [*_of_roles(profile, table), *_uncovered(profile, table)]


def _of_decision(profile: Profile, decision: Decision) -> Iterator[str]:
    form = profile.sheets.get(decision.sheet)
    if decision.action not in ACTIONS:
        yield f"没有“{decision.action}”这种做法{suggestion(decision.action, ACTIONS)}（有：{'、'.join(ACTIONS)}）"
    elif form is None:
        yield unknown_sheet(profile, decision.sheet)
    elif _place_fault(profile, form, decision):
        yield _place_fault(profile, form, decision)
    elif decision.action in FROM_LAST:
        yield from _of_source(profile, form, decision)
    elif decision.action in BY_PROGRAM:
        parts = TEXT_PARTS if decision.action == TEXTS else KEPT_PARTS
        if form.kind != "records" or not decision.column:
            yield f"“{decision.action}”只能用于清单的一栏"
        elif decision.source not in parts:
            yield f"“{decision.action}”的“取自”应是{'、'.join(parts)}之一，不是“{decision.source}”"
    elif decision.source:
        yield f"“{decision.action}”不用写“取自”"
    elif decision.action == YEAR and (decision.sheet, decision.row) != (profile.facts.sheet, profile.facts.year):
        yield f"“{YEAR}”只用于“{profile.facts.sheet}”的“{profile.facts.year}”"


def _place_fault(profile: Profile, form: SheetForm, decision: Decision) -> str:
    if decision.row and form.kind == "records":
        return f"“{form.name}”是清单，“行”要空着"
    if decision.row and form.kind == "lines" and not decision.column:
        return unknown_line(form, decision.row)
    if decision.row:
        return unknown_row(profile, form, decision.row, decision.column)
    return unknown_column(form, decision.column) if decision.column else ""


def _of_source(profile: Profile, form: SheetForm, decision: Decision) -> Iterator[str]:
    """A sum of addresses for one fixed cell, or one column of a list for a list that is filled from it."""
    try:
        addresses = decision.formula.addresses()
    except ValueError as error:
        yield f"“取自”：{error}"
        return
    faults = [fault for address in addresses for fault in [_address(profile, address)] if fault]
    if faults or not addresses:
        yield f"“取自”：{faults[0]}" if faults else "“取自”里没有地址"
        return
    if form.kind == "subjects":
        yield f"“{form.name}”按科目填，不能从别的表取数"
    elif form.kind == "lines" and (not decision.row or decision.action == NEW_NAME):
        yield "固定的行要逐行写“取自”" if not decision.row else f"“{NEW_NAME}”只用于清单"
    elif form.kind == "records" and not (len(addresses) == 1 and addresses[0].row == "*" and decision.column):
        yield "清单的一栏只能取自另一张清单的一栏，写成“表.*.栏”"


def _address(profile: Profile, address: Address) -> str:
    if not (address.table and address.row) or address.match:
        return f"“{address}”应写成“表.行.列”"
    return address_fault(profile, None, address)


def _of_roles(profile: Profile, table: Rollover) -> Iterator[ProfileFault]:
    """The sheets that the program fills are complete; a list is filled from one other list; the year is set."""
    for action, parts in ((TEXTS, TEXT_PARTS), (KEPT, KEPT_PARTS)):
        decisions = [decision for decision in table.decisions.values() if decision.action == action]
        missing = [part for part in parts if part not in {decision.source for decision in decisions}]
        if missing or len({decision.sheet for decision in decisions}) != 1 or len(decisions) != len(parts):
            path = profile.file(FILE)
            yield ProfileFault(FILE, 0, f"“{action}”应写在同一张清单上，“取自”是{'、'.join(parts)}各一栏", path)
    for form in profile.sheets.values():
        sources = {d.formula.addresses()[0].table for d in table.of_sheet(form.name) if d.action in FROM_LAST} if form.kind == "records" else set()
        if len(sources) > 1:
            yield next(d for d in table.of_sheet(form.name) if d.action in FROM_LAST).fault(f"“{form.name}”的各栏取自几张清单（{'、'.join(sorted(sources))}），只能取自一张")
    year = table.decide(profile.facts.sheet, profile.facts.year, "")
    if year is None or year.action != YEAR:
        path = profile.file(FILE)
        yield ProfileFault(FILE, 0, f"“{profile.facts.sheet}”的“{profile.facts.year}”应写“{YEAR}”", path)


def _uncovered(profile: Profile, table: Rollover) -> Iterator[ProfileFault]:
    """Cells that people type and nothing is decided about, or something that only a text can be told."""
    path = profile.file(FILE)
    for form in profile.sheets.values():
        cells = list(_typed_cells(form))
        missing = [words for words, row, column, _ in cells if table.decide(form.name, row, column) is None]
        if missing:
            words = "" if len(missing) == len(cells) else f"的“{'”“'.join(dict.fromkeys(missing))}”"
            yield ProfileFault(FILE, 0, f"没有写“{form.name}”表{words}怎样结转", path)
        wrong: dict[Decision, list[str]] = {}
        for words, row, column, kind in cells:
            decision = table.decide(form.name, row, column)
            if decision and decision.action in (REVIEW, NOTE) and kind in NUMBERS:
                wrong.setdefault(decision, []).append(words)
        for decision, names in wrong.items():
            yield decision.fault(f"“{form.name}”的“{'”“'.join(dict.fromkeys(names))}”不是文字，不能用“{decision.action}”")


def _typed_cells(form: SheetForm) -> Iterator[tuple[str, str, str, str]]:
    """Words, row, column and type of every cell of a form that is no formula's; a list's rows have no name."""
    for line in form.lines if form.kind == "lines" else (None,):
        for column in form.sides[line.side if line else 0].columns:
            if not _is_computed(column, line):
                words = line.name if line else column.name
                yield words, (line.name if line else ""), column.name, (line.type if line and line.type else column.type)


def _is_computed(column: Column, line: Line | None) -> bool:
    if line is None:
        return column.formula is not None
    return column.name in line.closed or line.formula(column) is not None
