"""Lines of Chinese text: the line-start and line-end rules, figures kept whole, justification, cuts over pages."""

import random

import pytest

from generator.writers.chinese_text import ChineseText, spread
from generator.writers.line_breaking import NO_LINE_END, NO_LINE_START, break_lines, meets_latin, units
from generator.writers.pen import slots
from tests.support.documents import fonts, prose, theme


def lines_of(text: str, width: float, first: float | None = None) -> list[str]:
    """The lines of `text` if 汉字 are 1 wide and ASCII characters 1/2."""
    advances = [0.5 if character.isascii() else 1.0 for character in text]
    return [text[line.start : line.end] for line in break_lines(text, advances, width, first)]


def unit_texts(text: str) -> list[str]:
    stops = units(text)[1]
    return [text[a:b] for a, b in zip([0, *stops], stops)]


def body(text: str, **more) -> ChineseText:
    style = theme().styles["Body"]
    return ChineseText(text, style, fonts().face(style.font), **more)


@pytest.mark.parametrize("mark", NO_LINE_START)
def test_closing_mark_does_not_begin_a_line(mark):
    assert lines_of(f"部门预算{mark}公开", 4)[1] == f"算{mark}公开"


@pytest.mark.parametrize("mark", NO_LINE_END)
def test_opening_mark_does_not_end_a_line(mark):
    assert lines_of(f"部门预{mark}算公开", 4)[0] == "部门预"


@pytest.mark.parametrize("seed", range(60))
def test_random_texts_keep_the_rules_and_lose_nothing(seed):
    chance = random.Random(seed)
    pool = "预算收入支出经费" * 3 + NO_LINE_START + NO_LINE_END + "aZ09 　\u200b"
    text = ""
    for _ in range(400):
        text += chance.choice("部门单位财政")  # a unit may hold many marks, but none here is wider than a line
        text += "".join(chance.choice(pool) for _ in range(chance.randint(0, 2)))
    width = chance.randint(12, 30)
    advances = [0.5 if character.isascii() else 1.0 for character in text]
    lines = break_lines(text, advances, width, width - 2)
    assert "".join(text[line.start : line.stop] for line in lines) == text
    for number, line in enumerate(lines):
        printed = text[line.start : line.end].replace("\u200b", "")
        assert line.width <= width - (2 if number == 0 else 0) + 1e-6
        if number and printed:
            assert printed[0] not in NO_LINE_START, printed
        if number < len(lines) - 1 and printed:
            assert printed[-1] not in NO_LINE_END, printed


@pytest.mark.parametrize(
    "figure", ["598.78万元", "2024年", "12.5%", "≥95%", "1,234.50元", "120平方米", "3人次", "ABC-1.2/x", "-0.5%", "100％"]
)
def test_figures_stay_with_sign_and_unit(figure):
    assert unit_texts(f"预算{figure}预算") == ["预", "算", figure, "预", "算"]


def test_dash_and_ellipsis_are_not_split():
    for mark in ("——", "……"):
        for width in range(3, 9):
            assert any(mark in line for line in lines_of(f"部门预算{mark}公开说明", width))


def test_wide_word_is_cut_where_nothing_else_fits():
    assert lines_of("网址abcdefghijklmnop完", 4) == ["网址", "abcdefgh", "ijklmnop", "完"]
    assert "".join(lines_of("（" * 20 + "，" * 20, 4)) == "（" * 20 + "，" * 20


def test_too_wide_figure_is_cut_before_its_unit():
    assert lines_of("12345678万元", 4) == ["12345678", "万元"]


def test_spaces_hang_over_the_end_of_a_line():
    assert lines_of("部门预算 公开", 4) == ["部门预算", "公开"]


def test_empty_text_is_one_empty_line():
    assert lines_of("", 4) == [""]
    assert lines_of("   ", 1) == [""]


def test_indent_shortens_the_first_line_only():
    assert lines_of("一二三四五六七八九", 4, 2) == ["一二", "三四五六", "七八九"]


def test_gap_counts_in_width_but_not_at_a_line_start():
    lines = break_lines("预算2024年", [1, 1, 0.5, 0.5, 0.5, 0.5, 1], 100, gap=0.2)
    assert lines[0].width == pytest.approx(5.4)
    lines = break_lines("预算2024年", [1, 1, 0.5, 0.5, 0.5, 0.5, 1], 3.2, gap=0.2)
    assert [line.width for line in lines] == pytest.approx([2.0, 3.2])


def test_where_han_and_latin_meet():
    assert meets_latin("算", "2") and meets_latin("C", "算")
    assert not meets_latin("，", "2") and not meets_latin("算", "，")


def test_latin_words_are_not_stretched():
    assert slots("预算2024年") == 3
    assert slots("ABC") == 0
    assert slots("") == 0


def test_spread_fills_the_line_unless_it_would_look_torn():
    assert spread("部门预算", 40, 46, 10) == pytest.approx(2)
    assert spread("部门预算", 40, 80, 10) == 0
    assert spread("部门预算", 40, 39, 10) == 0


def test_drawn_lines_end_at_the_right_margin():
    """Every line but the last one is as wide as the column, to a tenth of a point."""
    text = body(prose(300))
    text.wrap(442.2)
    ends = []

    class Recorder:
        def line(self, content, face, size, x, y, extra, gap):
            met = sum(meets_latin(a, b) for a, b in zip(content, content[1:]))
            ends.append(x + face.width(content) * size + met * gap * size + extra * slots(content))

    text.write(Recorder(), 0, 0)
    assert len(ends) > 8
    assert ends[:-1] == pytest.approx([442.2] * (len(ends) - 1), abs=0.1)
    assert ends[-1] < 442.2


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
