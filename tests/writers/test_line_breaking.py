"""Where lines end: the line-start and line-end rules, figures kept whole, what is too wide."""

import random

import pytest

from generator.writers.line_breaking import NO_LINE_END, NO_LINE_START, break_lines, units, where_han_meets_latin


def lines_of(text: str, width: float, first: float | None = None) -> list[str]:
    """The lines of `text` if 汉字 are 1 wide and ASCII characters 1/2."""
    advances = [0.5 if character.isascii() else 1.0 for character in text]
    return [text[line.start : line.end] for line in break_lines(text, advances, width, first)]


def unit_texts(text: str) -> list[str]:
    stops = units(text)[1]
    return [text[a:b] for a, b in zip([0, *stops], stops)]


def test_the_rules_name_every_mark():
    assert set("，。、；：？！）】〕》〉」』”’％%‰℃…—·!,.:;?)]}") == set(NO_LINE_START)
    assert set("（【〔《〈「『“‘([{￥¥") == set(NO_LINE_END)


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
    "figure",
    ["598.78万元", "2024年", "≥98百分比", "≤161.02万元", "24小时", "12个月", "3个百分点", "≥20万条", "5元/平方米", "6栋", "12.5%", "≥95%", "1,234.50元", "120平方米", "3人次", "ABC-1.2/x", "-0.5%", "100％"],
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


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("算2", {1}),
        ("C算", {1}),
        ("，2，", set()),
        ("算，", set()),
        ("预算2024年a", {2, 6, 7}),
        ("a中b", {1, 2}),
        ("1.5亿", {3}),
        ("", set()),
        ("𠀀A字", {1, 2}),
    ],
)
def test_where_han_and_latin_meet(text, places):
    assert where_han_meets_latin(text) == places
