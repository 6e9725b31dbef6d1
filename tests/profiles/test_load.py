import pytest

from generator.model.finding import Severity
from generator.profiles.errors import ProfileError
from generator.profiles.load import load_profile
from generator.profiles.locate import profile_keys
from tests.profiles.conftest import Copy


def messages(copy: Copy) -> list[str]:
    return [str(fault) for fault in copy.faults()]


@pytest.mark.parametrize("key", profile_keys())
def test_every_profile_loads(key):
    profile = load_profile(key)
    assert profile.key == key
    assert profile.sheets and profile.rules and profile.texts


def test_hebei_is_what_its_folder_says():
    profile = load_profile("hebei_2024")
    assert (profile.year, profile.facts.unit, profile.amounts.zero) == (2024, "金额单位", "")
    assert list(profile.sheets)[:3] == ["基本信息", "机构设置", "收支总表"]
    assert profile.codes["功能分类科目"].levels == (3, 5, 7)
    assert profile.codes["功能分类科目"].name_of("2010301") == "行政运行"
    assert [len(part.tables) for part in profile.outline.parts] == [9, 0, 0, 0]
    assert [term.name for term in profile.glossary][0] == "财政拨款收入"


def test_rules_are_sorted_by_id_and_a_profile_may_replace_one(copy):
    (copy.folder / "hebei_2024" / "rules.toml").write_text(
        '[[rule]]\nid = "A01"\nkind = "tie"\nseverity = "W"\ntitle = "题"\nwhy = "因"\nfix = "法"\nties = []\n', encoding="utf-8"
    )
    rules = {rule.id: rule for rule in copy.load().rules}
    assert list(rules) == sorted(rules)
    assert (rules["A01"].severity, rules["A01"].file) == (Severity.WARNING, "rules.toml")


def test_an_untouched_copy_loads(copy):
    assert copy.load().name == load_profile("hebei_2024").name


def test_an_unknown_profile_is_named_with_a_suggestion():
    with pytest.raises(ProfileError, match="没有这个公开格式，是不是想写“hebei_20"):
        load_profile("hebei_2042")


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("sheets/revenue_summary.toml", 'title = "', 'titel = "', "不认识“titel”，是不是想写“title”？"),
        ("sheets/revenue_summary.toml", "share = 2.2", "shaer = 2.2", "不认识“shaer”，是不是想写“share”？"),
        ("sheets/revenue_expenditure_summary.toml", 'label_head = "项  目"', 'lable_head = "项  目"', "不认识“lable_head”，是不是想写“label_head”？"),
        ("sheets/revenue_summary.toml", 'value = "是"', 'valeu = "是"', "不认识“valeu”，是不是想写“value”？"),
        ("sheets/procurement.toml", "sums = [", "summs = [", "不认识“summs”，是不是想写“sums”？"),
        ("profile.toml", "thousands = false", "thousand = false", "不认识“thousand”，是不是想写“thousands”？"),
        ("document.toml", 'contents_title = "', 'content_title = "', "不认识“content_title”，是不是想写“contents_title”？"),
        ("sheets/revenue_summary.toml", "rows = 60", 'rows = "六十"', "“rows”的值 '六十' 不是所要的类型"),
        ("sheets/revenue_summary.toml", "rows = 60", "rows = true", "“rows”的值 True 不是所要的类型"),
        ("sheets/revenue_summary.toml", 'kind = "subjects"', 'kind = "subject"', "kind 应为 lines、subjects、records 之一"),
        ("sheets/expenditure_summary.toml", '"基本支出 + 项目支出 +', '"基本支出 项目支出 +', "“项目支出”之前缺少运算符"),
        ("glossary.toml", '"机关运行经费"', '"机关运行费"', "没有“机关运行费”的解释，是不是想写“机关运行经费”？"),
        ("common/rules/a_within_tables.toml", 'severity = "E"', 'severity = "F"', "severity 应为 E、W、I 之一"),
    ],
)
def test_a_fault_is_named_with_file_line_and_suggestion(copy, file, old, new, message):
    line = copy.change(file, old, new)
    fault = next(fault for fault in copy.faults() if message in fault.message)
    assert fault.file == file.split("/")[-1]
    assert line - fault.line == (2 if "severity" in new else 0)  # a rule is found by its id, two lines above


def test_a_missing_key_is_a_fault(copy):
    copy.change("document.toml", 'title = "', '# title = "')
    assert "document.toml 第 2 行：缺少“title”" in messages(copy)


