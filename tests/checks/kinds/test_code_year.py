from generator.model.finding import Severity
from tests.checks.kinds._kit import findings

OPTIONS = {"sheet": "项目", "column": "项目编码", "positions": [7, 8]}


def projects(*codes: str) -> str:
    return "-- 项目\n项目编码 | 项目名称\n" + "".join(f"{code} | 项目{n}\n" for n, code in enumerate(codes))


def test_the_budget_year_and_codes_of_another_shape_pass():
    assert findings("code_year", projects("13010124P00000000001F", "13", "130101ABP00000000001F"), **OPTIONS) == []


def test_a_later_year_is_wrong():
    [finding] = findings("code_year", projects("13010125P00000000001F"), **OPTIONS)
    assert (finding.severity, finding.found, finding.expected) == (Severity.ERROR, "25", "24")


def test_earlier_years_are_one_remark():
    [finding] = findings("code_year", projects("13010123P00000000001F", "13010122P00000000001F"), **OPTIONS)
    assert finding.severity is Severity.INFORMATION and len(finding.places) == 2
