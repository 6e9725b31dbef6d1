"""Composite fonts: any number of characters in one font, copied from the PDF as they are."""

import io

import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas

from generator.writers.embedded_font import Subset
from generator.writers.pen import Pen
from tests.support.documents import fonts


def test_codes_are_given_in_the_order_of_use():
    subset = Subset("F1", {ord(character): 7 for character in "预算 "})
    assert subset.written("预算预") == "<000100020001>"
    assert subset.written("算\u00a0 无") == "<0002000300030000>"
    assert subset.characters == [0, ord("预"), ord("算"), ord(" ")]


@pytest.mark.parametrize("first", [0x4E00, 0x8000])
def test_six_hundred_characters_of_one_font_are_read_back(first):
    face = fonts().face("宋体")
    characters = [
        chr(code) for code in range(first, first + 900) if chr(code) not in fonts().missing(chr(code), "宋体")
    ]
    text = "".join(characters[:600])
    buffer = io.BytesIO()
    canvas = Canvas(buffer, initialFontName=face.main_font)
    pen = Pen(canvas)
    for row in range(0, 600, 30):
        pen.line(text[row : row + 30], face, 10, 40, 800 - row)
    pen.close()
    canvas.save()
    with pdfplumber.open(buffer) as pdf:
        page = pdf.pages[0]
        assert "".join(char["text"] for char in page.chars) == text
        assert len({char["fontname"] for char in page.chars}) == 1
        assert {round(char["width"], 3) for char in page.chars} == {10.0}