def test_a_missing_sheet_file_is_a_fault(copy):
    copy.path("sheets/assets.toml").unlink()
    assert "assets.toml：找不到这个文件" in messages(copy)


def test_a_missing_section_file_is_a_fault(copy):
    copy.path("sections/09_assets.txt").unlink()
    assert "document.toml：找不到文字文件 sections/09_assets.txt" in messages(copy)


def test_a_file_that_is_no_toml_is_a_fault(copy):
    line = copy.change("sheets/assets.toml", "kind =", "kind")
    assert any(message.startswith(f"assets.toml 第 {line} 行：不是正确的 TOML") for message in messages(copy))


def test_a_file_that_is_no_toml_does_not_hide_the_faults_of_others(copy):
    copy.change("sheets/assets.toml", "kind =", "kind")
    copy.change("sheets/procurement.toml", "项目[项目名称].预算数", "项日[项目名称].预算数")
    assert {(fault.file, "没有表" in fault.message) for fault in copy.faults()} == {("assets.toml", False), ("procurement.toml", True)}


def test_a_file_in_another_encoding_is_a_fault(copy):
    text = copy.path("glossary.toml").read_text(encoding="utf-8")
    copy.path("glossary.toml").write_bytes(text.encode("gbk"))
    assert any("不是 UTF-8 编码" in message for message in messages(copy))


def test_the_key_is_the_name_of_the_folder(copy):
    line = copy.change("profile.toml", 'key = "hebei_2024"', 'key = "hebei_2042"')
    assert [str(fault) for fault in copy.faults()] == [f"profile.toml 第 {line} 行：key “hebei_2042”应与文件夹的名称“hebei_2024”相同"]


def test_a_rule_id_used_twice_is_a_fault(copy):
    line = copy.change("common/rules/a_within_tables.toml", 'id = "A02"', 'id = "A01"')
    assert line
    assert any("规则编号 A01 用了两次" in message for message in messages(copy))


def test_all_faults_of_all_files_are_told_at_once(copy):
    copy.change("sheets/revenue_summary.toml", 'title = "', 'titel = "')
    copy.change("profile.toml", "thousands = false", "thousand = false")
    copy.change("glossary.toml", '"机关运行经费"', '"机关运行费"')
    copy.path("sections/09_assets.txt").unlink()
    assert {fault.file for fault in copy.faults()} >= {"revenue_summary.toml", "profile.toml", "glossary.toml", "document.toml"}


def test_a_misspelt_key_does_not_hide_a_misspelt_table(copy):
    copy.change("sheets/revenue_summary.toml", 'title = "', 'titel = "')
    copy.change("sheets/procurement.toml", "项目[项目名称].预算数", "项日[项目名称].预算数")
    assert {fault.file for fault in copy.faults()} >= {"revenue_summary.toml", "procurement.toml"}


def test_a_missing_code_table_file_is_a_fault(copy):
    copy.change("profile.toml", "functional_subjects_2024.csv", "functional_subjects_2042.csv")
    assert any("functional_subjects_2042.csv" in message for message in messages(copy))


def test_a_misspelt_key_of_a_code_table_is_a_fault(copy):
    copy.change("profile.toml", "levels = [3, 5, 7]", "level = [3, 5, 7]")
    assert any("levels" in message for message in messages(copy))


def test_a_misspelt_key_in_a_form_is_a_fault(copy):
    copy.change("document.toml", '{ field = "项目编码", span = 2', '{ field = "项目编码", spam = 2')
    assert any("spam" in message for message in messages(copy))


@pytest.mark.parametrize("file", ["common/rules/a_within_tables.toml", "common/terms.toml"])
def test_a_misspelt_table_head_is_a_fault(copy, file):
    text = copy.path(file).read_text(encoding="utf-8")
    copy.path(file).write_text(text.replace("[[rule]]", "[[rules]]").replace("[[term]]", "[[terms]]"), encoding="utf-8")
    assert any(message.startswith(file.split("/")[-1]) for message in messages(copy))


def test_a_suggestion_comes_from_the_folder_that_was_asked(copy):
    (copy.folder / "hebei_2024").rename(copy.folder / "jiangnan_2030")
    with pytest.raises(ProfileError, match="jiangnan_2030”？"):
        load_profile("jiangnan_2031", copy.folder)
