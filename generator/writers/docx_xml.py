"""The pieces of WordprocessingML: runs, paragraphs, fields, bookmarks. Functions return XML; every text is escaped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from generator.writers.xml_text import escaped

PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
TAB = "<w:r><w:tab/></w:r>"

JUSTIFICATION = {"justify": "both", "left": "left", "center": "center", "right": "right"}

# Word chooses the face of “ ” — · × by this hint; without it they come out of the Latin face.
_EAST_ASIAN_HINT = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'

_BREAKS = re.compile(r"(\r\n|[\r\n\t])")


def twips(points: float) -> int:
    return round(points * 20)


def run(text: str, deleted: bool = False) -> str:
    """A run of plain text, or of text that a revision deleted; line ends and tabs in it become Word's own."""
    if not text:
        return ""
    properties = _EAST_ASIAN_HINT if _is_ambiguous(text) else ""
    tag = "delText" if deleted else "t"
    return f"<w:r>{properties}{''.join([_piece(piece, tag) for piece in _BREAKS.split(text)])}</w:r>"


def cut_runs(text: str, cuts: Iterable[int]) -> str:
    """Runs of `text` with a page break at each of the character offsets `cuts`."""
    ends = [0, *sorted(cut for cut in cuts if 0 < cut < len(text)), len(text)]
    return PAGE_BREAK.join(run(text[start:end]) for start, end in pairwise(ends))


def paragraph(
    style: str,
    content: str = "",
    *,
    starts_page: bool = False,
    pitch: float = 0,
    least: float = 0,
    first_line: str = "",
    align: str = "",
    outline: int = 0,
    mark: str = "",
    section: str = "",
) -> str:
    """A paragraph. What differs from its style is given: exact line `pitch` or `least` height of a line in
    points, `align`, `outline` level from 1.

    `first_line` is a whole `w:ind`, `mark` the `w:rPr` of the paragraph's end, `section` a whole `w:sectPr`: the paragraph is then the last of its section.
    """
    line, rule = (least, "atLeast") if least else (pitch, "exact")
    properties = (
        f'<w:pStyle w:val="{escaped(style)}"/>'
        + ("<w:pageBreakBefore/>" if starts_page else "")
        + (f'<w:spacing w:before="0" w:after="0" w:line="{twips(line)}" w:lineRule="{rule}"/>' if line else "")
        + first_line
        + (f'<w:jc w:val="{JUSTIFICATION[align]}"/>' if align else "")
        + (f'<w:outlineLvl w:val="{outline - 1}"/>' if outline else "")
        + mark
        + section
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def sliver(content: str = "", *, starts_page: bool = False, section: str = "") -> str:
    """A paragraph of 1 pt: Word wants one between tables, and after a table that ends a section."""
    return paragraph("Gap", content, starts_page=starts_page, pitch=1, section=section)


def indent(characters: int, size: float) -> str:
    """A first line indent in characters; readers that cannot count them take the length for text of `size` points."""
    if not characters:
        return ""
    return f'<w:ind w:firstLineChars="{characters * 100}" w:firstLine="{twips(characters * size)}"/>'


def field(instruction: str, result: str) -> str:
    """A whole field with its stored result (runs)."""
    return field_start(instruction) + result + field_end()


def field_start(instruction: str) -> str:
    code = f'<w:r><w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
    return _mark("begin") + code + _mark("separate")


def field_end() -> str:
    return _mark("end")


def bookmark_start(number: int, name: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def bookmark_end(number: int) -> str:
    return f'<w:bookmarkEnd w:id="{number}"/>'


def link(bookmark: str, content: str) -> str:
    """A hyperlink to a bookmark of the same document around runs."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{content}</w:hyperlink>'


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _piece(text: str, tag: str) -> str:
    if text in ("\n", "\r", "\r\n"):
        return "<w:br/>"
    if text == "\t":
        return "<w:tab/>"
    return f'<w:{tag} xml:space="preserve">{escaped(text)}</w:{tag}>' if text else ""


def _is_ambiguous(text: str) -> bool:
    """Whether `text` has characters that belong to both Latin and East Asian faces (East Asian Width A)."""
    return not text.isascii() and "A" in map(unicodedata.east_asian_width, text)
