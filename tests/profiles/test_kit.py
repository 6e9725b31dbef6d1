"""The maintainer's kit on profiles of a bureau's own: new, show, what nothing uses, what only repeats the parent."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from generator.compose.mentions import section_words
from generator.profile_lint import lint
from generator.profiles.errors import ProfileError
from generator.profiles.load import load_profile
from generator.profiles.locate import OWN_FOLDER, profile_keys, search_path, templates_folder
from generator.profiles.new import copy_from_parent, new_profile
from generator.profiles.repeats import repeats
from generator.profiles.resolve import shown
from generator.profiles.unused import unread_files, unused
from tests.profiles.conftest import Copy

PARENT = "hebei_2024"


@pytest.fixture
def own(tmp_path: Path, monkeypatch) -> Path:
    """A bureau's own folder with a child of a built-in profile."""
    monkeypatch.setenv(OWN_FOLDER, str(tmp_path))
    return new_profile("hebei_2031", PARENT, tmp_path)


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# where profiles are looked for


def test_the_own_folder_comes_first_and_the_built_in_one_has_what_all_share(own):
    assert search_path() == (own.parent, templates_folder())
    assert {"hebei_2031", PARENT} <= set(profile_keys())
    profile = load_profile("hebei_2031")
    assert profile.folders == (own, templates_folder() / PARENT)
    assert profile.common == templates_folder() / "common"


def test_a_folder_with_common_stands_alone(copy):
    assert search_path(copy.folder) == (copy.folder,)


def test_codes_of_the_own_folder_come_before_shared_ones(own):
    put(own, "codes/functional_subjects_2024.csv", "code,name,level,evidence\n201,另一个名称,类,document\n")
    assert load_profile("hebei_2031").codes["功能分类科目"].name_of("201") == "另一个名称"


# new


def test_a_new_profile_is_its_parent_in_another_year(own):
    profile, parent = load_profile("hebei_2031"), load_profile(PARENT)
    assert (profile.year, profile.name) == (2031, parent.name.replace("2024", "2031"))
    assert (profile.rules, profile.texts) == (parent.rules, parent.texts)
    assert lint("hebei_2031").faults == lint("hebei_2031").warnings == ()
    assert sorted(path.name for path in own.iterdir()) == ["profile.toml", "rules.toml"]


def test_the_year_is_that_of_the_name_or_the_next_one_or_the_one_asked_for(own):
    assert load_profile(new_profile("our_form", PARENT, own.parent).name).year == load_profile(PARENT).year + 1
    assert load_profile(new_profile("form_2040", PARENT, own.parent, 2041).name).year == 2041


@pytest.mark.parametrize(("key", "parent", "message"), [("hebei_2031", PARENT, "已经存在"), ("Hebei 2031", PARENT, "小写英文"), ("x", "hebei_2042", "没有这个公开格式")])
def test_what_cannot_be_made(own, key, parent, message):
    before = (own / "profile.toml").read_bytes()
    with pytest.raises(ProfileError, match=message):
        new_profile(key, parent, own.parent)
    assert (own / "profile.toml").read_bytes() == before
    assert {path.name for path in own.parent.iterdir()} == {"hebei_2031"}


# copy


def test_a_file_of_the_parent_is_copied_once_to_be_changed(own):
    [path] = copy_from_parent("hebei_2031", "02_overall")
    assert path == own / "sections" / "02_overall.txt"
    path.write_text("# 二、改过的\n", encoding="utf-8")
    assert load_profile("hebei_2031").texts["02_overall"].text == "# 二、改过的\n"
    with pytest.raises(ProfileError, match="已经有“sections/02_overall.txt”"):
        copy_from_parent("hebei_2031", "02_overall")
    with pytest.raises(ProfileError, match="上级没有“02_overal”这个文件，是不是想写“02_overall”"):
        copy_from_parent("hebei_2031", "02_overal")


