"""Paragraphs: justification, indent, and where they are cut over pages."""

import io

import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas

from generator.writers.chinese_text import ChineseText, spread
from generator.writers.pen import slots
from tests.support.documents import fonts, prose, theme


def body(text: str, **more) -> ChineseText:
    style = theme().styles["Body"]
    return ChineseText(text, style, fonts().face(style.font), **more)


def test_latin_words_are_not_stretched():
    assert slots("预算2024年") == 3
    assert slots("ABC") == 0
    assert slots("") == 0


def test_spread_fills_the_line_unless_it_would_look_torn():
    assert spread("部门预算", 40, 46, 10) == pytest.approx(2)
    assert spread("部门预算", 40, 80, 10) == 0
    assert spread("部门预算", 40, 39, 10) == 0


def test_drawn_lines_reach_from_margin_to_margin():
    """Every line but the last one fills the column to a fifth of a point, whatever it mixes."""
    text = body(prose(400) + "涉及ABC Def公司2024年项目，" * 8)
    text.wrap(442.2)
    face = text.face
    buffer = io.BytesIO()
    canvas = Canvas(buffer, initialFontName=face.main_font)
    text.draw_on(canvas, 50, 50)
    canvas.save()
    with pdfplumber.open(buffer) as pdf:
        lines = pdf.pages[0].extract_text_lines(y_tolerance=5)
    assert len(lines) == len(text.lines) > 12
    for number, line in enumerate(lines):
        first, last = line["chars"][0], line["chars"][-1]
        right = last["x0"] + face.widths[last["text"]] * 16
        assert first["x0"] == pytest.approx(50 + (32 if number == 0 else 0), abs=0.2)
        assert right == pytest.approx(492.2, abs=0.2) or (number == len(lines) - 1 and right < 492.2)


def test_height_counts_lines_and_spacing():
    text = body("部" * 28)
    assert text.wrap(16 * 28) == 2 * 28
    assert body("部" * 26).wrap(16 * 28) == 28


def test_paragraph_is_cut_after_a_sentence():
    text = body("部" * 60 + "。" + "门" * 100)
    text.wrap(16 * 28)
    offset = text.cut_offset(4, 6)
    assert offset == 61
    above, below = text.cut(offset)
    assert (above.text, below.text) == ("部" * 60 + "。", "门" * 100)
    assert not above.full
    assert below.lines[0].end == 28  # no indent


def test_paragraph_without_sentence_is_cut_at_a_line_end_and_stays_justified():
    text = body("部" * 200)
    text.wrap(16 * 28)
    offset = text.cut_offset(3, 6)
    assert offset == 26 + 28 + 28
    above, below = text.cut(offset)
    assert above.full and len(above.lines) == 3
    assert above.height + below.height == text.height


def test_sentence_end_too_far_up_is_not_looked_for():
    text = body("部" * 10 + "。" + "门" * 300)
    text.wrap(16 * 28)
    assert text.cut_offset(9, 6) == 26 + 8 * 28


def test_a_line_that_is_almost_full_may_break_otherwise():
    for length, expected in ((20, False), (25, True), (30, True)):
        text = body("部" * length)
        text.wrap(16 * 28)
        assert text.may_break_otherwise is expected
