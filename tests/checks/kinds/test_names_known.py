from tests.checks.kinds._kit import findings, messages

OPTIONS = {"sheet": "政府采购", "column": "项目名称", "known_in": ["项目", "项目名称"], "also": ["公用经费"]}


def purchases(*names: str) -> str:
    return "-- 政府采购\n项目名称 | 采购物品名称\n" + "\n".join(f"{name} | 物品" for name in names)


def test_known_names_and_blanks_are_fine():
    assert findings("names_known", purchases("档案数字化", "公用经费", ""), **OPTIONS) == []


def test_an_unknown_name_is_told_with_its_cell_and_the_nearest_one():
    [finding] = findings("names_known", purchases("公用经费", "档案数化"), **OPTIONS)
    assert (finding.places[0].cell, finding.found, finding.expected) == ("B3", "档案数化", "档案数字化")
    assert finding.message == "“政府采购”里的“档案数化”在“项目”里找不到，是不是“档案数字化”？"


def test_no_suggestion_where_nothing_is_near():
    assert messages("names_known", purchases("轿车"), **OPTIONS) == ["“政府采购”里的“轿车”在“项目”里找不到"]


def test_the_body_s_own_name_passes_where_it_may():
    assert len(findings("names_known", purchases("某县档案局"), **OPTIONS)) == 1
    assert findings("names_known", purchases("某县档案局"), body_too=True, **OPTIONS) == []


def test_a_name_that_is_wrong_in_several_rows_is_told_once_with_the_record_that_was_meant():
    [finding] = findings("names_known", purchases("档案数化", "公用经费", "档案数化"), **OPTIONS)
    assert [(place.sheet, place.cell) for place in finding.places] == [("政府采购", "B2"), ("政府采购", "B4"), ("项目", "B2")]
    assert "（共2行）" in finding.message


def test_of_two_names_as_near_it_is_always_the_same_one():
    two = "-- 项目\n项目名称 | 财政资金\n档案室乙库 | 1\n档案室甲库 | 1\n"
    [finding] = findings("names_known", two + purchases("档案室库"), **OPTIONS)
    assert finding.expected == "档案室甲库"
