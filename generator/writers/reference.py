"""公开版式: opens a profile's reference.docx, fills its cover and running heads, and hands out its look.

The file is edited by people in Word. It has four Word sections: cover, contents, landscape, portrait. The cover and the
running heads hold placeholders ({{ 单位名称 }}); everything behind the cover is a sample that the Word writer replaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path

from generator.model.theme import Theme
from generator.writers.reference_styles import OPTIONAL_ROLE_NAMES, ROLE_NAMES, ReferenceDocumentError, StyleSheet, W
from generator.writers.reference_template import ReferenceTemplate
from generator.writers.reference_theme import SETUPS, cover_elements, read_theme

# python-docx and lxml are imported inside the functions: a run that only checks must not wait for them.

# The elements that must follow `w:pgNumType` within `w:sectPr`, by the schema.
AFTER_PAGE_NUMBERS = (
    "cols",
    "formProt",
    "vAlign",
    "noEndnote",
    "titlePg",
    "textDirection",
    "bidi",
    "rtlGutter",
    "docGrid",
    "printerSettings",
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A filled reference.docx.

    `theme` is its look. The rest is what the Word writer needs: `parts` are the package's files by name, `opening` is
    the main part up to and including the cover, `sections` the section properties by set-up. `style_names` and
    `outline_levels` (from 1, 0 for none) are by style id.
    """

    theme: Theme
    parts: dict[str, bytes]
    opening: str
    sections: dict[str, object]
    style_names: dict[str, str]
    outline_levels: dict[str, int]

    def section_properties(self, setup: str, first_page: int | None = None) -> str:
        """The `w:sectPr` of a set-up; page numbers start at `first_page`, or go on if it is None."""
        if setup not in self.sections:
            raise ReferenceDocumentError(f"没有名为“{setup}”的页面设置，应为 {'、'.join(SETUPS)}")
        section = deepcopy(self.sections[setup])
        _page_numbers(section).attrib.pop(f"{W}start", None)
        if first_page is not None:
            _page_numbers(section).set(f"{W}start", str(first_page))
        return _without_namespaces(section)

    def without_cover(self) -> Reference:
        """The same look for a document that begins with its text."""
        start = self.opening.index(">", self.opening.index("<w:body")) + 1
        return replace(self, theme=replace(self.theme, cover=()), opening=self.opening[:start])


class References:
    """Reference files, each opened and compiled when it is first asked for: whoever prints many documents keeps them."""

    def __init__(self) -> None:
        self._templates: dict[Path, ReferenceTemplate] = {}

    def filled(self, path: str | Path, fields: dict[str, str], roles: Iterable[str] = ()) -> Reference:
        """Fills the reference.docx at `path` with plain text by field name. Every placeholder in it must have its field.

        `roles` are what the document prints; without them only the styles are asked for that every file must have.
        """
        path = Path(path)
        if path not in self._templates:
            self._templates[path] = ReferenceTemplate(path)
        return _filled(self._templates[path], fields, roles)


def open_reference(path: str | Path, fields: dict[str, str], roles: Iterable[str] = ()) -> Reference:
    """One filling of a file, as `References.filled`."""
    return References().filled(path, fields, roles)


def read_unfilled(path: str | Path) -> tuple[Theme, StyleSheet, dict[str, object]]:
    """Theme, styles and section properties with the placeholders as they stand, for the text twin and the lint."""
    template = ReferenceTemplate(Path(path))
    root, running = template.unfilled()
    _ask_for((), template.styles, template.path)
    sections = _sections(root, template.path)
    return read_theme(root.find(f"{W}body"), sections, template.styles, running), template.styles, sections


def describe(path: str | Path) -> str:
    """The readable twin of a reference.docx: cover, running heads, page set-ups and paragraph styles, one a line."""
    theme, styles, sections = read_unfilled(path)
    lines = ["# 由 reference.docx 读出，供比对；版式请在 Word 中改 reference.docx。长度单位：磅。", "", "[封面]"]
    lines += [f"{line.style}: {line.text}".rstrip() for line in theme.cover]
    lines += ["", "[页面]"]
    for name, setup in theme.setups.items():
        lines.append(
            f"{name}: 纸 {setup.width:g}×{setup.height:g}"
            f" 上 {setup.top:g} 下 {setup.bottom:g} 左 {setup.left:g} 右 {setup.right:g}"
            f" 页眉 {setup.header_distance:g} 页脚 {setup.footer_distance:g} 页码 {_numbering(sections[name])}"
        )
        for label, running in (("页眉", theme.header[name]), ("页脚", theme.footer[name])):
            lines.append(f"  {label}: {f'{running.style} {running.text}' if running else '无'}")
    lines += [
        "",
        "[表格]",
        f"单元格边距 左右 {theme.cell_padding[0]:g} 上下 {theme.cell_padding[1]:g}",
        "",
        "[段落样式]",
    ]
    lines += [_described_style(style_id, theme, styles) for style_id in sorted(theme.styles)]
    return "\n".join(lines) + "\n"


