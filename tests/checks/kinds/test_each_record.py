from tests.checks.kinds._kit import findings, messages

PURCHASES = """
-- 政府采购
项目名称   | 数量 | 单价  | 一般公共预算拨款
档案数字化 | 2    | 10.00 | 20.00
库房维护   | 1    | 9.00  | 8.00
档案数字化 | 1    | 6.00  | 6.00
"""
WITHIN_PROJECT = [["合计", "<=", "项目[项目名称].预算数"]]


def test_each_record_is_compared_on_its_own():
    found = findings("each_record", PURCHASES, sheet="政府采购", ties=[["单价 × 数量", "=", "合计"]])
    assert [(f.found, f.expected, f.places[0].row) for f in found] == [("9.00", "8.00", "第2行")]


def test_records_of_a_group_are_added():
    found = findings("each_record", PURCHASES, sheet="政府采购", ties=WITHIN_PROJECT, group="项目名称")
    assert [(f.found, f.expected, [p.cell for p in f.places]) for f in found] == [("26.00", "25.00", ["I2", "I4"])]
    assert findings("each_record", PURCHASES, sheet="政府采购", ties=WITHIN_PROJECT) == []


def test_the_message_names_the_record_and_both_formulas():
    assert messages("each_record", PURCHASES, sheet="政府采购", ties=[["单价 × 数量", "=", "合计"]]) == ["“第2行”的“单价 × 数量”是 9.00，“合计”是 8.00，相差 1.00"]


def test_records_with_an_empty_side_may_be_skipped():
    unknown = "-- 政府采购\n项目名称 | 数量 | 单价 | 一般公共预算拨款\n公用经费 | 1 | 5 | 5"
    assert findings("each_record", unknown, sheet="政府采购", ties=WITHIN_PROJECT, where_both=True) == []
    assert len(findings("each_record", unknown, sheet="政府采购", ties=WITHIN_PROJECT)) == 1


def test_tolerance_is_an_amount():
    nearly = "-- 政府采购\n项目名称 | 数量 | 单价 | 一般公共预算拨款\n档案数字化 | 3 | 3.33 | 10.00"
    tie = [["单价 × 数量", "=", "合计"]]
    assert [f.title for f in findings("each_record", nearly, sheet="政府采购", ties=tie, tolerance="0.01")] == ["尾差"]
    assert [f.title for f in findings("each_record", nearly, sheet="政府采购", ties=tie)] == ["题"]


def test_every_number_of_the_left_side_is_listed():
    [finding] = findings("each_record", PURCHASES, sheet="政府采购", ties=WITHIN_PROJECT, group="项目名称")
    assert {operand.value for operand in finding.operands} >= {20, 6}
