"""Reads a `Theme` out of the styles, sections, headers and footers of a reference.docx. All lengths in points."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.theme import CoverLine, PageSetup, RunningLine, Theme
from generator.writers.reference_styles import R, StyleSheet, W, local_name

SETUPS = ("cover", "contents", "landscape", "portrait")
"""The page set-ups in the order in which the sections of reference.docx stand."""

PAGE = "{PAGE}"
"""What stands for the page number in a running line."""

TYPED_PAGE = "{\0PAGE}"
"""The same letters in a running line where somebody typed them. No Word file can hold the NUL."""


def page_setup(name: str, section) -> PageSetup:
    """The page set-up of one `w:sectPr`."""
    size, margin = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    side = {local_name(key): float(value) / 20 for key, value in margin.items()}
    return PageSetup(
        name=name,
        width=float(size.get(f"{W}w")) / 20,
        height=float(size.get(f"{W}h")) / 20,
        top=side["top"],
        right=side["right"],
        bottom=side["bottom"],
        left=side["left"],
        header_distance=side["header"],
        footer_distance=side["footer"],
    )


def read_theme(body, sections, styles: StyleSheet, parts) -> Theme:
    """The theme, from a document's body, the `w:sectPr` of each set-up, its styles and its parts by relationship id."""
    return Theme(
        styles=styles.text_styles,
        setups={name: page_setup(name, section) for name, section in sections.items()},
        cover=tuple(_cover_line(paragraph, styles) for paragraph in cover_elements(body) if paragraph.tag == f"{W}p"),
        header={name: _running_line(section, "headerReference", styles, parts) for name, section in sections.items()},
        footer={name: _running_line(section, "footerReference", styles, parts) for name, section in sections.items()},
        cell_padding=styles.cell_padding,
    )


def cover_elements(body) -> Iterator:
    """The blocks of the first section: everything up to the paragraph that carries its section properties."""
    for element in body:
        yield element
        if element.find(f"{W}pPr/{W}sectPr") is not None:
            return


def paragraph_text(paragraph, page: str = PAGE) -> str:
    """The text of a paragraph, with `page` for a page number field and the stored result of any other field."""
    pieces: list[str] = []
    instruction, in_result = "", False
    for element in paragraph.iter(f"{W}t", f"{W}instrText", f"{W}fldChar", f"{W}fldSimple"):
        name = local_name(element.tag)
        if name == "fldChar":
            stage = element.get(f"{W}fldCharType")
            pieces += [page] if stage == "end" and _is_page(instruction) else []
            instruction, in_result = instruction if stage == "separate" else "", stage == "separate"
        elif name == "instrText":
            instruction += element.text or ""
        elif name == "fldSimple":
            pieces += [page] if _is_page(element.get(f"{W}instr")) else []
        elif not (in_result and _is_page(instruction)) and not _in_simple_page_field(element):
            pieces.append(element.text or "")
    return "".join(pieces)


def _is_page(instruction: str) -> bool:
    return instruction.split()[:1] == ["PAGE"]


def _in_simple_page_field(element) -> bool:
    return any(_is_page(field.get(f"{W}instr")) for field in element.iterancestors(f"{W}fldSimple"))


def _cover_line(paragraph, styles: StyleSheet) -> CoverLine:
    return CoverLine(_style_of(paragraph, styles), paragraph_text(paragraph).strip())


def _running_line(section, kind: str, styles: StyleSheet, parts) -> RunningLine | None:
    """The first paragraph with text of a section's header or footer."""
    for reference in section.iterfind(f"{W}{kind}"):
        if reference.get(f"{W}type") == "default":
            for paragraph in parts[reference.get(f"{R}id")].iterfind(f"{W}p"):
                if text := _running_text(paragraph):
                    return RunningLine(_style_of(paragraph, styles), text)
    return None


def _running_text(paragraph) -> str:
    """The text of a running line, in which a page number and the letters that stand for one are kept apart."""
    parts = paragraph_text(paragraph, page="\0").strip().split("\0")
    return PAGE.join(part.replace(PAGE, TYPED_PAGE) for part in parts)


def _style_of(paragraph, styles: StyleSheet) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val") if style is not None else styles.default_paragraph
