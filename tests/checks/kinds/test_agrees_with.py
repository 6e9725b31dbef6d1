from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings


def units(own: str, bought: str, project: str = "甲"):
    tables = f"-- 项目\n项目名称 | 承担单位\n甲 | {own}\n-- 政府采购\n单位名称 | 项目名称\n{bought} | {project}"
    return [(f.found, f.expected) for f in findings("agrees_with", tables, **options_of("P22"))]


def test_another_unit_is_told():
    assert units("某局本级", "某馆") == [("某馆", "某局本级")]


def test_the_same_unit_blanks_and_unknown_projects_are_left_alone():
    assert units("某局（本级）", "某局(本级)") == units("", "某馆") == units("某局", "") == units("某局", "某馆", "公用经费") == []
