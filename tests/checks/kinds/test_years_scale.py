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


def test_large_but_possible_changes_pass():
    assert findings("years_scale", last(收支总计="5.00", 项目支出="20000.00"), **OPTIONS) == []


def test_last_year_in_yuan_is_one_finding():
    [finding] = findings("years_scale", last(收支总计="1000000.00", 项目支出="320000.00"), **OPTIONS)
    assert [place.row for place in finding.places] == ["收支总计", "项目支出"]
    assert (finding.found, finding.expected) == ("1000000.00", "以万元为单位的数")


def test_last_year_in_wan_where_this_year_is_in_yuan():
    tables = "-- 基本信息\n事项 | 内容\n金额单位 | 元\n" + last(收支总计="0.01")
    [finding] = findings("years_scale", tables, **OPTIONS)
    assert finding.expected == "以元为单位的数"
