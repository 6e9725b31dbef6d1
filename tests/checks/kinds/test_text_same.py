import pytest

from tests.checks.kinds._kit import findings

OPTIONS = {"where": ["文字说明"], "quantities": ["在职人员", "编制", "行政编制"], "names_of": [["机构设置", "单位名称"]]}


def texts(first: str, second: str) -> str:
    return f"-- 文字说明\n事项 | 内容\n总体绩效目标 | {first}\n其他需要说明的事项 | {second}\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("在职人员20人", "现有在职人员20名"),
        ("在职人员20人", "上年在职人员22人"),
        ("在职人员20人", "拟招聘后在职人员22人"),
        ("在职人员20人", "某县档案局本级在职人员12人"),
        ("行政编制20名", "编制25名"),
        ("在职人员20人", "培训在职人员60人次"),
    ],
)
def test_the_same_and_other_quantities_pass(first, second):
    assert findings("text_same", texts(first, second), **OPTIONS) == []


def test_two_values_of_one_quantity():
    [finding] = findings("text_same", texts("在职人员20人", "现有在职人员22人"), **OPTIONS)
    assert (finding.found, finding.expected) == ("22人", "20人") and "总体绩效目标" in finding.message
