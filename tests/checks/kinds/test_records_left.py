from tests.checks.kinds._kit import findings

OPTIONS = {"sheet": "结转留存", "columns": ["表", "位置"]}
HEAD = "-- 结转留存\n表 | 位置 | 内容 | 说明\n"


def test_an_empty_sheet_passes():
    assert findings("records_left", **OPTIONS) == []


def test_what_is_left_is_one_finding():
    [finding] = findings("records_left", HEAD + "项目 | 备注 | 三年 | 无\n基本信息 | 联系人 | 甲 | 无\n", **OPTIONS)
    assert len(finding.places) == 2
    assert finding.message == "“结转留存”还有 2 条没有处理：“项目”的“备注”、“基本信息”的“联系人”"


def test_a_record_without_its_names_counts():
    [finding] = findings("records_left", HEAD + " |  | 三年 | \n", **OPTIONS)
    assert "“第1行”" in finding.message


def test_many_are_named_in_part():
    [finding] = findings("records_left", HEAD + "".join(f"项目 | 备注{n} | 三年 | 无\n" for n in range(8)), **OPTIONS)
    assert "备注5”等" in finding.message and "备注6" not in finding.message
