"""The styles part of a reference.docx: which style plays which role, and how it looks once inheritance is resolved.

Word files count in twentieths of a point (twips), font sizes in half points, indents in hundredths of a character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from generator.model.theme import TextStyle

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

TABLE_STYLE = "RuledTable"
"""The table style that holds rules and cell margins."""

ROLE_NAMES = {
    "Body": "公开正文",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
    "PartTitle": "篇名",
    "DocumentTitle": "文件标题",
    "TableTitle": "报表标题",
    "TableBanner": "表头说明行",
    "TableHead": "表头",
    "TableText": "表格文字",
    "TableAmount": "表格金额",
    "TableNote": "表注",
    "TableCaption": "表名",
    "ProjectTitle": "项目表标题",
    "UnitLine": "单位行",
    "Gap": "表间空隙",
    "ContentsTitle": "目录标题",
    "ContentsGroup": "目录分组",
    "TOC1": "toc 1",
    "TOC2": "toc 2",
    "CoverTitle": "封面标题",
    "CoverSubtitle": "封面副题",
    "CoverDate": "封面日期",
    "CoverText": "封面文字",
    "Header": "header",
    "Footer": "footer",
    TABLE_STYLE: "公开表格",
}
"""The roles that every reference.docx must have, with the names of their styles in Word."""

OPTIONAL_ROLE_NAMES = {"TableNumber": "表号"}
"""Roles that only some forms print."""

ALIGNMENTS = {
    "both": "justify",
    "distribute": "justify",
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
}


class ReferenceDocumentError(ValueError):
    """A fault of a reference.docx, said to the person who maintains the template."""


def restore_role_ids(styles, roots: Iterable) -> None:
    """Gives the styles of the roles their ids back, in `styles` and in the `roots` of main part, headers and footers.

    A Chinese Word makes up new ids ("1", "a0") when it saves a file; only the names of styles last, in either case.
    """
    roles = {name.casefold(): role for role, name in (ROLE_NAMES | OPTIONAL_ROLE_NAMES).items()}
    renamed = {}
    for style in styles.iterfind(f"{W}style"):
        style_id, name = style.get(f"{W}styleId"), style.find(f"{W}name").get(f"{W}val")
        role = roles.get(name.casefold(), style_id)
        if role != style_id:
            renamed[style_id] = role
            style.set(f"{W}styleId", role)
    references = [f"{W}{tag}" for tag in ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle")]
    for root in (styles, *roots) if renamed else ():
        for element in root.iter(*references):
            element.set(f"{W}val", renamed.get(element.get(f"{W}val"), element.get(f"{W}val")))


Properties = dict[str, dict[str, str]]
"""Property elements by local name, each with its attributes by local name: {"spacing": {"line": "560", ...}}."""


def local_name(name: str) -> str:
    return name.rpartition("}")[2]


def length(properties: Properties, name: str, attribute: str, default: float = 0) -> float:
    """A length given in twips, in points."""
    value = properties.get(name, {}).get(attribute)
    return float(value) / 20 if value else default


def switched_on(properties: Properties, name: str) -> bool:
    return properties.get(name, {}).get("val", "0") not in ("0", "false", "off")


class StyleSheet:
    """The styles part, with properties resolved as Word does: document defaults, then `basedOn` from the root down."""

    def __init__(self, styles) -> None:
        self.defaults = styles.find(f"{W}docDefaults")
        self.elements = {style.get(f"{W}styleId"): style for style in styles.iterfind(f"{W}style")}
        self.default_paragraph = next(
            (
                key
                for key, style in self.elements.items()
                if style.get(f"{W}default") == "1" and _kind(style) == "paragraph"
            ),
            "",
        )

    @cached_property
    def text_styles(self) -> dict[str, TextStyle]:
        """How the text of each paragraph style looks."""
        return {style_id: self.text_style(style_id) for style_id in self.paragraph_ids()}

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of the paragraph styles."""
        return {style_id: self.name(style_id) for style_id in self.paragraph_ids()}

    @cached_property
    def outline_levels(self) -> dict[str, int]:
        return {style_id: self.outline_level(style_id) for style_id in self.paragraph_ids()}

    def paragraph_ids(self) -> Iterator[str]:
        return (key for key, style in self.elements.items() if _kind(style) == "paragraph")

    def name(self, style_id: str) -> str:
        """The name that Word shows."""
        return self.elements[style_id].find(f"{W}name").get(f"{W}val")

    def paragraph_properties(self, style_id: str) -> Properties:
        return self._resolved(style_id, "pPr")

    def run_properties(self, style_id: str) -> Properties:
        return self._resolved(style_id, "rPr")

    def outline_level(self, style_id: str) -> int:
        """The depth of the style in Word's outline, from 1; 0 for body text."""
        level = int(self.paragraph_properties(style_id).get("outlineLvl", {}).get("val", "9"))
        return 0 if level == 9 else level + 1

    def text_style(self, style_id: str) -> TextStyle:
        paragraph, run = self.paragraph_properties(style_id), self.run_properties(style_id)
        size = float(run.get("sz", {}).get("val", "20")) / 2
        indent = paragraph.get("ind", {})
        characters = float(indent.get("firstLineChars") or 0) / 100 or length(paragraph, "ind", "firstLine") / size
        colour = run.get("color", {}).get("val", "auto")
        return TextStyle(
            id=style_id,
            font=run.get("rFonts", {}).get("eastAsia", ""),
            size=size,
            leading=_leading(paragraph, size),
            align=ALIGNMENTS.get(paragraph.get("jc", {}).get("val", "left"), "left"),
            indent=characters,
            before=length(paragraph, "spacing", "before"),
            after=length(paragraph, "spacing", "after"),
            bold=switched_on(run, "b"),
            keep_next=switched_on(paragraph, "keepNext"),
            colour="000000" if colour == "auto" else colour,
            latin=run.get("rFonts", {}).get("ascii", ""),
        )

    @cached_property
    def cell_padding(self) -> tuple[float, float]:
        """Left/right and top/bottom margins inside the cells of the table style."""
        style = self.elements.get(TABLE_STYLE)
        margins = style.find(f"{W}tblPr/{W}tblCellMar") if style is not None else None
        if margins is None:
            raise ReferenceDocumentError(f"缺少表格样式 {TABLE_STYLE}，或者它没有单元格边距")
        sides = {local_name(side.tag): float(side.get(f"{W}w")) / 20 for side in margins}
        return sides.get("left", sides.get("start", 0.0)), sides.get("top", 0.0)

    def _resolved(self, style_id: str, kind: str) -> Properties:
        chain = []
        while style_id in self.elements:
            chain.append(self.elements[style_id])
            base = self.elements[style_id].find(f"{W}basedOn")
            style_id = base.get(f"{W}val") if base is not None else ""
        merged: Properties = {}
        if self.defaults is not None:
            _merge(merged, self.defaults.find(f"{W}{kind}Default/{W}{kind}"))
        for style in reversed(chain):
            _merge(merged, style.find(f"{W}{kind}"))
        return merged


def _leading(paragraph: Properties, size: float) -> float:
    """The exact line pitch; for a style without one (the lint names it) about what single spacing would give."""
    exact = paragraph.get("spacing", {}).get("lineRule") == "exact"
    return length(paragraph, "spacing", "line", size * 1.3) if exact else size * 1.3


def _kind(style) -> str:
    return style.get(f"{W}type", "paragraph")


def _merge(merged: Properties, properties) -> None:
    """Lays the elements of a `w:pPr` or `w:rPr` over `merged`, attribute by attribute, as Word inherits them."""
    for element in properties if properties is not None else ():
        # An element without attributes switches its property on, whatever the base style said.
        attributes = {local_name(key): value for key, value in element.items()} or {"val": "1"}
        merged.setdefault(local_name(element.tag), {}).update(attributes)
