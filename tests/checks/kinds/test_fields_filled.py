from tests.checks.kinds._kit import findings


def test_a_filled_field_is_fine():
    assert findings("fields_filled", fields=["基本信息.批复日期", "文字说明.部门职责"]) == []


def test_an_empty_field_is_told_with_its_cell():
    [finding] = findings("fields_filled", "-- 基本信息\n事项 | 内容\n批复日期 | ", fields=["基本信息.批复日期"])
    assert (finding.message, finding.places[0].cell, finding.places[0].column) == ("“基本信息”的“批复日期”没有填", "B7", "内容")


def test_a_deleted_line_is_the_readers_to_tell():
    assert findings("fields_filled", "-- 基本信息\n事项 | 内容\n批复日期 | （删去）", fields=["基本信息.批复日期"]) == []
