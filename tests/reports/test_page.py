"""The page: one file, no network, everything in it and visible, texts of the workbook never more than text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from generator.reports.arrange import arrange, flat
from generator.reports.page import page_text
from tests.reports._kit import NASTY, everything, faulty, finding, outcome

VOID = {"meta", "input", "br"}


class Seen(HTMLParser):
    """Tags with their attributes, texts outside of style and script; fails on tags that do not match."""

    def __init__(self, page: str):
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = self.raw = ""
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in ("style", "script"):
            self.raw += data
        else:
            self.text += data

    def all(self, tag: str, key: str) -> list[str]:
        return [attributes[key] for name, attributes in self.tags if name == tag and key in attributes]


@pytest.fixture(scope="module")
def seen() -> Seen:
    return Seen(page_text(everything()))


def test_nothing_comes_from_elsewhere(seen):
    page = page_text(everything())
    assert not re.search(r"https?://|//[a-z]|@import|url\(", page)
    assert not [key for _, attributes in seen.tags for key in attributes if key in ("src", "srcset", "data", "action", "background")]
    assert not [tag for tag, _ in seen.tags if tag in ("link", "img", "iframe", "object", "embed", "base")]
    assert "default-src 'none'" in "".join(seen.all("meta", "content"))


def test_head_says_what_was_checked_and_how_it_went(seen):
    for words in ("我单位.xlsx", "河北省部门预算信息公开（2024年）", "有错误，没有生成公开文本", "错误 3 项、警告 1 项", "0" * 64):
        assert words in seen.text


def test_every_finding_has_its_card_and_its_line(seen):
    numbers = [entry.number for entry in flat(arrange(everything()))]
    cards = [id for id in seen.all("article", "id")]
    assert cards == [f"n{number}" for number in numbers]
    assert seen.all("tr", "data-number") == [number for number in numbers if "." not in number]
    for entry in flat(arrange(everything())):
        for words in (entry.finding.title, entry.finding.message, entry.finding.found, entry.finding.fix, entry.finding.basis):
            assert words in seen.text


def test_links_lead_somewhere(seen):
    ids = {attributes["id"] for _, attributes in seen.tags if "id" in attributes}
    links = seen.all("a", "href")
    assert links.count("#n1") == 4 and "#s1" in links  # number and title in the table, and back from two symptoms
    assert {link for link in links} <= {f"#{id}" for id in ids}


def test_both_sides_of_a_tie_with_their_sums(seen):
    assert re.search(r"填写的构成\s+甲\s+10.00\s+乙 支出总表 D2\s*20.00\s+合计\s*30.00\s+应为的构成\s+丙\s+1.00\s+丁\s+32.00\s+合计\s*33.00", seen.text)


def test_waivers_say_who_and_why(seen):
    assert re.search(r"例外说明上级核定张三，见“例外说明”表A4单元格", seen.text)


def test_symptoms_are_folded_and_everything_else_is_visible_without_the_script(seen):
    assert [tag for tag, attributes in seen.tags if "hidden" in attributes] == ["form"]
    assert len(seen.all("details", "id")) == 1
    assert "display: none" not in re.sub(r"\[hidden\][^}]*}|@media.*", "", seen.raw.split("(() =>")[0], flags=re.S)


def test_texts_of_the_workbook_stay_texts(seen):
    assert NASTY in seen.text and f"={NASTY}" in seen.text
    page = page_text(everything())
    assert page.count("<script>") == page.count("</script>") == 1
    assert "49" not in re.sub(r"0{64}", "", seen.text)
    names = outcome(finding(place=None), path=f"{NASTY.replace('/', '')}.xlsx")
    assert Seen(page_text(names)).text.count(NASTY.replace("/", "")) == 2  # title and heading


def test_filters_offer_what_there_is(seen):
    assert seen.all("option", "value") == ["", "", "A05", "A07", "B06", "B08", "B16", "D01", "F01", "R12"]
    assert seen.all("article", "data-sheets")[0].split() == ["支出总表"] * 3
    assert seen.all("article", "data-rules")[0].split() == ["D01", "B06", "B08"]


def test_a_clean_workbook():
    clean = Seen(page_text(outcome()))
    assert "没有错误，可以生成公开文本" in clean.text and "没有发现问题" in clean.text
    assert not clean.all("table", "id")


def test_real_findings_and_the_same_bytes():
    assert page_text(faulty()) == page_text(faulty())
    assert "上级科目不等于下级科目之和" in Seen(page_text(faulty())).text
