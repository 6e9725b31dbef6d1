"""`[changes]` of profile.toml: how changes are told, from where on they need a reason, which records are compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal, InvalidOperation

from generator.model.changes import ChangeList, Changes, Threshold
from generator.model.profile import Profile
from generator.profiles.declaration import Declaration
from generator.profiles.names import unknown_column, unknown_sheet

EACH, LIST = "each", "list"


def read_changes(declared: Declaration) -> Changes:
    """The table; where there is none, every change needs a reason and no records are compared."""
    changes = declared.table("changes")
    words = {key: changes.get(key, getattr(Changes(), key)) for key in ("missing", "missing_now")}
    for key in (key for key, text in words.items() if not text.strip()):
        changes.fault(f"“{key}”不能空着：一年的数没有填的，要有一句话说明", key)
    each, listed = changes.table(EACH), changes.table(LIST)
    result = Changes(words["missing"], _threshold(changes), _threshold(each), _list(listed), words["missing_now"])
    for part in (changes, each, listed):
        part.close()
    return result


def _threshold(declared: Declaration) -> Threshold:
    numbers = {key: _number(declared, key) for key in ("percent", "amount", "least")}
    return Threshold(numbers["percent"], numbers["amount"], declared.get("from_zero", False, bool), numbers["least"] or Decimal(0))


def _number(declared: Declaration, key: str) -> Decimal | None:
    """A number, as it is or in quotes; None where it is not given."""
    value = declared.get(key, None, (str, int, float))
    try:
        number = Decimal(str(value)) if value is not None else None
    except InvalidOperation:
        number = Decimal(-1)
    if number is not None and not (number.is_finite() and number >= 0):
        declared.fault(f"“{key}”应是不小于零的数，这里是“{value}”", f"{key} =")
        return None
    return number


def _list(declared: Declaration) -> ChangeList:
    if not declared.data:
        return ChangeList()
    optional = {"code", "before_code", "reason", "ended_reason"}
    return ChangeList(**{key.name: declared.get(key.name, "") if key.name in optional else declared.get(key.name) for key in fields(ChangeList)})


def change_faults(profile: Profile) -> Iterator[tuple[str, str]]:
    """Names that the compared sheets do not have: messages, each with the name."""
    by = profile.changes.list
    sides = (
        (by.sheet, (by.name, by.code, by.amount, by.reason)),
        (by.before, (by.before_name, by.before_code, by.before_amount, by.successor, by.ended_reason)),
    )
    for sheet, columns in sides if by.sheet and by.before else ():
        form = profile.sheets.get(sheet)
        if form is None:
            yield f"[changes.list]：{unknown_sheet(profile, sheet)}", sheet
        elif form.kind != "records":
            yield f"[changes.list]：“{sheet}”应是一张清单（kind = \"records\"）", sheet
        else:
            yield from ((f"[changes.list]：{unknown_column(form, name)}", name) for name in columns if name and unknown_column(form, name))
    for sheet, name in ((by.sheet, by.amount), (by.before, by.before_amount)):
        column = next((c for c in profile.sheets[sheet].columns if c.name == name), None) if sheet in profile.sheets else None
        if column and column.type != "amount":
            yield f"[changes.list]：“{sheet}”的“{name}”列不是金额", name
