from tests.checks.kinds._kit import findings

OPTIONS = {"sheet": "一般公共预算基本支出表", "columns": ["人员经费", "公用经费"], "belongs": [["301", "人员经费"], ["302", "公用经费"]]}


def body(*rows: str) -> str:
    return "-- 一般公共预算基本支出表\n科目编码 | 人员经费 | 公用经费\n" + "\n".join(rows)


def test_money_in_the_right_column():
    assert findings("only_in", body("30101 | 5 |", "30201 | | 5"), **OPTIONS) == []


def test_money_in_the_wrong_column():
    [finding] = findings("only_in", body("30101 | 5 | 1.5"), **OPTIONS)
    assert (finding.found, finding.expected, finding.places[0].cell) == ("公用经费", "人员经费", "E2")
    assert finding.message == "“30101 基本工资”的 1.50 填在“公用经费”，一般应填在“人员经费”"


def test_a_zero_is_no_money_and_other_subjects_go_where_they_like():
    assert findings("only_in", body("30101 | 5 | 0", "39999 | 1 | 1"), **OPTIONS) == []


def test_parents_that_the_program_added_are_not_reported_again():
    assert len(findings("only_in", body("30201 | 5 |"), **OPTIONS)) == 1
