from tests.checks.kinds._kit import findings

OPTIONS = {
    "year_pairs": [
        ["收支总表.收入总计.预算数", "上年数.收支总计.上年预算数"],
        ["支出总表.合计.基本支出", "上年数.基本支出.上年预算数"],
        ["支出总表.合计.项目支出", "上年数.项目支出.上年预算数"],
    ]
}


def last(**lines: str) -> str:
    return "-- 上年数\n项目 | 上年预算数\n" + "".join(f"{line} | {value}\n" for line, value in lines.items())


def test_two_equal_lines_are_no_copy():
    assert findings("years_copied", last(收支总计="108.00"), **OPTIONS) == []


def test_too_few_lines_prove_nothing():
    assert findings("years_copied", last(收支总计="108.00", 项目支出=""), **OPTIONS) == []


def test_all_lines_equal():
    [finding] = findings("years_copied", last(收支总计="108.00", 项目支出="40.00"), **OPTIONS)
    assert [place.row for place in finding.places] == ["收支总计", "基本支出", "项目支出"] and finding.found == "108.00"
