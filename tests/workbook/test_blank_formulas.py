"""The blank's formulas by place: the quick comparison of texts says what the comparison by words says."""

import pytest

from generator.workbook.blank import make_blank
from generator.workbook.blank_formulas import WRITINGS, BlankFormula, BlankFormulas
from generator.workbook.grid import grids_of
from generator.workbook.signature import ANY_ROW, signature
from tests.support.submissions import hebei


@pytest.fixture(scope="module")
def blank() -> BlankFormulas:
    return hebei().once(BlankFormulas)


def places(blank: BlankFormulas):
    """Every formula that the blank workbook really has in a table, with its key."""
    book = make_blank(hebei())
    for name, grid in grids_of(hebei()).items():
        for place in grid.places:
            lines = {grid.row_of(line): line.name for line in grid.form.lines if line.side == place.side}
            for row in range(grid.first_row, grid.last_row + 1):
                is_total = grid.form.kind == "subjects" and row == grid.first_row
                line = "合计" if is_total else lines.get(row, ANY_ROW)
                value = book[name].cell(row, place.index).value
                yield (name, place.side, place.column.name, line), row, value if str(value).startswith("=") else None


def test_it_knows_every_formula_of_the_blank_to_the_letter_and_in_words(blank):
    found = 0
    for key, row, text in places(blank):
        formula = blank.at(key)
        if text is None:
            assert formula is None or not formula.is_written("", row)
            continue
        found += 1
        assert formula.is_written(text, row)
        assert not formula.is_written(text + " ", row)
        assert signature(text, row, blank._namer(key[0])) == formula.words
    assert found > 500


def test_it_is_prepared_once_a_profile(blank):
    assert hebei().once(BlankFormulas) is blank


def test_ways_of_writing_are_learnt_within_bounds():
    formula = BlankFormula("", frozenset(), lambda row: f"=A{row}", range(3, 5))
    for number in range(2 * WRITINGS):
        formula.learn(f"=A3+{number}", 3)
        formula.learn("=A5", 5)
    assert formula.is_written("=A3", 3) and formula.is_written("=A3+0", 3)
    assert not formula.is_written(f"=A3+{WRITINGS}", 3)
    assert formula.is_written("=A4", 4) and not formula.is_written("=A3+0", 4)
    assert not formula.is_written("=A5", 5)
