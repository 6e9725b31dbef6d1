import pytest

from tests.checks.kinds._kit import findings, messages

OPTIONS = {"sheets": ["支出总表"]}


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("2010301", None),
        ("201030", "科目编码“201030”不是3、5、7位数字"),
        ("20103A1", "科目编码“20103A1”不是3、5、7位数字"),
        ("20103", "“20103 政府办公厅（室）及相关机构事务”下面没有填到7位编码的明细科目"),
    ],
)
def test_a_code_reaches_the_lowest_level(code, message):
    assert messages("subject_rows", f"-- 支出总表\n科目编码 | 基本支出\n{code} | 1", **OPTIONS) == ([message] if message else [])


def test_the_second_of_two_equal_codes_is_found():
    [finding] = findings("subject_rows", "-- 支出总表\n科目编码 | 基本支出\n2010301 | 1\n2080505 | 1\n2010301 | 1", **OPTIONS)
    assert (finding.message, finding.places[0].cell) == ("科目编码“2010301”出现了不止一次", "A4")


def test_typed_parents_are_welcome():
    assert findings("subject_rows", "-- 支出总表\n科目编码 | 基本支出\n201 | 1\n20103 | 1\n2010301 | 1", **OPTIONS) == []


def test_economic_subjects_have_levels_of_their_own():
    assert findings("subject_rows", sheets=["一般公共预算基本支出表"]) == []


def test_a_mistake_is_told_once_where_it_was_typed():
    tables = "-- 支出总表\n科目编码 | 基本支出\n201030 | 1"
    found = findings("subject_rows", tables, sheets=["收入总表", "支出总表", "一般公共预算支出表"])
    assert [finding.places[0].cell for finding in found] == ["A2"]
