from dataclasses import replace

from generator.model.profile import CodeTable, Subject
from tests.support.submissions import hebei

CODES = CodeTable("功能分类", (3, 5, 7), {"201": Subject("201", "一般公共服务支出", "类", "seed")})


def test_parents_are_the_prefixes_highest_first():
    assert CODES.parents("2010301") == ("201", "20103")
    assert CODES.parents("201") == ()


def test_an_unknown_code_has_no_name():
    assert CODES.name_of("201") == "一般公共服务支出"
    assert CODES.name_of("299") == ""


def test_titles_leave_open_first_what_a_clerk_chooses():
    form = hebei().sheets["收支总表"]
    assert hebei().titles(form) == ("预算收支总表", "部门预算收支总表", "单位预算收支总表")
    assert hebei().titles(replace(form, title="{预算年度}年收支总表")) == ("2024年收支总表",)
    assert hebei().titles(hebei().sheets["上年数"]) == ("",)
