"""`checklist.toml` -> Checklist. It is read only when a sign-off pack is wanted, and by the lint."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.checklist import SHOWN_RECORDS, Change, Checklist, Item, Records
from generator.model.expression import Address, parse
from generator.model.profile import Profile
from generator.profiles.declaration import Declaration
from generator.profiles.errors import ProfileError, ProfileFault, line_of
from generator.profiles.layers import Layers
from generator.profiles.lint_checklist import name_faults, unprinted

FILE = "checklist.toml"


def checklist_of(profile: Profile) -> Checklist:
    """The profile's checklist. Raises ProfileError with every fault, also if it has none."""
    checklist, faults = read_checklist(profile)
    if faults:
        raise ProfileError(faults)
    return checklist


def checklist_faults(profile: Profile) -> tuple[ProfileFault, ...]:
    """What is wrong with the profile's checklist, if it has one."""
    return read_checklist(profile)[1] if profile.file(FILE).is_file() else ()


def checklist_warnings(profile: Profile) -> tuple[ProfileFault, ...]:
    """What the profile does not print though its checklist looks for it."""
    checklist = read_checklist(profile)[0]
    return tuple(ProfileFault(FILE, line_of(profile.file(FILE), needle), message) for message, needle in unprinted(checklist, profile))


def read_checklist(profile: Profile) -> tuple[Checklist, tuple[ProfileFault, ...]]:
    """The checklist as far as it can be read, and everything that is wrong with it."""
    faults: list[ProfileFault] = []
    declared = Layers(profile.folders, profile.common).toml(FILE, faults)
    if not declared.data:
        return Checklist("", "", "", {}, (), (), ()), tuple(faults)
    records = declared.table("records")
    checklist = Checklist(
        document=declared.get("document", profile.outline.name),
        title=declared.get("title"),
        suffix=declared.get("suffix"),
        cover=declared.get("cover", {}, dict),
        signatures=declared.texts("signatures"),
        items=tuple(_item(entry) for entry in declared.tables("item")),
        changes=tuple(_change(entry) for entry in declared.tables("change")),
        records=Records(records.get("shown", SHOWN_RECORDS, int), *(next(iter(_addresses(records, key)), None) for key in ("before_total", "general"))),
    )
    records.close()
    declared.close()
    named = (ProfileFault(FILE, line_of(profile.file(FILE), needle), message) for message, needle in name_faults(checklist, profile))
    return checklist, (*faults, *named)


def _item(declared: Declaration) -> Item:
    item = Item(
        name=declared.get("name"),
        group=declared.get("group"),
        basis=declared.get("basis"),
        table=declared.get("table", ""),
        heading=declared.get("heading", ""),
        explained=declared.get("explained", ""),
        filled=_addresses(declared, "filled"),
        clean=declared.texts("clean"),
        dates=_addresses(declared, "dates"),
        days=declared.get("days", 0, int),
        applies=_addresses(declared, "applies"),
        otherwise=declared.get("otherwise", ""),
    )
    for message in _shape_faults(item):
        declared.fault(f"“{item.name}”：{message}")
    declared.close()
    return item


def _shape_faults(item: Item) -> Iterator[str]:
    """What is wrong with an item in itself."""
    if not (item.table or item.heading or item.filled or item.clean or item.dates):
        yield "没有写凭什么看（table、heading、filled、clean、dates 至少写一样）"
    if item.table and item.heading:
        yield "table 和 heading 只写一样"
    if item.explained and not item.table:
        yield "explained 说明空表，要有 table"
    if item.dates and (len(item.dates) != 2 or item.days < 1):
        yield "dates 要有前后两个日期，并写明 days（几日内）"
    if bool(item.applies) != bool(item.otherwise):
        yield "applies 和 otherwise 要么都写，要么都不写"


def _change(declared: Declaration) -> Change:
    now, before = (_addresses(declared, key) for key in ("now", "before"))
    for key, found in (("now", now), ("before", before)):
        if len(found) != 1:
            declared.fault(f"“{key}”要写一个地址（表.行.列）", str(declared.data.get("label", "")))
    nowhere = Address("")
    change = Change(
        label=declared.get("label"),
        now=(*now, nowhere)[0],
        before=(*before, nowhere)[0],
        reason=_addresses(declared, "reason"),
        note=declared.get("note", ""),
        indent=declared.get("indent", 0, int),
    )
    declared.close()
    return change


def _addresses(declared: Declaration, key: str) -> tuple[Address, ...]:
    """Places in the workbook: `表.行.列`, or a list's name alone. One may be written without brackets."""
    value = declared.get(key, [], (str, list))
    texts = [value] if isinstance(value, str) else declared.texts(key)
    found = []
    for text in texts:
        try:
            formula = parse(text)
        except ValueError as error:
            declared.fault(str(error), text)
            continue
        addresses = formula.addresses()
        if len(addresses) != 1 or len(formula.terms) != 1 or addresses[0].match:
            declared.fault(f"“{text}”应是一个地址（表.行.列），或者一张清单的名称", text)
        else:
            found.append(addresses[0])
    return tuple(found)
