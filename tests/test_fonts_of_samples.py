"""The faces in the PDFs of the samples: embedded, subset, ours, and with a glyph for every character drawn."""

from __future__ import annotations

import re
import struct
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pdfplumber
import pytest
from pdfminer.pdftypes import resolve1
from reportlab.pdfbase.ttfonts import TTFontFile

from generator.compose.characters import RULE, missing_characters
from tests.support.rendered import SAMPLES, Rendered, hebei, submission_of, typeset
from tests.support.submissions import source_values

_SUBSET = re.compile(r"^[A-Z]{6}\+(.+)$")
_WHOLE_FILE = 1_000_000  # bytes; the subset of a sample is far smaller, the files themselves are larger


@dataclass(frozen=True)
class Font:
    """A font of a PDF: the PostScript name behind the subset's tag, and the embedded file, if it is embedded."""

    name: str
    subset: bool
    file: bytes


@cache
def fonts_of(made: Rendered) -> list[Font]:
    found: dict[str, Font] = {}
    with pdfplumber.open(made.pdf) as pdf:
        for page in pdf.pages:
            resources = resolve1(page.page_obj.resources)
            for reference in resolve1(resources.get("Font", {})).values():
                font = resolve1(reference)
                full = font["BaseFont"].name
                [descendant] = resolve1(font["DescendantFonts"])
                descriptor = resolve1(resolve1(descendant)["FontDescriptor"])
                file = resolve1(descriptor.get("FontFile2"))
                match = _SUBSET.match(full)
                found[full] = Font(match[1] if match else full, bool(match), file.get_data() if file else b"")
    return list(found.values())


@cache
def our_fonts() -> dict[str, TTFontFile]:
    """The bundled files by PostScript name."""
    table = hebei().fonts
    files = [table.parent / face["file"] for face in tomllib.loads(table.read_text(encoding="utf-8"))["face"]]
    return {face.name.decode(): face for face in (TTFontFile(str(file)) for file in files)}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_font_is_an_embedded_subset(sample, name):
    fonts = fonts_of(sample(name))
    assert [font.name for font in fonts if not font.subset] == []
    assert [font.name for font in fonts if not font.file] == []
    assert [(font.name, len(font.file)) for font in fonts if len(font.file) > _WHOLE_FILE] == []
    assert sample(name).pdf.stat().st_size < 3_000_000


@pytest.mark.parametrize("name", SAMPLES)
def test_the_faces_are_our_five(sample, name):
    """All five are used, and nothing else: no Helvetica that a library put in."""
    assert len(our_fonts()) == 5
    assert {font.name for font in fonts_of(sample(name))} == set(our_fonts())
    assert b"Helvetica" not in sample(name).pdf.read_bytes()


@pytest.mark.parametrize("name", SAMPLES)
def test_every_character_has_a_glyph(sample, name):
    """No box for a missing character: each one drawn is in the very file that draws it, and copies as itself."""
    made = sample(name)
    assert len({character for character, _ in made.paper.characters}) > 500
    assert without_glyph(made) == set()
    styles = made.reference.theme.styles.values()
    assert [face.missing for style in styles if (face := made.fonts.face(style.font)).missing] == []


def without_glyph(made: Rendered) -> set[tuple[str, str]]:
    """What is drawn in a font whose file does not have it: (font, character)."""
    drawn = {(_SUBSET.match(font)[1], character) for character, font in made.paper.characters}
    return {(font, c) for font, c in drawn if len(c) != 1 or not our_fonts()[font].charToGlyph.get(ord(c))}


@pytest.mark.parametrize("name", SAMPLES)
def test_no_box_is_embedded_as_a_character(sample, name):
    """Each embedded file holds the box for missing characters once, as every font must, and only spaces are empty."""
    for font in fonts_of(sample(name)):
        box = outlines(Path(our_fonts()[font.name].filename).read_bytes())[0]
        embedded = outlines(font.file)
        assert len(box) > 0 and len(embedded) > 20
        assert embedded.count(box) <= 1, font.name
        assert embedded.count(b"") <= 2, font.name  # the space and U+3000


@cache
def outlines(file: bytes) -> list[bytes]:
    """The outline of each glyph of a TrueType file, out of its tables head, maxp, loca and glyf."""
    tables = {}
    for number in range(struct.unpack(">H", file[4:6])[0]):
        tag, _, offset, length = struct.unpack(">4sLLL", file[12 + 16 * number : 28 + 16 * number])
        tables[tag.decode()] = file[offset : offset + length]
    long = struct.unpack(">h", tables["head"][50:52])[0]
    count = struct.unpack(">H", tables["maxp"][4:6])[0] + 1
    places = struct.unpack(f">{count}{'L' if long else 'H'}", tables["loca"][: count * (4 if long else 2)])
    scale = 1 if long else 2
    return [tables["glyf"][start * scale : end * scale].rstrip(b"\0") for start, end in zip(places, places[1:])]


def test_missing_character_is_found_with_its_cell(sample, tmp_path):
    """An emoji in a project's name: one finding, which blocks and names the project's cell; nothing else is found."""
    values = source_values("julu")
    values["项目"][2]["项目名称"] += "\U0001f600"
    made = typeset(submission_of(values, hebei()), hebei(), tmp_path, "emoji")
    [finding] = missing_characters(made.document, made.fonts.missing)
    assert (finding.rule, finding.blocks, finding.found) == (RULE, True, "U+1F600")
    typed = made.submission.sheet("项目").records[2]["项目名称"].source
    assert typed in finding.places
    assert {place.sheet for place in finding.places} == {"项目"}
    assert len(without_glyph(made)) == 1  # drawn as a box, copied as nothing: what the test above would notice
    assert list(missing_characters(sample("julu").document, sample("julu").fonts.missing)) == []
