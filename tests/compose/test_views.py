import pytest

from generator.compose.views import Empty, Text, UnknownName, view_of
from tests.compose._kit import body
from tests.support.submissions import hebei


def view(sheet: str):
    return view_of(hebei().sheets[sheet], body().sheet(sheet), hebei())


@pytest.mark.parametrize(
    ("sheet", "path", "message"),
    [
        ("收支总表", ["收入总记"], "“收支总表”没有“收入总记”行，是不是想写“收入总计”？"),
        ("收支总表", ["收入总计", "预算"], "“收支总表”没有“预算”列，是不是想写“预算数”？"),
        ("支出总表", ["合计", "基本支岀"], "“支出总表”没有“基本支岀”列，是不是想写“基本支出”？"),
        ("文字说明", ["部门职责任"], "“文字说明”没有“部门职责任”行，是不是想写“部门职责”？"),
        ("项目", ["预算数"], "“项目”是清单，不能直接取“预算数”"),
    ],
)
def test_an_unknown_name_is_told_with_a_suggestion(sheet, path, message):
    found = view(sheet)
    with pytest.raises(UnknownName) as error:
        for name in path:
            found = found[name]
    assert message in str(error.value)


def test_names_can_be_reached_both_ways():
    assert view("收支总表").收入总计.预算数 == view("收支总表")["收入总计"]["预算数"] == 108


def test_a_sheet_of_single_fields_gives_the_value_right_away():
    assert view("文字说明").部门职责 == Text("管理本县档案，为社会提供查阅服务。")


def test_an_empty_cell_is_false_and_prints_nothing():
    empty = view("收支总表").外交支出.预算数
    assert isinstance(empty, Empty) and not empty and str(empty) == ""
    assert [source.cell for source in empty.sources] == ["D3"]


def test_values_keep_their_cells():
    assert [source.cell for source in view("文字说明").部门职责.sources] == ["B2"]
    assert {source.cell for source in view("支出总表").合计.项目支出.sources} == {"E3"}


def test_a_code_that_is_not_used_gives_empty_cells_and_still_has_a_name():
    assert not view("一般公共预算基本支出表")["30231"]["合计"]
    assert view("一般公共预算基本支出表").name_of("30231") == "公务用车运行维护费"


def test_a_key_that_is_no_code_is_unknown():
    with pytest.raises(UnknownName):
        view("支出总表")["合记"]


def test_leaves_are_the_rows_without_rows_below():
    assert [row.code for row in view("支出总表").leaves()] == ["2010301", "2010302", "2080505"]


def test_records_come_in_order_and_an_empty_list_is_false():
    assert [str(row.项目名称) for row in view("项目")] == ["档案数字化", "库房维护"]
    assert view("项目") and not view("专项资金")
