import pytest

from generator.checks.judging import called, plain
from generator.model.source import SourceRef
from generator.model.submission import Cell, Row


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("行政运行（项）", "行 政 运 行"),
        ("因公出国（境）费用", "因公出国(境)费用"),
        ("“环评”审批", "环评审批"),
        ("文化、体育", "文化体育"),
        ("Ａ４打印机", "a4打印机"),
    ],
)
def test_harmless_variants_are_one_name(one: str, other: str):
    assert plain(one) == plain(other)


@pytest.mark.parametrize(("one", "other"), [("行政运行", "行政管理"), ("住房公积金（项）", "住房公积金类"), ("项目甲", "项目乙")])
def test_different_names_stay_different(one: str, other: str):
    assert plain(one) != plain(other)


def test_a_record_is_called_by_what_it_has():
    row = Row("1", "第1行", {"名": Cell("甲"), "标": Cell("乙"), "空": Cell()}, SourceRef("表"))
    assert called(row, "名", "标") == "“甲”的“乙”"
    assert called(row, "空", "标") == "“乙”"
    assert called(row, "空") == "“第1行”"
