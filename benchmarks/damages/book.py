"""A workbook that can be damaged quickly: the XML of its sheets as trees, copied only when something in them changes."""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ElementTree.register_namespace("", MAIN)
ElementTree.register_namespace("r", RELATIONS)

Spot = tuple[int, int]
Move = Callable[[int, int], Spot | None]
REFERENCE = re.compile(r"(?:('(?:[^']|'')+'|[^\s'!(),=<>&+\-*/\":]+)!)?(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Z]{1,3})(\$?)(\d{1,7}))?(?![\w(!])")


def tag(name: str) -> str:
    return f"{{{MAIN}}}{name}"


@dataclass(frozen=True)
class Original:
    """A workbook as it stands on disk: parts by name, the trees of its sheets, and which part is which sheet."""

    parts: dict[str, bytes]
    trees: dict[str, Element]
    sheets: dict[str, str]  # title -> part
    strings: list[str]

    @classmethod
    def load(cls, path: Path) -> Original:
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        relations = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
        targets = {entry.get("Id"): entry.get("Target").removeprefix("/xl/") for entry in relations}
        book = ElementTree.fromstring(parts["xl/workbook.xml"])
        sheets = {entry.get("name"): f"xl/{targets[entry.get(f'{{{RELATIONS}}}id')]}" for entry in book.iter(tag("sheet"))}
        texts = ElementTree.fromstring(parts["xl/sharedStrings.xml"]) if "xl/sharedStrings.xml" in parts else ()
        strings = ["".join(text.text or "" for text in item.iter(tag("t"))) for item in texts]
        return cls(parts, {part: ElementTree.fromstring(parts[part]) for part in sheets.values()}, sheets, strings)


@dataclass
class Book:
    """One copy to be damaged. `sheets` are those that a clerk fills in, by title."""

    original: Original
    rng: random.Random
    parts: dict[str, bytes] = field(init=False)
    sheets: dict[str, str] = field(init=False)
    _trees: dict[str, Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parts = dict(self.original.parts)
        self.sheets = dict(list(self.original.sheets.items())[1:-1])  # without the instructions and the hidden codes

    def tree(self, part: str) -> Element:
        """The tree of a part, to be changed."""
        if part not in self._trees:
            known = self.original.trees.get(part)
            same = known is not None and self.parts[part] is self.original.parts[part]
            self._trees[part] = copy.deepcopy(known) if same else ElementTree.fromstring(self.parts[part])
        return self._trees[part]

    def cells(self, title: str) -> dict[Spot, Element]:
        return {spot_of(cell.get("r")): cell for cell in self.tree(self.sheets[title]).iter(tag("c"))}

    def valued(self, title: str) -> dict[Spot, Element]:
        return {spot: cell for spot, cell in self.cells(title).items() if len(cell)}

    def text(self, cell: Element) -> str:
        """What a cell shows."""
        value = cell.findtext(tag("v")) or ""
        if cell.get("t") == "s":
            return self.original.strings[int(value)]
        return value if cell.get("t") != "inlineStr" else "".join(text.text or "" for text in cell.iter(tag("t")))

    def any_sheet(self) -> str:
        return self.rng.choice(list(self.sheets))

    def any_cell(self, title: str, *, number: bool | None = None) -> Element | None:
        """A cell that holds something: a number, or not, or either."""
        cells = [cell for cell in self.valued(title).values() if number is None or number == _is_number(cell)]
        return self.rng.choice(cells) if cells else None

    def move(self, title: str, moved: Move) -> None:
        """Move the cells of a sheet as an office suite does, with merged cells and every formula of the workbook."""
        part = self.sheets[title]
        _move_cells(self.tree(part), moved)
        for other, other_part in self.sheets.items():
            if title.encode() not in self.original.parts.get(other_part, b"") and other != title:
                continue
            for formula in self.tree(other_part).iter(tag("f")):
                if formula.text:
                    formula.text = REFERENCE.sub(lambda found, own=other: _moved(found, own, title, moved), formula.text)

    def bytes(self) -> bytes:
        for part, tree in self._trees.items():
            if part in self.parts:
                self.parts[part] = ElementTree.tostring(tree, encoding="UTF-8", xml_declaration=True)
        return zipped(self.parts.items())


def zipped(parts) -> bytes:
    """A package of (name, content), uncompressed: that is quick."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


def put(cell: Element, text: object, kind: str = "inlineStr", formula: str | None = None) -> None:
    """Type something into a cell."""
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if kind != "n":
        cell.set("t", kind)
    if formula is not None:
        ElementTree.SubElement(cell, tag("f")).text = formula
    if kind == "inlineStr":
        ElementTree.SubElement(ElementTree.SubElement(cell, tag("is")), tag("t")).text = str(text)
    elif text is not None:
        ElementTree.SubElement(cell, tag("v")).text = str(text)


def clear(cell: Element) -> None:
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)


def spot_of(reference: str) -> Spot:
    letters = reference.rstrip("0123456789")
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return int(reference[len(letters) :]), number


def name_of(row: int, column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def _is_number(cell: Element) -> bool:
    return cell.get("t", "n") == "n" and cell.find(tag("f")) is None


def _move_cells(tree: Element, moved: Move) -> None:
    data = tree.find(tag("sheetData"))
    places: dict[int, list[tuple[int, Element]]] = {}
    whole = (cell for cell in data.iter(tag("c")) if cell.get("r", "")[-1:].isdecimal())  # another damage may have cut an address
    for cell in whole:
        spot = moved(*spot_of(cell.get("r")))
        if spot:
            cell.set("r", name_of(*spot))
            places.setdefault(spot[0], []).append((spot[1], cell))
    data.clear()
    for row, cells in sorted(places.items()):
        element = ElementTree.SubElement(data, tag("row"), r=str(row))
        element.extend(cell for _, cell in sorted(cells, key=lambda entry: entry[0]))
    merged = tree.find(tag("mergeCells"))
    for entry in list(merged) if merged is not None else ():
        ends = [moved(*spot_of(end)) for end in entry.get("ref").split(":")]
        if all(ends):
            entry.set("ref", ":".join(name_of(*end) for end in ends))
        else:
            merged.remove(entry)


def _moved(found: re.Match, own: str, sheet: str, moved: Move) -> str:
    if (found[1] or own).strip("'").replace("''", "'") != sheet:
        return found[0]
    ends = []
    for first in (2, 6):
        if found[first + 1]:
            spot = moved(*spot_of(found[first + 1] + found[first + 3]))
            name = re.fullmatch(r"([A-Z]+)(\d+)", name_of(*spot)) if spot else None
            ends.append(f"{found[first]}{name[1]}{found[first + 2]}{name[2]}" if name else "")
    return (f"{found[1]}!" if found[1] else "") + (":".join(ends) if all(ends) else "#REF!")


def all_cells(book: Book, title: str) -> Iterator[Element]:
    return book.tree(book.sheets[title]).iter(tag("c"))
