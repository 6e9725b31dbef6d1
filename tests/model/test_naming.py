"""What a record is called: by whose it is and by its own name."""

from __future__ import annotations

from generator.model.naming import naming_columns, record_name
from tests.support.submissions import hebei


def test_a_record_is_known_by_whose_it_is_and_by_its_own_name():
    names = {name: naming_columns(hebei().sheets[name]) for name in ("项目", "绩效指标", "分项绩效目标", "支出总表")}
    assert names == {"项目": ("项目名称",), "绩效指标": ("项目名称", "三级指标"), "分项绩效目标": ("工作任务",), "支出总表": ()}


def test_the_parts_of_a_name_are_joined_and_a_form_without_names_gives_none():
    form = hebei().sheets["绩效指标"]
    assert record_name(form, {"项目名称": "库房维护", "三级指标": "漏水次数"}.get) == "库房维护／漏水次数"
    assert record_name(hebei().sheets["支出总表"], str) == ""
