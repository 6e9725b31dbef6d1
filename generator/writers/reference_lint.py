"""校版式: the faults of a reference.docx that would make Word, WPS and the PDF disagree, said to whoever edits it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from docx.opc.exceptions import OpcError

from generator.model.theme import Theme
from generator.writers.fonts import FontBook
from generator.writers.reference import describe, open_reference, read_unfilled
from generator.writers.reference_styles import (
    ROLE_NAMES,
    TABLE_STYLE,
    Properties,
    ReferenceDocumentError,
    StyleSheet,
    W,
    local_name,
    switched_on,
)
from generator.writers.reference_theme import PAGE

FONT_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")

# What makes two programs break lines alike: the property, whether it must be on, and its name in Word's dialogue.
SWITCHES = (
    ("snapToGrid", False, "如果定义了文档网格，则对齐到网格"),
    ("widowControl", False, "孤行控制"),
    ("autoSpaceDE", False, "自动调整中文与西文的间距"),
    ("autoSpaceDN", False, "自动调整中文与数字的间距"),
    ("overflowPunct", True, "允许标点溢出边界"),  # where it is off, LibreOffice hangs marks and loses some of them
    ("kinsoku", True, "按中文习惯控制首尾字符"),
)


def reference_faults(path: str | Path) -> list[str]:
    """Every fault of the reference.docx at `path`, in Chinese; none if it is sound."""
    theme, styles, sections = read_unfilled(path)
    faults = []
    for role in ROLE_NAMES:
        if role != TABLE_STYLE:
            faults += [f"样式“{ROLE_NAMES[role]}”{fault}" for fault in _style_faults(role, styles)]
    faults += _theme_font_faults(styles)
    faults += _contents_faults(theme, styles)
    faults += _page_faults(theme, sections)
    faults += _settings_faults(path)
    return [f"{path}: {fault}" for fault in faults]


def outline_faults(path: Path, fields: Iterable[str], roles: Iterable[str], fonts: Path) -> tuple[list[str], list[str]]:
    """Faults and warnings of a reference.docx within its profile: also its placeholders, its faces and its readable twin.

    `fields` are the names that the profile fills in, `roles` what it prints besides the usual, `fonts` the table of faces.
    """
    if not path.is_file():
        return ["找不到这个文件"], []
    try:
        open_reference(path, dict.fromkeys(fields, ""), roles)
        faults, twin = reference_faults(path), describe(path)
    except ReferenceDocumentError as error:
        return [_plain(line, path) for line in str(error).splitlines()], []
    except (OSError, KeyError, ValueError, OpcError, zipfile.BadZipFile) as error:
        return [f"打不开，请在 Word 里另存为“Word 文档（.docx）”（{error.__class__.__name__}）"], []
    theme = read_unfilled(path)[0]
    book = FontBook(fonts)
    faces = sorted({style.font for style in theme.styles.values() if not book.knows(style.font)})
    warnings = [f"字体“{face}”没有对应的字体文件，PDF 里会用宋体代替" for face in faces]
    printed = [line.text for line in (*theme.cover, *theme.header.values(), *theme.footer.values()) if line]
    warnings += [f"[cover] 的“{name}”没有印在封面和页眉页脚里" for name in fields if not any(re.search(rf"\{{\{{\s*{re.escape(name)}\s*\}}\}}", text) for text in printed)]
    beside = path.with_suffix(".txt")
    if not beside.is_file() or beside.read_text(encoding="utf-8") != twin:
        warnings.append(f"{beside.name} 与它不一致")
    return [_plain(fault, path) for fault in faults], warnings


def _plain(fault: str, path: Path) -> str:
    return fault.removeprefix(f"{path}: ")


def _style_faults(role: str, styles: StyleSheet) -> list[str]:
    paragraph, run = styles.paragraph_properties(role), styles.run_properties(role)
    faults = [] if paragraph.get("spacing", {}).get("lineRule") == "exact" else ["的行距不是固定值"]
    missing = [slot for slot in FONT_SLOTS if not run.get("rFonts", {}).get(slot)]
    faults += [f"没有指定字体（{'、'.join(missing)}）"] if missing else []
    for name, wanted, label in SWITCHES:
        if _is_on(paragraph, name) != wanted:
            faults.append(f"应{'选中' if wanted else '取消'}“{label}”")
    if role.startswith("Heading") and styles.outline_level(role) != int(role[-1]):
        faults.append(f"的大纲级别应为 {role[-1]} 级")
    return faults


def _is_on(paragraph: Properties, name: str) -> bool:
    """All of these properties are on where nothing is said."""
    return name not in paragraph or switched_on(paragraph, name)


def _theme_font_faults(styles: StyleSheet) -> list[str]:
    """Theme fonts win over named fonts, so one of them anywhere changes the face."""
    roots = [("文档默认格式", styles.defaults)] if styles.defaults is not None else []
    roots += [(f"样式“{styles.name(style_id)}”", style) for style_id, style in styles.elements.items()]
    return [
        f"{label}用了主题字体，应改为指定的字体"
        for label, root in roots
        if any(local_name(key).endswith("Theme") for fonts in root.iter(f"{W}rFonts") for key in fonts.attrib)
    ]


def _contents_faults(theme: Theme, styles: StyleSheet) -> list[str]:
    """The lines of the contents need a right tab with dots at the right edge of the text."""
    faults = []
    width = theme.setups["contents"].text_width
    for role in ("TOC1", "TOC2"):
        tabs = styles.elements[role].findall(f"{W}pPr/{W}tabs/{W}tab")
        right = [
            float(tab.get(f"{W}pos")) / 20
            for tab in tabs
            if (tab.get(f"{W}val"), tab.get(f"{W}leader")) == ("right", "dot")
        ]
        if len(right) != 1 or abs(right[0] - width) > 1:
            faults.append(f"样式“{ROLE_NAMES[role]}”应有一个带点线的右对齐制表位，位置 {width:g} 磅")
    return faults


def _page_faults(theme: Theme, sections: dict[str, object]) -> list[str]:
    faults = []
    for name, setup in theme.setups.items():
        if (setup.width > setup.height) != (name == "landscape"):
            faults.append(f"{name} 节的纸张方向不对")
        grid = sections[name].find(f"{W}docGrid")
        if grid is not None and grid.get(f"{W}type", "default") != "default":
            faults.append(f"{name} 节定义了文档网格，应为“无网格”")
        footer = theme.footer[name]
        if (footer is not None and PAGE in footer.text) != (name != "cover"):
            faults.append(f"{name} 节的页脚{'不应' if name == 'cover' else '应'}有页码")
    return faults


def _settings_faults(path: str | Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        settings = package.read("word/settings.xml").decode()
    faults = ["设置了打开时更新域，Word 每次打开都会询问"] if "<w:updateFields" in settings else []
    if 'w:name="compatibilityMode"' not in settings or 'w:val="15"' not in settings:
        faults.append("兼容模式不是 15（Word 2013 及以后）")
    return faults
