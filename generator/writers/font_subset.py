"""The part of a TrueType font file that a document embeds: the glyphs it uses, under new numbers."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from itertools import accumulate
from struct import pack, pack_into, unpack_from

from reportlab.pdfbase.ttfonts import TTFontFace

_COPIED = ("cvt ", "fpgm", "prep")  # hinting; a font may do without
_MORE_PARTS = 0x0020  # flags of a part of a composite glyph
_WORDS = 0x0001
_TRANSFORMS = {0x0008: 2, 0x0040: 4, 0x0080: 8}  # flag of a scaled part: bytes that tell the scale
_CHECKSUM_OF_A_FONT = 0xB1B0AFBA


def subset_file(face: TTFontFace, glyphs: list[int]) -> bytes:
    """A font file in which glyph number n is glyph `glyphs[n]` of `face`; parts of composite glyphs stand behind them."""
    outlines, glyphs = _outlines(face, glyphs)
    count = len(glyphs)
    metrics = [number for glyph in glyphs for number in face.hmetrics[glyph]]
    tables = {tag: face.get_table(tag) for tag in _COPIED if tag in face.table}
    tables["glyf"] = b"".join(outlines)
    tables["loca"] = pack(f">{count + 1}L", 0, *accumulate(map(len, outlines)))
    tables["hmtx"] = pack(f">{2 * count}H", *metrics)
    tables["hhea"] = _with_number(face.get_table("hhea"), 34, count)
    tables["maxp"] = _with_number(face.get_table("maxp"), 4, count)
    tables["head"] = _with_number(face.get_table("head"), 50, 1)  # loca has long offsets
    return _font_file(tables)


def _outlines(face: TTFontFace, glyphs: list[int]) -> tuple[list[bytes], list[int]]:
    """The outlines of `glyphs`, padded to whole words, and of the parts they are composed of, with all their numbers."""
    glyphs = list(glyphs)
    numbers = {glyph: number for number, glyph in enumerate(glyphs)}
    data, start = face._ttf_data, face.get_table_pos("glyf")[0]
    outlines = []
    for glyph in glyphs:  # grows while the parts of composite glyphs are met
        outline = bytearray(data[start + face.glyphPos[glyph] : start + face.glyphPos[glyph + 1]])
        for place in _parts(outline):
            (part,) = unpack_from(">H", outline, place)
            if part not in numbers:
                numbers[part] = len(glyphs)
                glyphs.append(part)
            pack_into(">H", outline, place, numbers[part])
        outlines.append(outline.ljust(len(outline) + 3 & ~3, b"\0"))
    return outlines, glyphs


def _parts(outline: bytearray) -> Iterator[int]:
    """Where in the outline of a composite glyph the numbers of its parts stand; nowhere in a simple one."""
    place, more = 10, bool(outline) and outline[0] >= 0x80  # a negative number of contours
    while more:
        (flags,) = unpack_from(">H", outline, place)
        yield place + 2
        place += 8 if flags & _WORDS else 6
        place += sum(size for flag, size in _TRANSFORMS.items() if flags & flag)
        more = bool(flags & _MORE_PARTS)


def _font_file(tables: dict[str, bytes]) -> bytes:
    """The tables in one file, with the checksums that the format wants."""
    tables["head"] = tables["head"][:8] + bytes(4) + tables["head"][12:]
    power = len(tables).bit_length() - 1
    header = pack(">LHHHH", 0x00010000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    offset = len(header) + 16 * len(tables)
    directory, content, checksums = header, [], 0
    for tag, table in sorted(tables.items()):
        padded = table.ljust(len(table) + 3 & ~3, b"\0")
        checksum = _checksum(padded)
        directory += pack(">4sLLL", tag.encode(), checksum, offset, len(table))
        content.append(padded)
        checksums += checksum
        offset += len(padded)
    adjustment = (_CHECKSUM_OF_A_FONT - checksums - _checksum(directory)) & 0xFFFFFFFF
    head = sorted(tables).index("head")
    content[head] = content[head][:8] + pack(">L", adjustment) + content[head][12:]
    return b"".join([directory, *content])


def _checksum(padded: bytes) -> int:
    words = array("I", padded)
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF


def _with_number(table: bytes, place: int, number: int) -> bytes:
    """The table with a 16-bit number at `place`."""
    return table[:place] + pack(">H", number) + table[place + 2 :]
