"""Day numbers and their formats."""

from datetime import date, datetime, time, timedelta

import pytest

from generator.workbook.dates import BUILT_IN, from_serial, from_text, is_moment


@pytest.mark.parametrize("shape", ["yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "[$-804]yyyy/m/d;@", "h:mm", "[h]:mm:ss", "mm-dd-yy", "m\\月d"])
def test_formats_of_dates_and_times(shape):
    assert is_moment(shape)


@pytest.mark.parametrize("shape", ["General", "0.00", "@", '0"天"', "[Red]0.00", '"y"0', "0\\d", 'General"日"', "#,##0_d", "[DBNum1][$-804]General", "0%"])
def test_formats_of_numbers(shape):
    assert not is_moment(shape)


@pytest.mark.parametrize(
    ("number", "shape", "moment"),
    [
        (45316, "yyyy-mm-dd", datetime(2024, 1, 25)),
        (45316.5, "yyyy-mm-dd", datetime(2024, 1, 25, 12)),
        (1, "yyyy-mm-dd", datetime(1900, 1, 1)),
        (59, "yyyy-mm-dd", datetime(1900, 2, 28)),
        (61, "yyyy-mm-dd", datetime(1900, 3, 1)),
        (0.75, "h:mm", time(18)),
        (1.5, "[h]:mm", timedelta(hours=36)),
        (45316, "0.00", 45316),
        (-3, "yyyy-mm-dd", -3),
        (99999999, "yyyy-mm-dd", 99999999),
        (45316.9999999999, "yyyy-mm-dd", datetime(2024, 1, 26)),
    ],
)
def test_day_numbers(number, shape, moment):
    assert from_serial(number, shape, is_1904=False) == moment


def test_days_from_1904():
    assert from_serial(43854, "yyyy-mm-dd", is_1904=True) == datetime(2024, 1, 25)
    assert from_serial(0, "yyyy-mm-dd", is_1904=True) == datetime(1904, 1, 1)


@pytest.mark.parametrize(
    ("text", "moment"),
    [("2024-01-25", date(2024, 1, 25)), ("2024-01-25T00:00:00Z", datetime(2024, 1, 25)), ("12:30:00", time(12, 30)), ("昨天", "昨天")],
)
def test_dates_stored_as_texts(text, moment):
    assert from_text(text) == moment


def test_every_built_in_format_has_its_words():
    assert all(BUILT_IN.values())
    assert {number for number, shape in BUILT_IN.items() if is_moment(shape)} == {*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)}
