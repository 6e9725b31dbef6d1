"""The narrative of two years: paragraphs under their headings, both texts recoverable."""

from generator.compare.model import Passage, State
from generator.compare.texts import narrative, passages
from generator.compose.document import compose
from generator.model.document import DELETED, INSERTED, Document, Heading, Paragraph, Section, Span
from generator.model.source import SourceRef
from tests.compare._kit import marked, plain, two_years


def document(*lines: str) -> Document:
    """Lines with "# " are headings, the others paragraphs."""
    blocks = tuple(Heading((Span(line[2:]),), "Heading1", 1) if line.startswith("# ") else Paragraph((Span(line),)) for line in lines)
    return Document("", "", {}, "", (Section("portrait", blocks, flowing=True),))


def compared(before: list[str], after: list[str]) -> list[str]:
    return [marked(passage.spans) for passage in passages(document(*before), document(*after))]


def side(found: tuple[Passage, ...], without: str) -> list[str]:
    texts = ("".join(span.text for span in passage.spans if span.revision != without) for passage in found)
    return [text for text in texts if text]


def test_both_years_texts_can_be_read_from_the_comparison():
    found = two_years().passages
    for name, without in (("leting_2023", INSERTED), ("leting", DELETED)):
        outcome = plain(name)
        composed = narrative(compose(outcome.submission, outcome.profile))
        assert side(found, without) == ["".join(span.text for span in passage.spans) for passage in composed]


def test_the_years_figures_are_changes_within_their_sentence():
    texts = [marked(passage.spans) for passage in two_years().passages]
    assert any("[-2023年-]{+2024年+}预算收支安排[-990.62万元-]{+1176.66万元+}" in text for text in texts)


def test_what_stayed_is_not_marked():
    assert sum(passage.state is State.SAME for passage in two_years().passages) > 40


def test_a_heading_that_only_changed_its_number_is_the_same_heading():
    found = compared(["# 一、职责", "甲职责", "# 二、采购", "没有采购"], ["# 一、职责", "甲职责", "# 二、资产", "资产说明在此", "# 三、采购", "没有采购"])
    assert found == ["一、职责", "甲职责", "{+二、资产+}", "{+资产说明在此+}", "[-二-]{+三+}、采购", "没有采购"]


def test_a_paragraph_is_looked_for_under_its_heading_only():
    found = compared(["# 一、职责", "同一段文字", "# 二、采购"], ["# 一、职责", "# 二、采购", "同一段文字"])
    assert found == ["一、职责", "[-同一段文字-]", "二、采购", "{+同一段文字+}"]


def test_a_new_paragraph_between_two_that_stayed():
    assert compared(["甲甲甲甲", "丙丙丙丙"], ["甲甲甲甲", "乙乙乙乙", "丙丙丙丙"]) == ["甲甲甲甲", "{+乙乙乙乙+}", "丙丙丙丙"]


def test_nothing_against_something():
    assert compared([], ["甲"]) == ["{+甲+}"]
    assert compared(["甲"], []) == ["[-甲-]"]


def test_every_piece_keeps_the_cells_of_its_side():
    old, new = SourceRef("收支总表", "B2"), SourceRef("收支总表", "B3")

    def text(amount: str, source: SourceRef) -> Document:
        return Document("", "", {}, "", (Section("portrait", (Paragraph((Span("收入"), Span(amount, (source,)), Span("，持平。"))),), flowing=True),))

    [passage] = passages(text("5.00万元", old), text("6.00万元", new))
    assert [(span.text, span.sources) for span in passage.spans] == [("收入", ()), ("5.00万元", (old,)), ("6.00万元", (new,)), ("，持平。", ())]


def test_tables_and_project_forms_are_left_to_the_tables():
    assert {passage.role for passage in two_years().passages} & {"TableTitle", "ProjectTitle", "UnitLine", "Gap"} == set()
