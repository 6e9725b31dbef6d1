from generator.profiles.errors import ProfileError, ProfileFault, line_of, suggestion


def test_an_error_tells_all_its_faults():
    error = ProfileError([ProfileFault("a.toml", 3, "甲"), ProfileFault("b.toml", 0, "乙")])
    assert str(error) == "a.toml 第 3 行：甲\nb.toml：乙"


def test_only_a_near_name_is_suggested():
    assert suggestion("收入总计表", ["收入总表", "项目"]) == "，是不是想写“收入总表”？"
    assert suggestion("收入总表", ["项目"]) == ""


def test_the_line_is_that_of_the_first_occurrence(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("一\n二\n二\n", encoding="utf-8")
    assert (line_of(path, "二"), line_of(path, "三")) == (2, 0)


def test_the_line_may_be_searched_for_further_down_and_by_several_texts(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("一\n二\n一\n", encoding="utf-8")
    assert (line_of(path, "一", after=1), line_of(path, "三", "二"), line_of(tmp_path / "没有.txt", "一")) == (3, 2, 0)
