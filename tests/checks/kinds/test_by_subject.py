from tests.checks.kinds._kit import findings, messages

OPTIONS = {"left": "支出总表.项目支出", "right": ["项目[功能科目编码].预算数"], "levels": [7]}
MISPLACED = "-- 项目\n项目名称 | 功能科目编码 | 财政资金\n甲 | 2010302 | 25\n乙 | 2010301 | 15"
UNPLACED = "-- 项目\n项目名称 | 功能科目编码 | 财政资金\n甲 | 2010302 | 25\n乙 | | 10"


def test_every_subject_of_either_side_is_compared():
    found = findings("by_subject", MISPLACED, **OPTIONS)
    assert [(f.found, f.expected, f.difference) for f in found] == [("0.00", "15.00", "-15.00"), ("40.00", "25.00", "15.00")]


def test_the_message_names_the_subject():
    tables = "-- 项目\n项目名称 | 功能科目编码 | 财政资金\n甲 | 2010302 | 25"
    assert messages("by_subject", tables, **OPTIONS) == [
        "科目“2010302 一般行政管理事务”在“支出总表.项目支出”是 40.00，在“项目[功能科目编码].预算数”是 25.00，相差 15.00"
    ]


def test_several_addresses_on_the_right_are_added():
    options = {"left": "支出总表.合计", "right": ["支出总表.基本支出", "支出总表.项目支出"], "levels": [7]}
    assert findings("by_subject", **options) == []


def test_only_the_levels_asked_for():
    wrong_class = "-- 支出总表\n科目编码 | 基本支出\n201 | 70\n2010301 | 60"
    options = {"left": "收入总表.合计", "right": ["支出总表.合计"]}
    revenue = "\n-- 收入总表\n科目编码 | 财政拨款收入\n2010301 | 60"
    assert findings("by_subject", wrong_class + revenue, levels=[7], **options) == []
    assert len(findings("by_subject", wrong_class + revenue, levels=[3], **options)) == 1


def test_the_rule_may_wait_until_every_record_has_its_code():
    assert findings("by_subject", UNPLACED, only_filled=True, **OPTIONS) == []
    assert len(findings("by_subject", UNPLACED, **OPTIONS)) == 1


def test_the_rule_may_depend_on_a_field():
    field = ["基本信息", "公开主体"]
    assert findings("by_subject", MISPLACED, when=[*field, "单位"], **OPTIONS) == []
    assert findings("by_subject", MISPLACED, when=[*field, "部门"], **OPTIONS)


def test_not_less_is_no_equality():
    options = {"left": "支出总表.合计", "right": ["支出总表.项目支出"], "levels": [7]}
    assert findings("by_subject", relation=">=", **options) == []
    assert findings("by_subject", relation="=", **options)


def test_a_missing_subject_points_at_the_sheet_that_lacks_it():
    first = findings("by_subject", MISPLACED, **OPTIONS)[0]
    assert (first.places[0].sheet, first.found) == ("支出总表", "0.00")


def test_no_secret_projects_may_be_written_as_zero():
    zero = "\n-- 基本信息\n事项 | 内容\n不公开项目预算数 | 0"
    assert findings("by_subject", MISPLACED + zero, when=["基本信息", "不公开项目预算数", ""], **OPTIONS)


def test_a_subject_that_one_side_lacks_is_said_to_be_missing():
    unknown = "-- 项目\n项目名称 | 功能科目编码 | 财政资金\n甲 | 2010302 | 40\n乙 | 2299999 | 3"
    [finding] = findings("by_subject", unknown, **OPTIONS)
    assert (finding.places[0].sheet, finding.places[0].cell) == ("项目", "E3")
    assert "在“支出总表.项目支出”（没有这个科目）是 0.00" in finding.message
