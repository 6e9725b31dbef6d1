from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings


def two(one: str, other: str) -> str:
    return f"-- 收入总表\n科目编码 | 科目名称 | 财政拨款收入\n{one} | 1.00\n-- 支出总表\n科目编码 | 科目名称 | 基本支出\n{other} | 1.00"


def text(words: str) -> str:
    return f"-- 文字说明\n事项 | 内容\n总体绩效目标 | {words}"


def test_both_places_are_given():
    [finding] = findings("same_names", two("2019988 | 档案事务", "2019988 | 档案管理"), **options_of("K03"))
    assert [(place.sheet, place.cell) for place in finding.places] == [("支出总表", "B2"), ("收入总表", "B2")]


def test_what_the_code_table_knows_for_certain_is_not_its_business():
    tables = two("2010301 | 行政运行", "2010301 | 行政运营")
    assert findings("same_names", tables, **options_of("K03")) == []
    assert len(findings("same_names", tables, **options_of("K03", certain=[]))) == 1


def test_the_name_that_most_sheets_have_is_expected():
    more = two("2019988 | 档案管理", "2019988 | 档案事务") + "\n-- 一般公共预算支出表\n科目编码 | 科目名称 | 基本支出\n2019988 | 档案事务 | 1.00"
    [finding] = findings("same_names", more, **options_of("K03"))
    assert (finding.found, finding.expected) == ("档案管理", "档案事务")


def test_quotations_in_texts():
    for words in ("2010301行政运行", "行政运行（2010301）", "科目2010301，一般行政管理事务另行安排", "2010399一般行政管理事务", "第20103次会议"):
        assert findings("same_names", text(words), **options_of("K03")) == [], words
    for words in ("2010301 一般行政管理事务", "“一般行政管理事务”（2010301）", "2010301“一般行政管理事务”"):
        [finding] = findings("same_names", text(words), **options_of("K03"))
        assert finding.expected == "2010301 行政运行", words
