"""One cell: every everyday way to type a value, and what is refused."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from generator.workbook.cells import Problem, convert
from generator.workbook.display import exact, moment, number

AMOUNTS = [
    (12, "12"),
    (12.0, "12"),
    (0.1 + 0.2, "0.3"),
    (686.28, "686.28"),
    (1176.6599999999999, "1176.66"),
    (-5, "-5"),
    (0, "0"),
    ("686.28", "686.28"),
    ("1,234.50", "1234.50"),
    ("1，234，567.8", "1234567.8"),
    ("１２３．４５", "123.45"),
    ("－１２", "-12"),
    ("−12", "-12"),
    ("—12", "-12"),
    ("(12.5)", "-12.5"),
    ("（12.5）", "-12.5"),
    (" 12 ", "12"),
    ("\u300012\xa0", "12"),
    ("1 234.5", "1234.5"),
    ("￥12", "12"),
    ("¥1,000", "1000"),
    ("+3", "3"),
    (".5", "0.5"),
    ("0.00", "0"),
    ("\u202d1,234.50\u202c", "1234.50"),
    ("12\u200b3", "123"),
    ("12\n", "12"),
]


@pytest.mark.parametrize(("typed", "value"), AMOUNTS)
def test_amounts_however_typed(typed, value):
    assert convert(typed, "General", "amount") == Decimal(value)


@pytest.mark.parametrize("typed", [None, "", "  ", "-", "—", "——", "/", "－", "／", "\u3000", "–", "无", " 无 ", "\u200b"])
@pytest.mark.parametrize("kind", ["amount", "quantity", "percent", "date", "year"])
def test_what_people_type_for_nothing(typed, kind):
    assert convert(typed, "General", kind) is None


@pytest.mark.parametrize(
    "typed", ["十二", "12,34", "1,2345", "12a", "约12", "1.2.3", "12-13", "无数", True, datetime(2024, 1, 2)]
)
def test_anything_else_is_no_amount(typed):
    result = convert(typed, "General", "amount")
    assert isinstance(result, Problem)
    assert result.rule == "R12"


@pytest.mark.parametrize("typed", [1e15, -1e20, 1e308, "9" * 40, Decimal("1E+400")])
@pytest.mark.parametrize("kind", ["amount", "quantity", "percent"])
def test_what_is_out_of_all_proportion_is_refused(typed, kind):
    result = convert(typed, "General", kind)
    assert isinstance(result, Problem)
    assert len(result.found) < 500


def test_a_number_out_of_all_proportion_is_shown_plainly():
    assert convert(1e20, "0.00", "text") == "100000000000000000000"


@pytest.mark.parametrize("typed", ["12万元", "12 元", "1,200.50元", "3亿元"])
def test_a_unit_behind_a_number_is_refused_with_its_own_remedy(typed):
    result = convert(typed, "General", "amount")
    assert isinstance(result, Problem)
    assert "元”" in result.fix
    assert result.found == typed


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2010301", "2010301"),
        (2010301, "2010301"),
        (2010301.0, "2010301"),
        ("２０１０３０１", "2010301"),
        (" 2010301 ", "2010301"),
        ("201 03 01", "2010301"),
        ("2010301 行政运行", "2010301"),
        ("2010301-行政运行", "2010301"),
        (30101, "30101"),
        ("2010301\u200b", "2010301"),
        ("\n2010301\n行政运行", "2010301"),
        ("A02010105", "A02010105"),
        ("13052924P00584011813B", "13052924P00584011813B"),
        ("130529000000000000001", "130529000000000000001"),
    ],
)
def test_codes(typed, code):
    assert convert(typed, "General", "code") == code


@pytest.mark.parametrize("typed", [130529000000000000001, 1.30529e20, "1.30529E+20"])
def test_a_long_code_that_became_a_number_is_lost(typed):
    assert convert(typed, "General", "code").rule == "R20"


@pytest.mark.parametrize(
    ("typed", "number_format", "shown"),
    [
        (0.25, "0%", "25%"),
        (1, "0%", "100%"),
        (0.333, "0.0%", "33.3%"),
        (0.25, "General", "25%"),
        (25, "General", "25%"),
        (1.5, "0%", "150%"),
        ("25%", "@", "25%"),
        ("２５％", "@", "25%"),
        ("25", "@", "25%"),
        ("0.25", "@", "25%"),
        ("0.5%", "@", "0.5%"),
        (0, "0%", "0%"),
    ],
)
def test_percentages(typed, number_format, shown):
    assert convert(typed, number_format, "percent") == shown


def test_words_are_no_percentage():
    assert convert("四分之一", "@", "percent").rule == "R13"


@pytest.mark.parametrize(
    "typed",
    [
        date(2024, 1, 25),
        datetime(2024, 1, 25, 9, 30),
        "2024-01-25",
        "2024年1月25日",
        "2024/1/25",
        "2024.1.25",
        "２０２４年１月２５日",
        "2024年 1月 25日",
        "20240125",
        20240125,
        45316,
        "2024-01-25 00:00:00",
    ],
)
def test_dates(typed):
    assert convert(typed, "General", "date") == date(2024, 1, 25)


@pytest.mark.parametrize("typed", ["2024年1月", "2024-02-30", "一月二十五日", 12, "20241325"])
def test_what_is_no_date(typed):
    assert convert(typed, "General", "date").rule == "R13"


@pytest.mark.parametrize("typed", [2024, 2024.0, "2024", "2024年", "２０２４", "2024年度", datetime(2024, 5, 1)])
def test_years(typed):
    assert convert(typed, "General", "year") == "2024"


@pytest.mark.parametrize("typed", ["24", 24, "今年", "20244"])
def test_what_is_no_year(typed):
    assert convert(typed, "General", "year").rule == "R13"


@pytest.mark.parametrize(
    ("typed", "number_format", "shown"),
    [
        (4, "General", "4"),
        (4.0, "General", "4"),
        (0.5, "General", "0.5"),
        (1, "0%", "100%"),
        (0.955, "0.0%", "95.5%"),
        (0.955, "0%", "96%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1234.5, '#,##0.00"元"', "1,234.50元"),
        (4, '0"个"', "4个"),
        (4, 'General"个"', "4个"),
        (95, '"≥"0"%"', "≥95%"),
        (-4.5, "0.0_ ;[Red]-0.0", "-4.5"),
        (-4.5, '"约"0.0', "-约4.5"),
        (12345678, "0.00E+00", "12345678"),
        (0.5, "0.00", "0.50"),
        (2.675, "0.00", "2.68"),
        ("≥95%", "General", "≥95%"),
        (" 两头有空格 ", "General", "两头有空格"),
        ("第一行\r\n第二行", "General", "第一行\n第二行"),
        ("第一行_x000D_\n第二行", "General", "第一行\n第二行"),
        (True, "General", "是"),
        (datetime(2024, 12, 31), 'yyyy"年"m"月"d"日"', "2024年12月31日"),
        (datetime(2024, 12, 31), 'yyyy"年"m"月"', "2024年12月"),
        (datetime(2024, 12, 31), "yyyy-mm-dd", "2024-12-31"),
        (datetime(2024, 12, 1), "mm-dd-yy", "2024/12/1"),
        (datetime(2024, 12, 31), 'm"月"d"日"', "12月31日"),
    ],
)
def test_texts_are_what_the_cell_displays(typed, number_format, shown):
    assert convert(typed, number_format, "text") == shown


def test_a_dash_is_a_text_like_any_other():
    assert convert("—", "General", "text") == "—"


@pytest.mark.parametrize("typed", ["坏\x07字", "坏_x0007_字", "坏\ufffe字"])
def test_characters_that_no_document_can_hold(typed):
    assert convert(typed, "General", "long_text").rule == "R18"


def test_line_breaks_and_tabs_are_ordinary_characters():
    assert convert("一\n二\t三", "General", "long_text") == "一\n二\t三"


def test_fifteen_digits_are_what_excel_keeps():
    assert exact(0.1 + 0.7) == Decimal("0.8")
    assert exact(86185932.600000001) == Decimal("86185932.6")


def test_display_of_an_unknown_format_is_the_plain_number():
    assert number(12.5, "[DBNum2]General") == "12.5"
    assert moment(date(2024, 12, 31), "General") == "2024/12/31"


def test_characters_of_no_width_stay_in_a_text_and_vanish_elsewhere():
    """A rule speaks of them (T14): nothing that a clerk typed into a text is dropped in silence."""
    assert convert("\ufeff中\u200b间", "General", "text") == "\ufeff中\u200b间"
    assert convert("2010\u200b301", "General", "code") == "2010301"
    assert convert("\u200b", "General", "text") is None
