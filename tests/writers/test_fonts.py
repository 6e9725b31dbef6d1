"""Faces: the right file for every character, nothing opened without need, and text that can be copied from the PDF."""

import io
import struct

import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas

from generator.writers import font_files, fonts
from generator.writers.fonts import FontBook
from generator.writers.pen import Pen
from tests.support.documents import FONTS


@pytest.fixture()
def book() -> FontBook:
    return FontBook(FONTS, "bundled")


def file_name(font: str) -> str:
    return font.rpartition("/")[2].partition("#")[0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("仿宋_GB2312", "fangsong.ttf"),
        ("黑体", "heiti.ttf"),
        ("宋体", "song.ttf"),
        ("方正小标宋简体", "xiaobiaosong.ttf"),
        ("楷体_GB2312", "kaiti.ttf"),
        ("SimHei", "heiti.ttf"),
        ("华文仿宋", "fangsong.ttf"),
        ("Gongkai Kai", "kaiti.ttf"),
        ("Times New Roman", "song.ttf"),
        ("某个没有的字体", "song.ttf"),
    ],
)
def test_word_face_name_finds_its_file(book, name, expected):
    assert file_name(book.face(name).fonts["政"]) == expected


def test_rare_character_falls_back_to_song(book):
    face = book.face("仿宋_GB2312")
    assert file_name(face.fonts["䨱"]) == "song.ttf"
    assert not face.missing


def test_latin_letters_and_digits_come_from_the_hinted_role(book):
    face = book.face("仿宋_GB2312")
    assert {file_name(face.fonts[c]) for c in "A9.%"} == {"song.ttf"}
    assert file_name(book.face("黑体").fonts["9"]) == "heiti.ttf"


def test_files_are_opened_only_when_a_character_asks(monkeypatch):
    opened = []
    plain = fonts._registered
    monkeypatch.setattr(fonts, "_registered", lambda path, index: opened.append(path.name) or plain(path, index))
    face = FontBook(FONTS).face("仿宋_GB2312")
    assert opened == []
    assert face.widths["政"] == 1.0
    assert set(opened) == {"fangsong.ttf"}


@pytest.mark.parametrize("character", ["\u200b", "\ufeff", "\u00ad", "\ufe0f", "\x07", "\U000e0101"])
def test_invisible_characters_have_neither_glyph_nor_width(book, character):
    face = book.face("宋体")
    assert (face.fonts[character], face.widths[character]) == ("", 0.0)
    assert book.missing(f"字{character}字") == ""


def test_missing_lists_each_character_once_in_order(book):
    assert book.missing("完成👍，满意👍😀") == "👍😀"
    assert book.missing("完成，≥95%〔2024〕①㎡䨱") == ""


def test_missing_character_is_drawn_with_a_width_and_remembered(book):
    face = book.face("黑体")
    assert face.widths["👍"] == 1.0
    assert face.missing == {"👍"}


def test_unknown_mode_is_refused():
    with pytest.raises(ValueError, match="mode"):
        FontBook(FONTS, "clerk")


def fake_font(kind: int, outlines: bytes = b"glyf") -> bytes:
    """The beginning of a font file with the licence bits `kind`, enough for the check."""
    records = struct.pack(">4sLLL", b"OS/2", 0, 44, 10) + struct.pack(">4sLLL", outlines, 0, 54, 0)
    return b"\x00\x01\x00\x00" + struct.pack(">HHHH", 2, 0, 0, 0) + records + struct.pack(">HhHHH", 4, 0, 400, 5, kind)


@pytest.mark.parametrize(
    ("content", "allowed"),
    [
        (fake_font(0), True),
        (fake_font(8), True),
        (fake_font(2), False),
        (fake_font(0x100), False),
        (fake_font(0, b"CFF "), False),
        (b"OTTO" + fake_font(0)[4:], False),
        (b"", False),
        (b"no font at all", False),
    ],
)
def test_only_embeddable_truetype_files_are_taken(tmp_path, content, allowed):
    path = tmp_path / "a.ttf"
    path.write_bytes(content)
    assert font_files.is_embeddable(path) is allowed


def test_clerks_own_face_comes_first_but_only_in_own_mode(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "SimHei.TTF").write_bytes((FONTS.parent / "kaiti.ttf").read_bytes())
    own = FontBook(FONTS, "own", [tmp_path]).face("黑体")
    assert own.fonts["政"].startswith(str(tmp_path / "deep"))
    bundled = FontBook(FONTS, "bundled", [tmp_path]).face("黑体")
    assert file_name(bundled.fonts["政"]) == "heiti.ttf"


def test_face_asked_for_is_preferred_to_its_relatives(tmp_path):
    for name in ("simfang.ttf", "仿宋_GB2312.ttf"):
        (tmp_path / name).write_bytes((FONTS.parent / "heiti.ttf").read_bytes())
    book = FontBook(FONTS, "own", [tmp_path])
    assert file_name(book.face("仿宋").fonts["政"]) == "simfang.ttf"
    assert file_name(book.face("仿宋_GB2312").fonts["政"]) == "仿宋_GB2312.ttf"


def test_extension_b_characters_are_copied_from_the_pdf_as_they_are(book):
    face = book.face("宋体")
    han = [chr(code) for code in range(0x20000, 0x2A6E0) if not book.missing(chr(code))]
    assert len(han) > 10
    text = "".join(han[:12]) + "字"
    buffer = io.BytesIO()
    canvas = Canvas(buffer, initialFontName=face.main_font)
    pen = Pen(canvas)
    pen.line(text, face, 20, 40, 700)
    pen.close()
    canvas.save()
    with pdfplumber.open(buffer) as pdf:
        assert "".join(char["text"] for char in pdf.pages[0].chars) == text
