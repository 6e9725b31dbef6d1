from generator.model.profile import CodeTable, Subject

CODES = CodeTable("功能分类", (3, 5, 7), {"201": Subject("201", "一般公共服务支出", "类", "seed")})


def test_parents_are_the_prefixes_highest_first():
    assert CODES.parents("2010301") == ("201", "20103")
    assert CODES.parents("201") == ()


def test_an_unknown_code_has_no_name():
    assert CODES.name_of("201") == "一般公共服务支出"
    assert CODES.name_of("299") == ""
