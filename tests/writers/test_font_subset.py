"""The embedded part of a font file: the same outlines under new numbers, in a well-formed file."""

import struct
from types import SimpleNamespace

from generator.writers.font_subset import Outlines, subset_file
from tests.support.documents import fonts

HEAD, HHEA, MAXP = bytes(54), bytes(36), bytes(32)


def tables(file: bytes) -> dict[str, bytes]:
    count = struct.unpack_from(">H", file, 4)[0]
    records = [struct.unpack_from(">4s4xLL", file, 12 + 16 * n) for n in range(count)]
    return {tag.decode(): file[offset : offset + length] for tag, offset, length in records}


def glyphs(file: bytes) -> list[bytes]:
    found = tables(file)
    places = struct.unpack(f">{len(found['loca']) // 4}L", found["loca"])
    return [found["glyf"][a:b] for a, b in zip(places, places[1:])]


def font_of(*outlines: bytes) -> SimpleNamespace:
    """What the subset asks of a font, with these outlines."""
    data, content = {"head": HEAD, "hhea": HHEA, "maxp": MAXP}, b"".join(outlines)
    places = [sum(map(len, outlines[:n])) for n in range(len(outlines) + 1)]
    metrics = [(100 * n, n) for n in range(len(outlines))]
    return SimpleNamespace(
        table=data,
        get_table=data.get,
        get_table_pos=lambda tag: (0, len(content)),
        _ttf_data=content,
        glyphPos=places,
        hmetrics=metrics,
    )


def test_outlines_and_widths_are_those_of_the_font():
    face = fonts().face("宋体")
    font = next(file.font.face for file in face._stack)
    wanted = [0, *(font.charToGlyph[ord(character)] for character in "预算公开2024")]
    file = subset_file(Outlines(font), wanted)
    start = font.get_table_pos("glyf")[0]
    for number, glyph in enumerate(wanted):
        outline = font._ttf_data[start + font.glyphPos[glyph] : start + font.glyphPos[glyph + 1]]
        assert outline[:2] >= b"\x80" or glyphs(file)[number].rstrip(b"\0") == outline.rstrip(b"\0")
        assert struct.unpack_from(">HH", tables(file)["hmtx"], 4 * number) == font.hmetrics[glyph]


def test_checksum_of_the_file_is_what_the_format_wants():
    file = subset_file(Outlines(font_of(b"\0\1" + bytes(9))), [0])
    assert sum(struct.unpack(f">{len(file) // 4}L", file)) & 0xFFFFFFFF == 0xB1B0AFBA
    assert struct.unpack_from(">H", tables(file)["maxp"], 4) == (1,)


def test_parts_of_composite_glyphs_come_along_under_their_new_numbers():
    simple = b"\0\1" + bytes(10)
    inner = b"\xff\xff" + bytes(8) + struct.pack(">HHbb", 0x0002, 1, 0, 0) + bytes(2)
    outer = b"\xff\xff" + bytes(8) + struct.pack(">HHhhhHHbb", 0x0029, 2, 0, 0, 0, 0x0002, 1, 0, 0)
    found = glyphs(subset_file(Outlines(font_of(simple, simple, inner, outer)), [0, 3]))
    assert len(found) == 4  # the composite one, its part, the part's part
    assert struct.unpack_from(">H", found[1], 12) == (2,) and struct.unpack_from(">H", found[1], 22) == (3,)
    assert struct.unpack_from(">H", found[2], 12) == (3,)
    assert found[3] == simple


def test_a_document_leaves_nothing_behind_for_the_next():
    simple = b"\0\1" + bytes(10)
    composite = b"\xff\xff" + bytes(8) + struct.pack(">HHbb", 0x0002, 1, 0, 0) + bytes(2)
    font = font_of(simple, simple, composite)
    outlines = Outlines(font)
    subset_file(outlines, [0, 2])
    file = subset_file(outlines, [2, 0])
    assert file == subset_file(Outlines(font), [2, 0])
    assert sum(struct.unpack(f">{len(file) // 4}L", file)) & 0xFFFFFFFF == 0xB1B0AFBA
