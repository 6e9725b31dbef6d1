import tomllib
from pathlib import Path

from generator.model.form import SheetForm
from generator.profiles.declaration import Declaration
from generator.profiles.sheets import read_sheet

TWO_SIDES = """
name = "总表"
kind = "lines"
[[side]]
head = "收入"
column = [{ name = "预算数", type = "amount" }]
line = [{ name = "甲" }, { name = "乙", at = 5 }, { name = "丙" }]
[[side]]
head = "支出"
column = [
  { name = "合计", type = "amount", formula = "一般 + 基金" },
  { name = "一般", type = "amount", formula = "一般表.{编码}.合计" },
  { name = "基金", type = "amount" },
]
line = [
  { name = "教育", label = "一、教育", code = "205" },
  { name = "其他", closed = ["基金"] },
  { name = "总计", formula = "教育.{列} + 其他.{列}" },
]
"""


def sheet(text: str) -> SheetForm:
    faults: list = []
    form = read_sheet(Declaration(tomllib.loads(text), (Path("a.toml"),), faults))
    assert not faults
    return form


def test_lines_stand_where_they_are_put_and_go_on_from_there():
    assert [(line.name, line.at, line.side) for line in sheet(TWO_SIDES).lines] == [
        ("甲", 1, 0), ("乙", 5, 0), ("丙", 6, 0), ("教育", 1, 1), ("其他", 2, 1), ("总计", 3, 1),
    ]  # fmt: skip


def test_a_code_in_a_column_formula_makes_a_formula_for_lines_with_a_code():
    form = sheet(TWO_SIDES)
    assert {name: formula.text for name, formula in form.line("教育").formulas} == {"一般": "一般表.205.合计"}
    assert form.line("其他").formulas == ()
    assert form.column("一般", 1).formula is None


def test_a_line_formula_serves_every_column_that_has_none_of_its_own():
    formulas = {name: formula.text for name, formula in sheet(TWO_SIDES).line("总计").formulas}
    assert formulas == {"一般": "教育.一般 + 其他.一般", "基金": "教育.基金 + 其他.基金"}


def test_a_label_is_the_name_unless_it_is_given():
    form = sheet(TWO_SIDES)
    assert (form.line("教育").label, form.line("甲").label, form.line("其他").closed) == ("一、教育", "甲", ("基金",))


def test_a_column_has_its_name_as_head_unless_a_path_is_given():
    form = sheet('name = "表"\nkind = "records"\ncolumn = [{ name = "甲" }, { name = "乙", path = ["头", "乙"] }]')
    assert [column.path for column in form.columns] == [("甲",), ("头", "乙")]
