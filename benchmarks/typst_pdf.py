"""The same document through Typst: `python benchmarks/typst_pdf.py SOURCE.typ OUT.pdf FONT_FOLDER` compiles a ready source."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.document import Document, Section, Table, TableCell
    from generator.model.theme import TextStyle, Theme

SONG = "Gongkai Song"
FAMILIES = {"仿宋": "Gongkai FangSong", "楷": "Gongkai Kai", "黑": "Gongkai Hei", "小标宋": "Gongkai XiaoBiaoSong"}
ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "left"}


def typst_pdf(source: bytes | Path, fonts: Path, target: Path) -> None:
    import typst

    typst.compile(
        source if isinstance(source, bytes) else str(source),
        output=str(target),
        font_paths=[str(fonts)],
        ignore_system_fonts=True,
    )


def typst_source(document: Document, theme: Theme) -> str:
    """Cover, contents and sections of a document as Typst markup, in the faces, sizes and margins of the theme."""
    lines = [f"#set document(title: {_string(document.title)}, date: none)", '#set text(lang: "zh", region: "cn")']
    lines += ["#set table(stroke: 0.5pt)", "#show heading: set block(above: 1em, below: 0.6em)"]
    lines += [
        _page(theme, "cover", numbering="none"),
        *(_text(line.text, theme.styles[line.style]) for line in theme.cover),
    ]
    lines += [_page(theme, "contents", numbering='"I"'), _text(document.contents_title, theme.styles["ContentsTitle"])]
    lines += ["#counter(page).update(1)", "#outline(title: none)"]
    for number, section in enumerate(document.sections):
        lines.append(_page(theme, section.setup, numbering='"— 1 —"'))
        lines += ["#counter(page).update(1)"] if number == 0 else []
        lines += _blocks(section, theme)
    return "\n".join(lines)


def _page(theme: Theme, name: str, numbering: str) -> str:
    setup = theme.setups[name]
    margin = f"top: {setup.top}pt, right: {setup.right}pt, bottom: {setup.bottom}pt, left: {setup.left}pt"
    return f"#set page(width: {setup.width}pt, height: {setup.height}pt, margin: ({margin}), numbering: {numbering})"


def _blocks(section: Section, theme: Theme) -> Iterator[str]:
    for block in section.blocks:
        kind = type(block).__name__
        if kind == "PageBreak":
            yield "#pagebreak(weak: true)"
        elif kind == "Table":
            yield _table(block, theme)
        elif kind == "Heading":
            listed = f"level: {block.level}, outlined: {str(block.in_contents).lower()}"
            yield _text(block.text, theme.styles[block.role], listed)
        else:
            yield _text(block.text, theme.styles[block.role])


def _text(text: str, style: TextStyle, heading: str = "") -> str:
    """A paragraph in a style, or with the arguments of `heading` a heading."""
    content = f"#text({_look(style)})[{_escaped(text)}]"
    pitch = (
        f"leading: {style.leading - style.size}pt, spacing: {style.leading - style.size + style.before + style.after}pt"
    )
    justified = str(style.align == "justify").lower()
    indent = f", first-line-indent: (amount: {style.indent * style.size}pt, all: true)" if style.indent else ""
    inner = f"#heading({heading})[{content}]" if heading else f"#par({pitch}, justify: {justified}{indent})[{content}]"
    return inner if style.align == "justify" else f"#align({ALIGN[style.align]})[{inner}]"


def _look(style: TextStyle) -> str:
    """The arguments of `text` for a style: a face for Latin letters, the style's own, and one that has everything."""
    family = next((family for name, family in FAMILIES.items() if name in style.font), SONG)
    latin = f'(name: "{SONG}", covers: regex("[ -~]")), ' if family == FAMILIES["仿宋"] else ""
    weight = ', weight: "bold"' if style.bold else ""
    return f'font: ({latin}"{family}", "{SONG}"), size: {style.size}pt{weight}'


def _table(table: Table, theme: Theme) -> str:
    columns = ", ".join(f"{width}fr" for width in table.widths)
    beside, above = theme.cell_padding
    style = theme.styles["TableText"]
    lines = [f"#[#set text({_look(style)}); #set par(leading: {style.leading - style.size}pt)"]
    lines.append(
        f"#table(columns: ({columns}), inset: (x: {beside}pt, y: {above + (style.leading - style.size) / 2}pt), table.header("
    )
    if table.has_banner:
        left, middle, right = map(_escaped, table.banner)
        lines.append(
            f"table.cell(colspan: {len(table.widths)}, stroke: none)[#grid(columns: (1fr, auto, 1fr), [{left}], [{middle}], align(right)[{right}])],"
        )
    lines += [_cell(cell) for row in table.head for cell in row if cell]
    lines.append("),")
    lines += [_cell(cell) for row in table.body for cell in row if cell]
    return "\n".join([*lines, ")]"])


def _cell(cell: TableCell) -> str:
    spans = f"rowspan: {cell.rowspan}, colspan: {cell.colspan}, " if (cell.rowspan, cell.colspan) != (1, 1) else ""
    indent = f"#h({cell.indent}em)" if cell.indent else ""
    text = " \\ ".join(map(_escaped, cell.text.split("\n")))
    return f"table.cell({spans}align: {ALIGN[cell.align]} + horizon)[{indent}{text}],"


def _escaped(text: str) -> str:
    return re.sub(r"([\\#*_`$<>@=\-+/\[\]~\"'])", r"\\\1", text)


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    typst_pdf(*map(Path, (sys.argv[1], sys.argv[3], sys.argv[2])))
