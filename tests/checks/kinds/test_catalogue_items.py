import pytest

from generator.profiles.lists import read_list
from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings
from tests.support.submissions import hebei


def bought(code: str, name: str):
    tables = f"-- 政府采购\n采购物品名称 | 政府采购目录序号\n{name} | {code}"
    return findings("catalogue_items", tables, **options_of("K04"))


@pytest.mark.parametrize(
    ("code", "name"),
    [("A02010105", "台式计算机"), ("A02010105", "联想电脑"), ("A02030501", "乘用车"), ("A05010201", "办 公 桌"), ("C20020800", ""), ("", "办公桌")],
)
def test_right_and_unknown_pairs_are_left_alone(code: str, name: str):
    assert bought(code, name) == []


@pytest.mark.parametrize("code", ["A0201010", "A020101050", "D02010105", "a02010105", "A02O10105"])
def test_the_form_of_a_number(code: str):
    assert [finding.found for finding in bought(code, "设备")] == [code]


def test_a_number_of_the_older_edition_is_told_as_such():
    [finding] = bought("A02010105", "便携式计算机")
    assert "2013年版目录的编号" in finding.message and finding.expected == "A02010108"


def test_a_number_of_another_item_is_told_with_its_name():
    [finding] = bought("A02010105", "办公桌")
    assert "A02010105 是“台式计算机”" in finding.message and finding.expected == "A05010201"


def test_the_list_has_one_number_for_a_name_of_an_edition():
    pairs = [(entry["名称"], entry["目录"]) for entry in read_list(hebei(), "codes/procurement_items.csv")]
    assert len(pairs) == len(set(pairs))
    assert all(entry["依据"] for entry in read_list(hebei(), "codes/procurement_items.csv"))