def _filled(template: ReferenceTemplate, fields: dict[str, str], roles: Iterable[str]) -> Reference:
    filled, styles = template.filled(fields), template.styles
    _ask_for(roles, styles, template.path)
    sections = _sections(filled.root, template.path)
    return Reference(
        theme=read_theme(filled.root.find(f"{W}body"), sections, styles, filled.running),
        parts=filled.parts,
        opening=_opening(filled.root),
        sections=sections,
        style_names=styles.names,
        outline_levels=styles.outline_levels,
    )


def _ask_for(roles: Iterable[str], styles: StyleSheet, path: Path) -> None:
    """Raises ReferenceDocumentError if the style of a role is missing."""
    missing = {*ROLE_NAMES, *roles} - styles.elements.keys()
    if missing:
        known = ROLE_NAMES | OPTIONAL_ROLE_NAMES
        names = "、".join(f"“{known.get(role, role)}”" for role in sorted(missing))
        raise ReferenceDocumentError(f"{path}: 缺少样式 {names}，请在 Word 中按原名新建")


def _sections(root, path: Path) -> dict[str, object]:
    """The section properties by set-up, with the headers and footers that Word leaves out as inherited."""
    found = [deepcopy(section) for section in root.iter(f"{W}sectPr")]
    if len(found) != len(SETUPS):
        raise ReferenceDocumentError(f"{path}: 应有 {len(SETUPS)} 节（封面、目录、横排、竖排），实有 {len(found)} 节")
    inherited: dict[tuple[str, str], object] = {}
    for section in found:
        for reference in section.xpath("./w:headerReference | ./w:footerReference"):
            inherited[reference.tag, reference.get(f"{W}type")] = reference
            section.remove(reference)
        for reference in reversed(inherited.values()):
            section.insert(0, deepcopy(reference))
    return dict(zip(SETUPS, found, strict=True))


def _opening(root) -> str:
    """The main part with nothing behind the cover, cut off before the end of the body."""
    from lxml import etree

    root = deepcopy(root)
    body = root.find(f"{W}body")
    kept = set(cover_elements(body))
    for element in list(body):
        if element not in kept:
            body.remove(element)
    text = etree.tostring(root, encoding="unicode")
    return text[: text.rindex("</w:body>")]


def _page_numbers(section):
    """The `w:pgNumType` of a section, made at its place if there is none."""
    found = section.find(f"{W}pgNumType")
    if found is None:
        found = section.makeelement(f"{W}pgNumType")
        followers = [child for child in section if child.tag in {f"{W}{name}" for name in AFTER_PAGE_NUMBERS}]
        followers[0].addprevious(found) if followers else section.append(found)
    return found


def _numbering(section) -> str:
    found = section.find(f"{W}pgNumType")
    if found is None:
        return "接续"
    start = found.get(f"{W}start")
    return found.get(f"{W}fmt", "decimal") + (f" 从 {start} 起" if start else " 接续")


def _described_style(style_id: str, theme: Theme, styles: StyleSheet) -> str:
    style = theme.styles[style_id]
    align = {"justify": "两端对齐", "left": "左对齐", "center": "居中", "right": "右对齐"}[style.align]
    extras = [f"首行缩进 {style.indent:g} 字"] if style.indent else []
    extras += [f"段前 {style.before:g}"] if style.before else []
    extras += [f"段后 {style.after:g}"] if style.after else []
    extras += ["加粗"] if style.bold else []
    extras += ["与下段同页"] if style.keep_next else []
    level = styles.outline_level(style_id)
    extras += [f"大纲 {level} 级"] if level else []
    face = f"{style.font}/{style.latin}"
    return f"{style_id} {styles.name(style_id)}: " + "，".join(
        [face, f"{style.size:g} 磅", f"行距 {style.leading:g}", align, *extras]
    )


def _without_namespaces(element) -> str:
    """The element as text; its namespaces are declared at the root of the main part."""
    from lxml import etree

    return re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(element, encoding="unicode"))
