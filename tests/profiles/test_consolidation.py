"""The plan of consolidation: every sheet is covered, the most specific row counts, every fault is told with its row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.profiles.consolidation import SETTINGS, TABLE, consolidation_faults, plan_of, transfers_of
from generator.profiles.errors import ProfileError
from generator.profiles.load import load_profile
from generator.profiles.locate import profile_keys
from tests.support.submissions import hebei

OWN = Path(__file__).parents[2] / "templates" / "hebei_2024"


def edited(tmp_path: Path, table: str = "", settings: str = ""):
    """The profile with another table or other settings in a folder of its own."""
    (tmp_path / TABLE).write_text(table or (OWN / TABLE).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / SETTINGS).write_text(settings or (OWN / SETTINGS).read_text(encoding="utf-8"), encoding="utf-8")
    return replace(hebei(), folders=(tmp_path, *hebei().folders))


def table_with(old: str, new: str) -> str:
    text = (OWN / TABLE).read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize("key", profile_keys())
def test_every_profile_has_a_plan_without_faults(key):
    profile = load_profile(key)
    assert consolidation_faults(profile) == ()
    assert {step.sheet for step in plan_of(profile).steps} == set(profile.sheets)


def test_the_most_specific_row_counts():
    plan = plan_of(hebei())
    assert plan.method("基本信息", "公开日期").method == "取牵头单位"
    assert (plan.method("基本信息", "公开主体").method, plan.method("基本信息", "公开主体").value) == ("写", "部门")
    assert plan.columns("项目", "填单位名称") == ("承担单位",)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("支出总表,,,按科目相加", "支出总表,,,按行相加", "没有“按行相加”这种做法，是不是想写“按科目相加”"),
        ("支出总表,,,按科目相加", "支出总帐,,,按科目相加", "没有表“支出总帐”，是不是想写“支出总表”"),
        ("支出总表,,,按科目相加,,\n", "", "没有写“支出总表”表怎么汇总"),
        ("基本信息,公开主体,,写,部门", "基本信息,公开主题,,写,部门", "没有“公开主题”行，是不是想写“公开主体”"),
        ("基本信息,公开主体,,写,部门", "基本信息,公开主体,,写,", "要在“值”栏写明写什么"),
        ("项目,,项目编码,据此核对", "项目,,项目编号,据此核对", "没有“项目编号”列，是不是想写“项目编码”"),
        ("项目,,项目编码,据此核对", "项目,一,项目编码,据此核对", "“行”和“栏”只写一个"),
        ("支出总表,,,按科目相加", "支出总表,,基本支出,据此核对", "不是逐条填写的表"),
        ("支出总表,,,按科目相加", "支出总表,2010301,,按科目相加", "行不固定"),
        ("国有资产,,,按行相加,,\n", "国有资产,,,按行相加,,\n国有资产,,,不汇总,,\n", "与第"),
        ("国有资产,,,按行相加,,", "国有资产,,,按行相加", "这一行有 4 格，应有 6 格"),
        ("表,行,栏,做法,值,说明", "表,行,列,做法,值,说明", "表头应为"),
    ],
)
def test_every_fault_is_told_with_its_row(tmp_path, old, new, words):
    profile = edited(tmp_path, table_with(old, new))
    with pytest.raises(ProfileError) as error:
        plan_of(profile)
    assert any(words in str(fault) for fault in error.value.faults)
    assert all(fault.file == TABLE and (fault.line or "没有写" in fault.message) for fault in error.value.faults)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('payer = "付款单位"', 'payer = "付款方"', "没有“付款方”列"),
        ('sheet = "内部往来"', 'sheet = "往来"', "没有表“往来”"),
        ('"对附属单位补助支出"]', '"补助支出"]', "“上级补助”：“支出总表”没有“补助支出”列"),
        ('["支出总表", "对附属单位补助支出"]', '["支出总表"]', "应写表和栏两个名称"),
        ("code_length = 3", 'code_length = "3"', "不是所要的类型"),
        ("code_length = 3", "code_size = 3", "不认识“code_size”，是不是想写“code_length”"),
    ],
)
def test_faults_of_the_settings_are_told(tmp_path, old, new, words):
    text = (OWN / SETTINGS).read_text(encoding="utf-8")
    assert old in text
    faults = consolidation_faults(edited(tmp_path, settings=text.replace(old, new, 1)))
    assert any(words in str(fault) for fault in faults)


def test_a_profile_without_a_plan_says_so_only_when_it_is_asked_for(tmp_path):
    bare = replace(hebei(), folders=(tmp_path,))
    assert consolidation_faults(bare) == ()
    assert transfers_of(bare).sheet == ""
    with pytest.raises(ProfileError, match="这个公开格式没有汇总办法"):
        plan_of(bare)


def test_remarks_and_blank_lines_are_not_read(tmp_path):
    text = (OWN / TABLE).read_text(encoding="utf-8").replace("收支总表,,,", "# 说明\n\n,,,,,\n收支总表,,,", 1)
    assert plan_of(edited(tmp_path, text)).method("收支总表").method == "按行相加"


def test_a_childs_settings_are_laid_over_its_parents(tmp_path):
    """A child that counts its codes otherwise need not repeat the sheet of transfers."""
    (tmp_path / SETTINGS).write_text("[department]\ncode_length = 6\n", encoding="utf-8")
    child = replace(hebei(), folders=(tmp_path, *hebei().folders))
    assert (plan_of(child).code_length, plan_of(hebei()).code_length) == (6, 3)
    assert plan_of(child).endings == plan_of(hebei()).endings
    assert transfers_of(child) == transfers_of(hebei())
