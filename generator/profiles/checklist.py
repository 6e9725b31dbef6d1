"""`checklist.toml`: what the law and the form require to be published, on what basis, and what of the text shows it.

It also says which changes a leader is told of before signing, and how the sign-off pack is called. It is read only
when a pack is wanted, and by the lint.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.expression import Address, parse
from generator.model.profile import Profile
from generator.profiles.declaration import Declaration
from generator.profiles.errors import ProfileError, ProfileFault, line_of, suggestion
from generator.profiles.layers import Layers
from generator.profiles.names import address_fault, in_braces, placeholders, unknown_sheet

FILE = "checklist.toml"
SHOWN_PROJECTS = 20
"""How many changed projects are told one by one where the file does not say."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is to be published, and what shows that it is.

    `table` is a sheet whose printed table, `heading` are words of a heading that must be there. An empty table is right
    if its own note says so, or what stands under the heading `explained`. `filled` are places that must hold something,
    `clean` rules that must have nothing to say, `dates` two dates of which the later is at most `days` after the
    earlier. `applies` are places of which one must hold something for the item to apply; `otherwise` says what it means
    if none does.
    """

    name: str
    group: str
    basis: str
    table: str = ""
    heading: str = ""
    explained: str = ""
    filled: tuple[Address, ...] = ()
    clean: tuple[str, ...] = ()
    dates: tuple[Address, ...] = ()
    days: int = 0
    applies: tuple[Address, ...] = ()
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of two years. `reason` are places of which the first that is filled gives the reason.

    `note` is printed as the reason where the form asks for none, `indent` is in characters.
    """

    label: str
    now: Address
    before: Address
    reason: tuple[Address, ...] = ()
    note: str = ""
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Checklist:
    """The whole file. `document` is the one of the profile's documents that it is about, `suffix` ends the pack's file
    names; `title`, `cover` (running heads) and `signatures` are printed; `shown_projects` is how many are told one by one."""

    document: str
    title: str
    suffix: str
    cover: dict[str, str]
    signatures: tuple[str, ...]
    items: tuple[Item, ...]
    changes: tuple[Change, ...]
    shown_projects: int = SHOWN_PROJECTS


def has_checklist(profile: Profile) -> bool:
    return profile.file(FILE).is_file()


def checklist_of(profile: Profile) -> Checklist:
    """The profile's checklist. Raises ProfileError with every fault, also if it has none."""
    checklist, faults = read_checklist(profile)
    if faults:
        raise ProfileError(faults)
    return checklist


def read_checklist(profile: Profile) -> tuple[Checklist, tuple[ProfileFault, ...]]:
    """The checklist as far as it can be read, and everything that is wrong with it."""
    faults: list[ProfileFault] = []
    declared = Layers(profile.folders, profile.common).toml(FILE, faults)
    if not declared.data:
        return Checklist("", "", "", {}, (), (), ()), tuple(faults)
    projects = declared.table("projects")
    checklist = Checklist(
        document=declared.get("document", profile.outline.name),
        title=declared.get("title"),
        suffix=declared.get("suffix"),
        cover=declared.get("cover", {}, dict),
        signatures=declared.texts("signatures"),
        items=tuple(_item(entry) for entry in declared.tables("item")),
        changes=tuple(_change(entry) for entry in declared.tables("change")),
        shown_projects=projects.get("shown", SHOWN_PROJECTS, int),
    )
    projects.close()
    declared.close()
    named = (ProfileFault(FILE, line_of(profile.file(FILE), needle), message) for message, needle in _names(checklist, profile))
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


def _names(checklist: Checklist, profile: Profile) -> Iterator[tuple[str, str]]:
    """Names that point at nothing, each with the text to find its line by."""
    outline = next((outline for outline in profile.documents if outline.name == checklist.document), None)
    if outline is None:
        names = [outline.name for outline in profile.documents]
        yield f"没有“{checklist.document}”这种公开文本{suggestion(checklist.document, names)}", f'"{checklist.document}"'
        return
    known = placeholders(profile)
    for text in (checklist.title, *(value for value in checklist.cover.values() if isinstance(value, str))):
        yield from ((f"没有“{{{name}}}”这个事项{suggestion(name, known)}", f"{{{name}}}") for name in in_braces(text) if name not in known)
    yield from ((f"{outline.reference.name} 没有用到“{name}”{suggestion(name, outline.cover)}", f'"{name}"') for name in checklist.cover if name not in outline.cover)
    for item in checklist.items:
        yield from _names_of(item, profile)
    for change in checklist.changes:
        for address in (change.now, change.before, *change.reason):
            yield from _place_fault(address, profile, change.label)


def _names_of(item: Item, profile: Profile) -> Iterator[tuple[str, str]]:
    if item.table:
        fault = unknown_sheet(profile, item.table)
        if not fault and not profile.sheets[item.table].title:
            fault = f"“{item.table}”表印出来没有标题，认不出来，请改用 heading"
        yield from [(f"“{item.name}”：{fault}", f'"{item.table}"')] if fault else []
    printed = _headings(profile)
    for words in filter(None, (item.heading, item.explained)):
        if not any(words in text for text in printed):
            yield f"“{item.name}”：没有哪个标题含有“{words}”", f'"{words}"'
    rules = {rule.id for rule in profile.rules}
    for rule in item.clean:
        if rule not in rules:
            why = "已停用" if rule in profile.disabled else f"没有这条规则{suggestion(rule, rules)}"
            yield f"“{item.name}”：{rule} {why}", f'"{rule}"'
    for address in (*item.filled, *item.dates, *item.applies):
        yield from _place_fault(address, profile, item.name)


def _headings(profile: Profile) -> list[str]:
    """Everything that can become a heading, with its placeholders as they stand."""
    lines = [line for section in profile.texts.values() for line in section.text.splitlines() if line.startswith(("#", "@"))]
    return [*lines, *(form.title for form in profile.sheets.values()), *(form.title for form in profile.forms.values())]


def _place_fault(address: Address, profile: Profile, name: str) -> Iterator[tuple[str, str]]:
    if not address.row and not address.table:  # a list's name alone stands where a column would
        fault = unknown_sheet(profile, address.column) if address.column else ""
    else:
        fault = address_fault(profile, None, address)
    if fault:
        yield f"“{name}”：{fault}", str(address)
