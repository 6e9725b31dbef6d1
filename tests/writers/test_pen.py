"""The pen: lines cut into runs, and numbers as a PDF wants them."""

import pytest

from generator.writers.line_breaking import where_han_meets_latin
from generator.writers.pen import pdf_number, runs_of
from tests.support.documents import fonts

LINES = ["", "0.00", "预算2024年a，b", "仿宋䨱A䨱", "\u200b字\ufe0f1", "≥95%的项目GDP增长", " 1 ", "👍完成"]


@pytest.mark.parametrize("text", LINES)
@pytest.mark.parametrize("name", ["宋体", "仿宋_GB2312"])
def test_runs_are_the_whole_line(text, name):
    face = fonts().face(name)
    runs = runs_of(text, face)
    assert "".join(run.text for run in runs) == text
    assert sum(run.width for run in runs) == pytest.approx(face.width(text))
    place = 0
    for run in runs:
        assert {face.fonts[character] for character in run.text} == {run.font}
        assert run.gap_before == (place in where_han_meets_latin(text))
        place += len(run.text)


def test_runs_know_where_a_latin_word_ends():
    runs = runs_of("共A1个", fonts().face("宋体"))
    assert [(run.text, run.latin, run.ends_latin) for run in runs] == [
        ("共", False, False), ("A1", True, True), ("个", False, False)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "0"), (-0.5, "-0.5"), (1e-9, "0"), (123.45678, "123.4568"), (12.0, "12"), (0.0001, "0.0001")],
)
def test_numbers_have_no_exponent(value, expected):
    assert pdf_number(value) == expected
