"""The stored results of formulas, carried over from one package into another: openpyxl saves formulas without them.

Without results a copy shows nothing where no program computes (previews, phones), and its reader has nothing to rely on.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from openpyxl import Workbook

from generator.workbook.parts import DamagedPart, Package

Result = tuple[str, str]
"""Type of the result ("n", "str", "b", "e") and the result, as the package writes them."""

_FORMULA = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)>(<f(?:[^>]*/>|.*?</f>))<v(?:\s*/>|></v>)</c>', re.DOTALL)
_MAIN = "xl/workbook.xml"
_YES = ("1", "true", "on")


class Results:
    """What the formulas of a workbook came to, by sheet title and cell."""

    def __init__(self, data: bytes):
        package = Package(data)
        main = package.related("", "officeDocument") or _MAIN
        outline, relations = list(package.elements(main)), package.relations(main)
        self.is_stale = any(name.endswith("/calcPr") and entry.get("fullCalcOnLoad") in _YES for name, entry, _ in outline)
        self.of_sheets: dict[str, dict[str, Result]] = {}
        for name, entry, _ in outline:
            relation = relations.get(entry.get("id", ""))
            if name == "sheets/sheet" and relation and relation.kind == "worksheet":
                self.of_sheets[entry.get("name", "")] = _results(package, relation.target)

    def put_into(self, book: Workbook) -> dict[str, dict[str, Result]]:
        """The results by the names of the parts that openpyxl writes for the sheets of `book`."""
        return {f"xl/worksheets/sheet{n}.xml": self.of_sheets.get(sheet.title, {}) for n, sheet in enumerate(book.worksheets, 1)}


def with_results(content: bytes, results: dict[str, Result]) -> bytes:
    """The XML of a sheet as openpyxl writes it, with the results filled in."""

    def filled(found: re.Match) -> str:
        kind, value = results.get(found[1], ("", ""))
        if not kind:
            return found[0]
        mark = "" if kind == "n" else f' t="{kind}"'
        return f'<c r="{found[1]}"{found[2]}{mark}>{found[3]}<v>{escape(value)}</v></c>'

    return _FORMULA.sub(filled, content.decode("utf-8")).encode("utf-8")


def _results(package: Package, part: str) -> dict[str, Result]:
    try:
        elements = list(package.elements(part))
    except DamagedPart:
        return {}
    results: dict[str, Result] = {}
    cell, kind, is_formula = "", "", False
    for name, attributes, text in elements:
        if name == "row/c":
            cell, kind, is_formula = attributes.get("r", ""), attributes.get("t", "n"), False
        elif name == "c/f":
            is_formula = True
        elif name == "c/v" and is_formula and kind in ("n", "str", "b", "e") and (text or kind == "str"):
            results[cell] = kind, text
    return results
