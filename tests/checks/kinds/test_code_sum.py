from tests.checks.kinds._kit import findings

OPTIONS = {"sheet": "政府采购", "code_column": "政府采购目录序号", "prefixes": ["A02", "A05"], "column": "合计", "equals": "基本信息.本年度拟购置固定资产总额.内容"}


def purchases(*codes: str) -> str:
    return "-- 政府采购\n项目名称 | 政府采购目录序号 | 数量 | 单价 | 一般公共预算拨款\n" + "\n".join(f"档案数字化 | {code} | 1 | 1.50 | 1.50" for code in codes)


def test_only_the_codes_that_begin_so_are_added():
    assert findings("code_sum", purchases("A02020100", "A05010500", "C19990000", "A01"), **OPTIONS) == []


def test_a_difference_names_every_addend():
    [finding] = findings("code_sum", purchases("A02020100", "A02020200", "A05010500"), **OPTIONS)
    assert (finding.found, finding.expected, finding.difference) == ("3.00", "4.50", "-1.50")
    assert [operand.source.cell for operand in finding.operands] == ["I2", "I3", "I4"]
    assert finding.places[0].row == "本年度拟购置固定资产总额"


def test_nothing_to_add_is_zero():
    assert [finding.expected for finding in findings("code_sum", purchases("C1"), **OPTIONS)] == ["0.00"]
