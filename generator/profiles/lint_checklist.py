"""Does every name in a checklist point at something: documents, tables, headings, rules, places of the workbook?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.checklist import Checklist, Item
from generator.model.expression import Address
from generator.model.profile import Profile
from generator.profiles.errors import suggestion
from generator.profiles.names import address_fault, in_braces, placeholders, unknown_sheet


def name_faults(checklist: Checklist, profile: Profile) -> Iterator[tuple[str, str]]:
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
    for address in filter(None, (checklist.records.before_total, checklist.records.general)):
        yield from _place_fault(address, profile, "[records]")


def unprinted(checklist: Checklist, profile: Profile) -> Iterator[tuple[str, str]]:
    """Headings that no section has, each with the text to find its line by. No fault: the pack then says that the item is missing."""
    printed = _headings(profile)
    for item in checklist.items:
        for words in filter(None, (item.heading, item.explained)):
            if not any(words in text for text in printed):
                yield f"“{item.name}”：没有哪个标题含有“{words}”，送审材料会说这一项缺", f'"{words}"'


def _names_of(item: Item, profile: Profile) -> Iterator[tuple[str, str]]:
    if item.table:
        fault = unknown_sheet(profile, item.table)
        if not fault and not profile.sheets[item.table].title:
            fault = f"“{item.table}”表印出来没有标题，认不出来，请改用 heading"
        yield from [(f"“{item.name}”：{fault}", f'"{item.table}"')] if fault else []
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
        if address.column and not fault and profile.sheets[address.column].kind != "records":
            fault = f"“{address.column}”不是清单，要写明哪一行、哪一列"
    else:
        fault = address_fault(profile, None, address)
    if fault:
        yield f"“{name}”：{fault}", str(address)
