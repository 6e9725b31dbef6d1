"""This year's figures become last year's: single cells, and the list of last year's records."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.checks.context import Context, Resolved
from generator.model.expression import Address
from generator.model.form import SheetForm
from generator.model.naming import naming_columns
from generator.model.submission import Row
from generator.profiles.names import address_fault
from generator.profiles.rollover import FROM_LAST, LAST_OR_ZERO, NEW_NAME, Decision
from generator.rollover.rolled import LastFigure, Rolled
from generator.rollover.texts import amount_text, written

NOT_LAST, NO_UNIT, NOTHING, UNSOUND = "隔了一年以上，不是上年的数", "上年的工作簿没有选对金额单位", "上年的工作簿里没有这个数", "上年的工作簿里空着，又有错误没有改好，不知道是不是0"


def take_figures(rolled: Rolled) -> None:
    """Fill every cell that becomes last year's; one that cannot be had stays empty and is told."""
    context = Context(rolled.old.submission, rolled.old.profile)
    for form in rolled.profile.sheets.values():
        decisions = [decision for decision in rolled.table.of_sheet(form.name) if decision.action in FROM_LAST]
        if decisions and form.kind == "records":
            _records(rolled, form, decisions)
        elif decisions:
            _cells(rolled, form, decisions, context)


def _cells(rolled: Rolled, form: SheetForm, decisions: list[Decision], context: Context) -> None:
    values = rolled.values.setdefault(form.name, {})
    for decision in decisions:
        line = form.line(decision.row)
        for column in form.sides[line.side].columns:
            if decision.column not in ("", column.name) or rolled.table.decide(form.name, line.name, column.name) is not decision:
                continue
            figure = _figure(rolled, decision, context)
            alone = len(form.sides[line.side].columns) == 1
            place = f"“{form.name}”的“{line.name}”" + ("" if alone else f"“{column.name}”")
            rolled.figures.append(replace(figure, place=place))
            if figure.value:
                values.setdefault(line.name, {})[column.name] = figure.value


def _figure(rolled: Rolled, decision: Decision, context: Context) -> LastFigure:
    known = not any(address_fault(context.profile, None, address) for address in decision.formula.addresses())
    found = context.resolve(decision.source) if known else Resolved(Decimal(0), ())
    result = LastFigure("", decision.source, "")
    if rolled.shift.new != rolled.shift.old + 1:
        return replace(result, why=NOT_LAST)
    if not rolled.unit:
        return replace(result, why=NO_UNIT)
    if found.found:
        return replace(result, value=amount_text(found.value))
    if decision.action == LAST_OR_ZERO and known and not rolled.old.blocked:
        return replace(result, value=amount_text(Decimal(0)), is_zero=True)
    return replace(result, why=UNSOUND if decision.action == LAST_OR_ZERO and rolled.old.blocked else NOTHING)


def _records(rolled: Rolled, form: SheetForm, decisions: list[Decision]) -> None:
    """One record for each of the old list; a list that is two years old is nobody's last year."""
    source = decisions[0].formula.addresses()[0].table
    rows = rolled.old.submission.sheet(source).records if rolled.shift.new == rolled.shift.old + 1 else ()
    records = []
    for row in rows:
        record = {decision.column: _value(rolled, form, decision, row) for decision in decisions}
        if any(record.values()):
            records.append({column: text for column, text in record.items() if text})
            _account(rolled, form, decisions, record, row)
    rolled.values[form.name] = records


def _value(rolled: Rolled, form: SheetForm, decision: Decision, row: Row) -> str:
    address: Address = decision.formula.addresses()[0]
    value = row[address.column].value
    if value is None:
        return ""
    kind = form.column(decision.column).type
    if kind == "amount" and not rolled.unit:
        return ""
    text = written(value, kind, rolled.unit)
    return rolled.renamed.get(text, "") if decision.action == NEW_NAME else text


def _account(rolled: Rolled, form: SheetForm, decisions: list[Decision], record: dict[str, str], row: Row) -> None:
    """The amounts of a record for the report; what has none is told."""
    for decision in decisions:
        if form.column(decision.column).type == "amount":
            why = "" if record[decision.column] else NOTHING if rolled.unit else NO_UNIT
            words = next((record[name] for name in naming_columns(form) if record.get(name)), row.label)
            rolled.records.append(LastFigure(f"“{form.name}”的“{words}”", decision.source, record[decision.column], why))
