import itertools

import pytest

from generator.checks.kinds.check_character import check_character, checks, proposals, wrong
from tests.checks.kinds._catalogue import options_of
from tests.checks.kinds._kit import findings, messages
from tests.support.submissions import SAMPLES, source_values

OPTIONS = options_of("P01")
CODES = [project["项目编码"] for name in SAMPLES for project in source_values(name)["项目"]]


def test_the_samples_have_right_codes():
    assert len(CODES) > 40
    assert [wrong(code, OPTIONS) for code in CODES] == [""] * len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_single_wrong_character_is_found(code: str):
    changed = (code[:n] + c + code[n + 1 :] for n in range(len(code)) for c in OPTIONS["alphabet"] if c != code[n])
    assert all(wrong(other, OPTIONS) for other in changed)
    changed = (code[:n] + c + code[n + 1 :] for n in range(len(code)) for c in OPTIONS["alphabet"] if c != code[n])
    assert not any(checks(other, OPTIONS) for other in changed), "by the check character alone"


@pytest.mark.parametrize("code", CODES)
def test_every_swap_of_different_neighbours_is_found(code: str):
    swaps = [code[:n] + b + a + code[n + 2 :] for n, (a, b) in enumerate(itertools.pairwise(code)) if a != b]
    assert swaps and not any(checks(other, OPTIONS) for other in swaps)


@pytest.mark.parametrize("code", CODES)
def test_the_original_is_among_the_proposals_for_a_swap(code: str):
    """Alone, and first where the sheet has other codes of the same node."""
    for n, (a, b) in enumerate(itertools.pairwise(code)):
        if a != b:
            swapped = code[:n] + b + a + code[n + 2 :]
            assert code in proposals(swapped, OPTIONS, [other for other in CODES if other != code])


@pytest.mark.parametrize(("one", "other"), [("E", "F"), ("B", "8"), ("0", "D"), ("1", "7"), ("U", "0")])
def test_the_original_is_proposed_for_a_likely_misread(one: str, other: str):
    pairs = {frozenset(pair) for pair in OPTIONS["misreads"]}
    for code in (code for code in CODES if one in code[9:]):
        n = code.index(one, 9)
        found = proposals(code[:n] + other + code[n + 1 :], OPTIONS, CODES[:3])
        assert (code in found or code in CODES[:3]) == (frozenset((one, other)) in pairs or code in CODES[:3])


def test_codes_of_the_same_node_come_first():
    others = ["13022524P004RE210042H", "13022524P004RE210037P"]
    assert proposals("13022524P004RF210041X", OPTIONS, others)[0] == "13022524P004RE210041X"


def test_the_check_character_of_a_code():
    assert check_character("13022524P004RE210041" + "?", OPTIONS) == "X"


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("13022524P004RE21004X", "有 20 位"),
        ("13O22524P004RE210041X", "第3位“O”"),
        ("13022524P004RE2I004IX", "第16位“I”、第20位“I”"),
        ("1302252AP004RE210041X", "第8位应为数字"),
        ("13022524R004RE210041X", "第9位应为“P”"),
        ("13022524P004RE2100415", "对应的末位是“X”，不是“5”"),
    ],
)
def test_the_wrong_part_is_named(code: str, part: str):
    assert part in wrong(code, OPTIONS)


def test_a_letter_that_never_occurs_is_read_back():
    assert proposals("13O22524P004RE210041X", OPTIONS, []) == ["13022524P004RE210041X"]


def test_the_same_letter_misread_everywhere_is_read_back_at_once():
    assert proposals("13O22524P0O4RE210041X", OPTIONS, []) == ["13022524P004RE210041X"]


def test_lower_case_is_proposed_in_upper_case():
    assert proposals("13022524p004re210041x", OPTIONS, []) == ["13022524P004RE210041X"]


def test_rows_without_a_code_are_left_out():
    assert findings("check_character", "-- 项目\n项目编码 | 项目名称\n | 甲", **OPTIONS) == []


def test_another_province_has_another_alphabet_and_length():
    options = options_of("P01", alphabet="0123456789", length=5, weight=1, remainder=10, digits=4, fixed=[], misreads=[])
    assert messages("check_character", "-- 项目\n项目编码 | 项目名称\n12345 | 甲\n12340 | 乙", **options) == [
        "“项目”的项目编码“12345”的校验码不对：前4位对应的末位是“0”，不是“5”，其中有一位抄错或相邻两位颠倒"
    ]
