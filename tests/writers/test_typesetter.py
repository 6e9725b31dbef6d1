"""Lines of cells: what is remembered is what breaking anew would give."""

import pytest

from generator.writers.line_breaking import break_lines
from generator.writers.typesetter import Typesetter
from tests.support.documents import fonts, prose, theme

TEXTS = ["", " ", "0.00", "预算 ", "预算公开 2024 年", prose(40), prose(9, seed=2) + " "]


@pytest.mark.parametrize("text", TEXTS)
def test_lines_are_those_of_breaking_anew(text):
    typesetter = Typesetter(theme(), fonts())
    style, face = typesetter.look("TableText")
    for room in [10.5, 21.0, 33.3, 60.0, 105.0, 106.0, 300.0, 1000.0] * 2:
        lines = break_lines(text, [face.widths[character] for character in text], room / style.size)
        found = typesetter.break_text(text, "TableText", room)
        assert [line.text for line in found] == [text[line.start : line.end] for line in lines]
        assert [line.width for line in found] == [line.width * style.size for line in lines]
        assert not found[-1].stretch
