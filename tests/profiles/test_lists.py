from dataclasses import replace

from generator.profiles.lists import list_fault, read_list
from tests.support.submissions import hebei


def profile_with(folder, text: str):
    (folder / "common").mkdir()
    (folder / "common" / "facts.csv").write_text(text, encoding="utf-8-sig")
    return replace(hebei(), folders=(folder / "hebei_2024",), common=folder / "common")


def test_rows_by_column(tmp_path):
    assert read_list(profile_with(tmp_path, "编码,名称\n1,甲\n"), "facts.csv") == ({"编码": "1", "名称": "甲"},)


def test_what_is_wrong_with_a_list(tmp_path):
    profile = profile_with(tmp_path, "编码,名称\n1,甲\n")
    assert list_fault(profile, "facts.csv", {"编码"}) == ""
    assert list_fault(profile, "facts.csv", {"编码", "依据", "年度"}) == "清单 common/facts.csv 缺少“依据、年度”列"
    assert list_fault(profile, "nothing.csv", set()) == "找不到清单 common/nothing.csv"
    (tmp_path / "common" / "other.csv").write_bytes("编码,名称".encode("gbk"))
    assert list_fault(profile, "other.csv", {"编码"}) == "清单 common/other.csv 读不出来：UnicodeDecodeError"


def test_a_profile_may_have_a_list_of_its_own(tmp_path):
    profile = profile_with(tmp_path, "编码,名称\n1,甲\n")
    (tmp_path / "hebei_2024").mkdir()
    (tmp_path / "hebei_2024" / "facts.csv").write_text("编码,名称\n2,乙\n", encoding="utf-8")
    assert read_list(profile, "facts.csv") == ({"编码": "2", "名称": "乙"},)
