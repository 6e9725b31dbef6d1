import pytest

from generator.checks.reading_texts.labels import is_part, labelled_amounts

LABELS = ["基本支出", "项目支出", "公务接待费", "“三公”经费"]


def found(text: str, year: int | None = 2024) -> list[tuple[str, str]]:
    return [(label, amount.text) for label, amount in labelled_amounts(text, LABELS, year)]


@pytest.mark.parametrize(
    "text",
    ["基本支出68万元", "2024年基本支出为68万元", "我局基本支出预算安排68万元", "其中：基本支出68万元", "收入总计108万元，基本支出共计68万元", "基本支出（含人员经费）68万元"],
)
def test_a_label_is_attached_to_its_amount(text):
    assert found(text) == [("基本支出", "68万元")]


@pytest.mark.parametrize(
    "text",
    [
        "上年基本支出68万元",
        "本级基本支出68万元",
        "新增基本支出68万元",
        "一般公共预算基本支出68万元",
        "2023年，基本支出68万元",
        "基本支出增加68万元",
        "压减公务接待费3万元、基本支出68万元",
        "项目支出、基本支出68万元",
        "基本支出，共68万元",
        "档案馆基本支出68万元",
        "与上年相比，基本支出68万元",
    ],
)
def test_a_qualified_label_is_another_quantity(text):
    assert ("基本支出", "68万元") not in found(text)


def test_two_labels_of_a_list():
    assert found("基本支出68万元、项目支出40万元") == [("基本支出", "68万元"), ("项目支出", "40万元")]


def test_quotation_marks_belong_to_a_label():
    assert found("“三公”经费1万元") == [("“三公”经费", "1万元")]


def test_other_years_are_left_out_only_when_a_year_is_given():
    assert found("2023年基本支出68万元") == [] and found("2023年基本支出68万元", None) != []


def test_a_part_is_one_of_its_own_sentence_only():
    text = "共108万元，其中基本支出68万元。项目支出40万元。"
    assert [is_part(text, amount) for _, amount in labelled_amounts(text, LABELS)] == [True, False]
