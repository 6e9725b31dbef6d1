from generator.checks.kinds.stale_names import current_name
from generator.profiles.lists import read_list
from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings
from tests.support.submissions import hebei

LIST = "codes/stale_names.csv"


def test_every_entry_leads_to_the_name_of_the_code_table():
    subjects = hebei().codes["功能分类科目"].subjects
    for entry in read_list(hebei(), LIST):
        assert subjects[entry["编码"]].name == entry["现名称"]
        assert entry["原名称"] != entry["现名称"]


def test_the_former_name_counts_for_its_own_code_only():
    assert current_name(hebei(), LIST, "213", "农林水事务")["现名称"] == "农林水支出"
    assert current_name(hebei(), LIST, "2130101", "农林水事务") is None
    assert current_name(hebei(), LIST, "213", "农林水支出") is None


def test_one_cell_has_one_finding():
    tables = "-- 支出总表\n科目编码 | 科目名称 | 基本支出\n210 | 210 医疗卫生与 计划生育支出 | 1.00"
    assert [f.expected for f in findings("stale_names", tables, **options_of("K02"))] == ["卫生健康支出"]
    assert findings("code_names", tables, **options_of("K01")) == []
