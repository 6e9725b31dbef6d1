from tests.checks.kinds._kit import findings

HEAD = "-- 上年项目\n项目编码 | 项目名称 | 今年项目\n"
OWN, OTHER = "13010124P00000000001F", "13010124P000000000023"
"""The codes of the body's two projects, 档案数字化 and 库房维护."""


def test_a_project_of_the_same_name_or_renamed_keeps_its_code():
    assert findings("codes_reused", f"{HEAD}{OWN} | 档案数字化 |\n{OTHER} | 库房修缮 | 库房维护") == []


def test_a_new_name_behind_an_old_code_is_the_same_project():
    assert findings("codes_reused", f"{HEAD}{OTHER} | 库房修缮 |") == []


def test_the_code_of_a_project_that_ended():
    [finding] = findings("codes_reused", f"{HEAD}{OTHER} | 古籍修复 | 结束")
    assert (finding.found, finding.places[0].cell) == (OTHER, "A3")
    assert finding.message == f"“项目”的“库房维护”用了上年“古籍修复”的项目编码 {OTHER}"


def test_codes_exchanged():
    assert len(findings("codes_reused", f"{HEAD}{OTHER} | 档案数字化 |\n{OWN} | 库房维护 |")) == 2


def test_no_code_and_no_list():
    assert findings("codes_reused", f"{HEAD} | 古籍修复 | 结束") == []
    assert findings("codes_reused") == []
