import random
import re

import pytest

from generator.checks.expressions import Words, expression, needs_of
from generator.profiles.load import load_profile
from generator.profiles.locate import profile_keys


def needs(text: str, flags: int = 0) -> list[str]:
    return ["|".join(sorted(words)) for words in needs_of(text, flags)]


@pytest.mark.parametrize(
    "text, found",
    [
        ("做为(?![民人])", ["做为"]),
        ("(?<!目)的的", ["的的"]),
        ("兰天(?!野)|(?<!乌)兰图", ["兰图|兰天"]),
        ("[（(](?:增加|减少)[）)]", ["减少|增加", "(|（", ")|）"]),
        ("(?:本年)?预算+", ["预算"]),
        ("算{3,}预*金", ["算算算", "金"]),
        ("(?:)+预(?:算)+", ["预算"]),
        ("[０-２]+", ["０|１|２"]),
        ("甲|[0-2乙]", ["0|1|2|乙|甲"]),
        ("(?=计划)", ["计划"]),
        ("(?<=记)帐", ["帐", "记"]),
        ("(本级){2,}", ["本级"]),
    ],
)
def test_what_a_match_needs(text, found):
    assert sorted(needs(text)) == sorted(found)


def test_what_is_rarest_comes_first():
    assert needs("[甲乙]人(?=单位|部门)(?:其他预算)") == ["其他预算", "单位|部门", "人", "乙|甲"]


@pytest.mark.parametrize("text", ["", "[^甲]", r"\d+", r"[\d一]", "[一-龥]", "甲?", "(?:甲)*", "甲|", "(?!甲)", "(?<!甲)", "(?i)abc", "(?i:abc)", ".", "^$"])
def test_where_there_is_no_telling_nothing_is_needed(text):
    assert needs_of(text) == ()


def test_letters_of_either_case_may_be_asked_for():
    assert needs_of("abc", re.IGNORECASE) == () and needs_of("abc") == (frozenset(["abc"]),)


def test_of_a_class_one_letter_is_enough():
    kana = expression("[\u3040-\u30ff]")
    assert kana.may_match(Words("预算の")) and not kana.may_match(Words("预算"))


def test_words_holds_what_the_text_holds():
    words = Words("预算支出")
    assert "算支" in words and "预" in words and "" in words
    assert "支预" not in words and "收入" not in words


def patterns() -> list[str]:
    """All expressions of all catalogues."""
    rules = [rule for key in profile_keys() for rule in load_profile(key).rules]
    rows = [row[0] for rule in rules if rule.kind == "text_patterns" for row in rule.options["patterns"]]
    rows += [row[1] for rule in rules if rule.kind == "text_levels" for row in rule.options["by_body"]]
    return list(dict.fromkeys(rows))


def test_no_match_of_the_catalogue_is_missed():
    chance, matches = random.Random(6), 0
    for pattern in patterns():
        found = expression(pattern, re.MULTILINE)
        pieces = [*re.findall(r"[一-龥]+|\w|[^\w\\]", pattern), "20", "2024年", "的", "，", "。", " ", "\n"]
        for _ in range(300):
            text = "".join(chance.choices(pieces, k=chance.randint(1, 8)))
            if found.compiled.search(text):
                matches += 1
                assert found.may_match(Words(text)), (pattern, text)
                assert found.may_match(Words(f"{text}\n余下的文字")), "in one with other texts"
    assert matches > 1000
