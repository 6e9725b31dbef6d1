"""Changes within a text: nothing is lost, numbers stay whole, the marks read well."""

import random

import pytest

from generator.compare.words import difference, likeness, revised, tokens
from generator.model.document import DELETED, INSERTED
from generator.model.source import SourceRef
from tests.compare._kit import marked

ALPHABET = list("项目支出增加，。、（）“”甲乙丙丁 \n") + ["2023年", "2024年度", "12.50万元", "98%", "5个", "PPP"]


def shown(before: str, after: str) -> str:
    return marked(revised(before, after))


@pytest.mark.parametrize("seed", range(300))
def test_both_texts_are_in_the_pieces(seed):
    chance = random.Random(seed)
    before = [chance.choice(ALPHABET) for _ in range(chance.randrange(60))]
    after = [piece for piece in before if chance.random() > 0.2]
    for _ in range(chance.randrange(20)):
        after.insert(chance.randrange(len(after) + 1), chance.choice(ALPHABET))
    before, after = "".join(before), "".join(after)
    pieces = difference(before, after)
    assert "".join(text for text, kind in pieces if kind != INSERTED) == before
    assert "".join(text for text, kind in pieces if kind != DELETED) == after
    assert all(text for text, _ in pieces)


@pytest.mark.parametrize("text", ["2000.50万元", "2024年度", "12,345.60元", "≥98%", "-3.25%", "A4纸20包", "3个百分点"])
def test_tokens_put_together_are_the_text(text):
    assert "".join(tokens(text)) == text


@pytest.mark.parametrize("whole", ["2000.50万元", "2024年度", "2024年", "12,345.60元", "98%", "-3.25%", "3个百分点"])
def test_numbers_and_years_stay_whole_with_their_units(whole):
    assert whole in tokens(f"共{whole}，比上年")


def test_an_amount_is_replaced_whole():
    assert shown("2023年预算990.62万元，其中", "2024年预算996.62万元，其中") == "[-2023年-]{+2024年+}预算[-990.62万元-]{+996.62万元+}，其中"


def test_an_indicator_is_replaced_whole():
    assert shown("≥95%", "≥98%") == "[-≥95%-]{+≥98%+}"


def test_a_clause_is_inserted_in_one_piece():
    assert shown("做好审批服务，提高效率。", "做好审批服务，优化营商环境，提高效率。").count("{+") == 1


def test_the_rest_of_a_word_goes_with_it():
    assert shown("综合大楼环境整洁、安保到位，电力稳定。", "综合大楼卫生清洁、安保到位，电力稳定。") == "综合大楼[-环境整洁-]{+卫生清洁+}、安保到位，电力稳定。"


def test_two_wordings_that_share_single_characters_are_not_torn_to_pieces():
    before = "试行一窗受理改革，实行统一受理、分责转办、内部流转、统一出件。"
    after = "企业开办提质增效，压缩全流程耗时，由我局牵头会同有关单位加强督导。"
    assert shown(before, after) == f"[-{before}-]{{+{after}+}}"


def test_nothing_changed_is_one_piece_and_nothing_at_all_none():
    assert difference("项目", "项目") == [("项目", "")]
    assert difference("", "") == []


def test_spans_remember_the_cells():
    cells = (SourceRef("文字说明", "C5"), SourceRef("文字说明", "C5"))
    assert {span.sources for span in revised("甲项目", "乙项目", cells)} == {cells[:1]}


def test_likeness_is_between_none_and_all():
    assert likeness("项目支出增加", "项目支出增加") == 1
    assert likeness("项目支出", "天地玄黄") == 0
    assert 0.5 < likeness("项目支出增加3万元", "项目支出增加5万元") < 1
    assert likeness("", "") == 1
