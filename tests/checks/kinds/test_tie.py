import pytest

from tests.checks.kinds._kit import findings, messages

TOTAL, BASIC, PROJECTS = "支出总表.合计.合计", "支出总表.合计.基本支出", "支出总表.合计.项目支出"


@pytest.mark.parametrize(
    ("left", "relation", "right", "holds"),
    [
        (TOTAL, "=", f"{BASIC} + {PROJECTS}", True),
        (TOTAL, "=", BASIC, False),
        (BASIC, "<=", TOTAL, True),
        (TOTAL, "<=", BASIC, False),
        (TOTAL, ">=", BASIC, True),
        (BASIC, ">=", TOTAL, False),
        (TOTAL, "<=", TOTAL, True),
        (TOTAL, ">=", TOTAL, True),
    ],
)
def test_relations(left, relation, right, holds):
    assert (findings("tie", ties=[[left, relation, right]]) == []) is holds


def test_the_message_says_both_formulas_in_words():
    assert messages("tie", ties=[[TOTAL, "=", "项目.*.预算数"]]) == ["“支出总表 合计 合计”是 108.00，“项目各行 预算数”是 40.00，相差 68.00"]


def test_every_tie_is_looked_at():
    assert len(findings("tie", ties=[[TOTAL, "=", BASIC], [TOTAL, "=", PROJECTS]])) == 2


def test_a_tie_with_an_empty_side_is_skipped_only_where_both_are_asked_for():
    ties = [[TOTAL, "=", "政府性基金预算支出表.合计.合计"]]
    assert findings("tie", ties=ties, where_both=True) == []
    assert [f.expected for f in findings("tie", ties=ties)] == ["0.00"]


def test_tolerance_also_serves_inequalities():
    surplus = "-- 三公经费支出表\n行 | 一般公共预算财政拨款\n公务接待费 | 1.01"
    tie = [["三公经费支出表.公务接待费.合计", "<=", "一般公共预算基本支出表.30217.合计"]]
    assert [f.severity.value for f in findings("tie", surplus, ties=tie, tolerance="R")] == ["提示"]
    assert [f.severity.value for f in findings("tie", surplus, ties=tie)] == ["错误"]
