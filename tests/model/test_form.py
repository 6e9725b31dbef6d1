import pytest

from generator.model.expression import parse
from generator.model.form import Column, Line, SheetForm, Side

LEFT = Side("收入", "项目", (Column("合计", ("合计",)),))
RIGHT = Side("支出", "项目", (Column("合计", ("合计",), formula=parse("甲 + 乙")), Column("甲", ("甲",))))
FORM = SheetForm("表", "lines", (LEFT, RIGHT), lines=(Line("收入", "收入", 1),))


def test_a_column_name_may_occur_on_both_sides():
    assert FORM.column("合计", 0).formula is None
    assert FORM.column("合计", 1).formula.text == "甲 + 乙"
    assert FORM.column("甲", 0).name == "甲"


def test_unknown_columns_and_lines_raise():
    with pytest.raises(KeyError):
        FORM.column("丙")
    with pytest.raises(KeyError):
        FORM.line("支出")


def test_a_line_has_its_own_formula_or_that_of_the_column():
    column = RIGHT.columns[0]
    own = Line("行", "行", 1, formulas=(("合计", parse("丙")),))
    assert own.formula(column).text == "丙"
    assert Line("行", "行", 1).formula(column).text == "甲 + 乙"
    assert Line("行", "行", 1).formula(RIGHT.columns[1]) is None


@pytest.mark.parametrize(("kind", "columns", "fields"), [("lines", ["内容"], True), ("lines", ["内容", "备注"], False), ("records", ["内容"], False)])
def test_a_sheet_of_single_fields_has_one_column(kind, columns, fields):
    side = Side("", "", tuple(Column(name, (name,)) for name in columns))
    assert SheetForm("表", kind, (side,)).is_fields is fields