def test_a_look_comes_with_its_twin(own):
    assert copy_from_parent("hebei_2031", "reference.docx") == [own / "reference.docx", own / "reference.txt"]


# show


def test_the_resolved_file_is_toml_that_tells_where_each_key_comes_from(own):
    put(own, "sheets/projects.toml", 'guide = "新的提示"\n')
    [text] = shown("hebei_2031", "projects", resolved=True)
    assert 'guide = "新的提示" # 取自 hebei_2031' in text
    assert f'rows = 40 # 取自 {PARENT}' in text
    parent = tomllib.loads((templates_folder() / PARENT / "sheets" / "projects.toml").read_text(encoding="utf-8"))
    assert tomllib.loads(text) == parent | {"guide": "新的提示"}


def test_tables_tell_it_key_by_key(own):
    put(own, "document.toml", '[cover]\n"标题" = "另一个标题"\n')
    text = "\n".join(shown("hebei_2031", "document", resolved=True))
    assert '"标题" = "另一个标题" # 取自 hebei_2031' in text
    assert f'"单位名称" = "{{部门名称}}" # 取自 {PARENT}' in text


def test_rules_are_shown_as_they_hold(own):
    put(own, "rules.toml", '[[rule]]\nid = "B12"\nseverity = "I"\n[[disable]]\nid = "B16"\nreason = "没有采购表"\n')
    data = tomllib.loads("\n".join(shown("hebei_2031", "rules", resolved=True)))
    by_id = {rule["id"]: rule for rule in data["rule"]}
    assert by_id["B12"]["severity"] == "I" and by_id["B12"]["title"] and "B16" not in by_id
    assert data["disable"] == [{"id": "B16", "reason": "没有采购表"}]


def test_without_resolved_only_the_own_files(own):
    assert "\n".join(shown("hebei_2031")).count("# ====") == 2
    assert list(shown("hebei_2031", "profile")) == [(own / "profile.toml").read_text(encoding="utf-8").rstrip()]
    with pytest.raises(ProfileError, match="没有“projcts”这个文件，是不是想写“projects”"):
        list(shown("hebei_2031", "projcts", resolved=True))


def test_a_text_tells_which_folder_has_it(own):
    first, *_ = shown("hebei_2031", "02_overall", resolved=True)
    assert first == f"# 取自 {PARENT}/sections/02_overall.txt"


# rules of a whole family


def test_a_family_is_taken_out_but_for_what_is_declared_again(own):
    put(own, "rules.toml", '[[disable]]\nid = "P*"\nreason = "没有项目"\n[[rule]]\nid = "P01"\nseverity = "W"\n')
    profile = load_profile("hebei_2031")
    assert [rule.id for rule in profile.rules if rule.id.startswith("P")] == ["P01"]
    grandchild = new_profile("hebei_2032", "hebei_2031", own.parent)
    put(grandchild, "rules.toml", '[[rule]]\nid = "P02"\n')
    assert [rule.id for rule in load_profile("hebei_2032").rules if rule.id.startswith("P")] == ["P01", "P02"]


# what only repeats


def test_what_the_parent_says_already_is_told(own):
    shutil.copy(templates_folder() / PARENT / "sections" / "02_overall.txt", put(own, "sections/02_overall.txt", ""))
    put(own, "sheets/projects.toml", 'rows = 40\nguide = "新的提示"\n')
    put(own, "rules.toml", '[[rule]]\nid = "B12"\nkind = "%s"\n[[rule]]\nid = "B06"\nseverity = "E"\ntitle = "新题"\n' % _rule("B12").kind)
    assert [str(fault) for fault in repeats(load_profile("hebei_2031"))] == [
        "rules.toml 第 2 行：规则 B12 与原来的完全相同，可以删去",
        "rules.toml 第 5 行：规则 B06 的“severity”与原来的相同，可以删去",
        "sheets/projects.toml 第 1 行：“rows”与上级公开格式的相同，可以删去",
        "sections/02_overall.txt：与上级公开格式的同名文件完全相同，可以删去",
    ]


