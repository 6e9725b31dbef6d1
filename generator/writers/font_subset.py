"""The part of a TrueType font file that a document embeds: the glyphs it uses, under new numbers."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterator
from itertools import accumulate
from struct import pack, pack_into, unpack_from
from typing import NamedTuple

from reportlab.pdfbase.ttfonts import TTFontFace

_COPIED = ("cvt ", "fpgm", "prep")  # hinting; a font may do without
_MORE_PARTS = 0x0020  # flags of a part of a composite glyph
_WORDS = 0x0001
_TRANSFORMS = {0x0008: 2, 0x0040: 4, 0x0080: 8}  # flag of a scaled part: bytes that tell the scale
_CHECKSUM_OF_A_FONT = 0xB1B0AFBA


class Outline(NamedTuple):
    """The outline of a glyph, padded to whole words; `parts` is where the numbers of the parts of a composite stand."""

    data: bytes
    parts: tuple[int, ...]
    checksum: int

    @classmethod
    def of(cls, data: bytes) -> Outline:
        padded = _padded(data)
        return cls(padded, tuple(_parts(padded)), _checksum(padded))

    def renumbered(self, number_of: Callable[[int], int]) -> Outline:
        """The same outline with other numbers for its parts."""
        data = bytearray(self.data)
        for place in self.parts:
            pack_into(">H", data, place, number_of(*unpack_from(">H", data, place)))
        return Outline(bytes(data), self.parts, _checksum(data))


class Outlines(dict):
    """The outlines of a font file by glyph number, each cut out once: every document uses the same few hundred."""

    def __init__(self, face: TTFontFace) -> None:
        super().__init__()
        self.face = face
        self._start = face.get_table_pos("glyf")[0]

    def __missing__(self, glyph: int) -> Outline:
        begin, end = self.face.glyphPos[glyph : glyph + 2]
        self[glyph] = Outline.of(self.face._ttf_data[self._start + begin : self._start + end])
        return self[glyph]


def subset_file(known: Outlines, glyphs: list[int]) -> bytes:
    """A font file in which glyph number n is glyph `glyphs[n]` of a font; parts of composite glyphs stand behind them."""
    face = known.face
    outlines, glyphs = _chosen(known, glyphs)
    count = len(glyphs)
    metrics = [number for glyph in glyphs for number in face.hmetrics[glyph]]
    tables = {tag: face.get_table(tag) for tag in _COPIED if tag in face.table}
    tables["glyf"] = b"".join([outline.data for outline in outlines])
    tables["loca"] = pack(f">{count + 1}L", 0, *accumulate([len(outline.data) for outline in outlines]))
    tables["hmtx"] = pack(f">{2 * count}H", *metrics)
    tables["hhea"] = _with_number(face.get_table("hhea"), 34, count)
    tables["maxp"] = _with_number(face.get_table("maxp"), 4, count)
    tables["head"] = _with_number(face.get_table("head"), 50, 1)  # loca has long offsets
    return _font_file(tables, {"glyf": sum([outline.checksum for outline in outlines]) & 0xFFFFFFFF})


def _chosen(known: Outlines, glyphs: list[int]) -> tuple[list[Outline], list[int]]:
    """The outlines of `glyphs` and of the parts they are composed of, with all their numbers."""
    glyphs = list(glyphs)
    numbers = {glyph: number for number, glyph in enumerate(glyphs)}

    def number_of(part: int) -> int:
        if part not in numbers:
            numbers[part] = len(glyphs)
            glyphs.append(part)
        return numbers[part]

    outlines = []
    for glyph in glyphs:  # grows while the parts of composite glyphs are met
        outline = known[glyph]
        outlines.append(outline.renumbered(number_of) if outline.parts else outline)
    return outlines, glyphs


def _parts(outline: bytes) -> Iterator[int]:
    """Where in the outline of a composite glyph the numbers of its parts stand; nowhere in a simple one."""
    place, more = 10, bool(outline) and outline[0] >= 0x80  # a negative number of contours
    while more:
        (flags,) = unpack_from(">H", outline, place)
        yield place + 2
        place += 8 if flags & _WORDS else 6
        place += sum(size for flag, size in _TRANSFORMS.items() if flags & flag)
        more = bool(flags & _MORE_PARTS)


def _font_file(tables: dict[str, bytes], known: dict[str, int]) -> bytes:
    """The tables in one file, with the checksums that the format wants; those of some tables are `known`."""
    tables["head"] = tables["head"][:8] + bytes(4) + tables["head"][12:]
    power = len(tables).bit_length() - 1
    header = pack(">LHHHH", 0x00010000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    offset = len(header) + 16 * len(tables)
    directory, content, checksums = header, [], 0
    for tag, table in sorted(tables.items()):
        padded = _padded(table)
        checksum = known[tag] if tag in known else _checksum(padded)
        directory += pack(">4sLLL", tag.encode(), checksum, offset, len(table))
        content.append(padded)
        checksums += checksum
        offset += len(padded)
    adjustment = (_CHECKSUM_OF_A_FONT - checksums - _checksum(directory)) & 0xFFFFFFFF
    head = sorted(tables).index("head")
    content[head] = content[head][:8] + pack(">L", adjustment) + content[head][12:]
    return b"".join([directory, *content])


def _padded(table: bytes) -> bytes:
    return table.ljust(len(table) + 3 & ~3, b"\0")


def _checksum(padded: bytes) -> int:
    words = array("I", padded)
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF


def _with_number(table: bytes, place: int, number: int) -> bytes:
    """The table with a 16-bit number at `place`."""
    return table[:place] + pack(">H", number) + table[place + 2 :]
