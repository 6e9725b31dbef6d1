"""A child profile that holds only what differs, laid over its parent."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.finding import Severity
from generator.profiles.errors import ProfileError
from generator.profiles.load import load_profile, outline_of

CHILD = 'parent = "hebei_2024"\nkey = "child"\nname = "次年格式"\nyear = 2025\n'


@pytest.fixture
def child(copy):
    """Write files of a child of the copied profile; gives a function (file, text) -> the loaded child."""

    def write(**files: str):
        folder: Path = copy.folder / "child"
        folder.mkdir(exist_ok=True)
        (folder / "profile.toml").write_text(CHILD, encoding="utf-8")
        for name, text in files.items():
            path = folder / name.replace("__", "/").replace("_txt", ".txt").replace("_toml", ".toml")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return load_profile("child", copy.folder)

    return write


def test_a_child_without_files_is_its_parent_under_another_name(copy, child):
    profile, parent = child(), copy.load()
    assert (profile.key, profile.name, profile.year) == ("child", "次年格式", 2025)
    assert list(profile.sheets) == list(parent.sheets)
    assert profile.rules == parent.rules
    assert (profile.outline.parts, profile.outline.cover) == (parent.outline.parts, parent.outline.cover)
    assert profile.texts == parent.texts


def test_the_year_that_a_workbook_offers_is_the_childs(copy, child):
    assert copy.load().sheets["基本信息"].line("预算年度").default == "2024"
    assert child().sheets["基本信息"].line("预算年度").default == "2025"


def test_a_key_of_a_file_is_changed_and_the_others_are_kept(copy, child):
    form = child(sheets__projects_toml='guide = "新的提示"\n').sheets["项目"]
    parent = copy.load().sheets["项目"]
    assert form.guide == "新的提示"
    assert (form.sides, form.rows, form.name) == (parent.sides, parent.rows, parent.name)


def test_a_table_of_a_file_is_merged_key_by_key(child):
    outline = child(document_toml='[cover]\n"标题" = "单位预算信息公开"\n').outline
    assert outline.cover["标题"] == "单位预算信息公开"
    assert outline.cover["单位名称"] == "{部门名称}"


def test_a_text_file_is_replaced_as_a_whole(child):
    texts = child(sections__11_other_txt="# 十一、其他\n没有。\n").texts
    assert texts["11_other"].text == "# 十一、其他\n没有。\n"
    assert texts["10_glossary"].path.parent.parent.name == "hebei_2024"


def test_a_rule_holds_only_what_differs(copy, child):
    changed = {rule.id: rule for rule in child(rules_toml='[[rule]]\nid = "B12"\nseverity = "I"\n').rules}["B12"]
    before = {rule.id: rule for rule in copy.load().rules}["B12"]
    assert changed.severity is Severity.INFORMATION
    assert (changed.title, changed.options, changed.kind) == (before.title, before.options, before.kind)


def test_a_rule_is_taken_out_with_its_reason(child):
    profile = child(rules_toml='[[disable]]\nid = "B16"\nreason = "没有采购表"\n')
    assert profile.disabled == {"B16": "没有采购表"}
    assert "B16" not in {rule.id for rule in profile.rules}


def test_a_rule_that_is_not_there_cannot_be_taken_out(child):
    with pytest.raises(ProfileError, match="没有规则“B166”，是不是想写“B16”"):
        child(rules_toml='[[disable]]\nid = "B166"\nreason = "没有采购表"\n')


def test_a_fault_in_a_file_of_the_child_names_its_line(child):
    with pytest.raises(ProfileError, match="projects.toml 第 1 行：不认识“giude”"):
        child(sheets__projects_toml='giude = "新的提示"\n')


def test_subjects_added_renamed_and_dropped(copy):
    codes = copy.folder / "common" / "codes"
    (codes / "changes.csv").write_text(
        "code,name,level,evidence\n2170404,新科目,项,document\n2010301,行政运转,项,document\n2010302,,项,document\n", encoding="utf-8"
    )
    copy.change("profile.toml", 'file = "functional_subjects_2024.csv"', 'file = "functional_subjects_2024.csv"\nchanges = "changes.csv"')
    table = copy.load().codes["功能分类科目"]
    assert (table.name_of("2170404"), table.name_of("2010301"), table.name_of("2010302")) == ("新科目", "行政运转", "")


@pytest.mark.parametrize(("parent", "message"), [("hebei_2042", "parent“hebei_2042”不存在，是不是想写“hebei_20"), ("child", "绕了一圈")])
def test_a_parent_that_is_no_parent(copy, parent, message):
    (copy.folder / "child").mkdir()
    (copy.folder / "child" / "profile.toml").write_text(CHILD.replace("hebei_2024", parent), encoding="utf-8")
    with pytest.raises(ProfileError, match=message):
        load_profile("child", copy.folder)


def test_a_profile_prints_several_documents(copy):
    copy.change("profile.toml", 'documents = ["document"', 'documents = ["document", "goals"')
    (copy.folder / "hebei_2024" / "goals.toml").write_text(
        'name = "绩效文本"\nsuffix = "（绩效）"\ntitle = "题"\ncontents_title = "目录"\n[[part]]\nsetup = "portrait"\ntexts = ["05_goals"]\n',
        encoding="utf-8",
    )
    profile = copy.load()
    assert [outline.name for outline in profile.documents][:2] == ["部门预算信息公开", "绩效文本"]
    assert outline_of(profile) is profile.outline
    assert outline_of(profile, "绩效文本").suffix == "（绩效）"
    with pytest.raises(ProfileError, match="没有“绩效本文”这种公开文本，是不是想写“绩效文本”"):
        outline_of(profile, "绩效本文")