def _rule(key: str):
    return next(rule for rule in load_profile(PARENT).rules if rule.id == key)


# what nothing uses


def unused_of(copy: Copy) -> list[str]:
    profile = copy.load()
    return [fault.message for fault in unused(profile, [section_words(section) for section in profile.texts.values()])]


def test_nothing_of_the_built_in_form_is_unused(copy):
    assert unused_of(copy) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("sheets/projects.toml", '{ name = "承担单位",', '{ name = "联系电话" },\n  { name = "承担单位",', "“项目”的“联系电话”列没有印出，也没有用到"),
        ("sheets/texts.toml", "line = [", 'line = [\n  { name = "随手记" },', "“文字说明”的“随手记”行没有印出，也没有用到"),
        ("profile.toml", '[codes."部门预算支出经济分类科目"]', '[codes."旧科目"]\nfile = "economic_subjects_2024.csv"\nlevels = [3, 5]\n[codes."部门预算支出经济分类科目"]', "科目编码表“旧科目”没有表、也没有规则使用"),
        ("sections/07_projects.txt", "@逐项 项目绩效目标表", "", "表样“项目绩效目标表”没有章节文件印它（@逐项 项目绩效目标表）"),
    ],
)
def test_what_is_declared_and_not_used(copy, file, old, new, message):
    copy.change(file, old, new)
    assert unused_of(copy) == [message]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("rollover.csv", "上年项目,,项目名称,转为上年,项目.*.项目名称", "上年项目,,项目名称,转为上年,项目.*.联系电话"),
        ("consolidation.csv", "\n项目,,项目编码,据此核对", "\n项目,,联系电话,据此核对"),
        ("compare.toml", '"机构设置" = ["单位名称"]', '"机构设置" = ["单位名称"]\n"项目" = ["联系电话"]'),
        ("checklist.toml", 'filled = ["项目.*.绩效目标"]', 'filled = ["项目.*.联系电话"]'),
        ("ledger.toml", '"政府采购" = "政府采购.*.合计"', '"政府采购" = "项目.*.联系电话"'),
    ],
)
def test_what_only_a_side_table_names_is_used(copy, file, old, new):
    copy.change("sheets/projects.toml", '{ name = "承担单位",', '{ name = "联系电话" },\n  { name = "承担单位",')
    copy.change(file, old, new)
    assert unused_of(copy) == []


def test_a_sheet_that_nothing_uses(copy):
    copy.change("profile.toml", '"waivers",', '"waivers",\n  "extra",')
    copy.path("sheets/extra.toml").write_text('name = "备查"\nkind = "records"\ncolumn = [{ name = "甲" }]\n', encoding="utf-8")
    assert unused_of(copy) == ["“备查”表没有印出，也没有公式、规则和文字用它"]


def test_files_that_nothing_reads(copy):
    for name in ("sections/99_old.txt", "sheets/old.toml", "notes.doc", "README.md"):
        copy.path(name).write_text("", encoding="utf-8")
    read = unread_files(copy.load())
    assert [path.relative_to(copy.folder / PARENT).as_posix() for path in read] == ["notes.doc", "sections/99_old.txt", "sheets/old.toml"]


def test_words_of_a_section_file():
    from generator.model.outline import SectionText

    text = '@表 国有资产\n{% for 任务 in 分项绩效目标 %}@逐项 项目表{{ 任务.绩效目标 }}{% endfor %}{{ 三公经费支出表["公务接待费"].合计 | 万元 }}普通的话\n'
    words = section_words(SectionText("例", Path("例.txt"), text))
    assert {"@表 国有资产", "分项绩效目标", "绩效目标", "三公经费支出表", "公务接待费", "合计"} <= words
    assert "普通的话" not in words
