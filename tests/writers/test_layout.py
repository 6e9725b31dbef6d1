"""The whole document: numbering, contents pages, and everything inside the margins."""

from generator.model.document import Document, Section
from generator.writers.chinese_text import ChineseText
from generator.writers.contents_line import ContentsLine
from generator.writers.layout import lay_out, roman
from tests.support import documents
from tests.support.documents import fonts, heading, paragraph, theme
from tests.support.pages import laid_out, texts


def test_items_lie_below_each_other_inside_the_margins():
    layout = lay_out(documents.disclosure(), theme(), fonts())
    for page in layout.pages:
        setup = theme().setups[page.setup]
        upper = setup.height - setup.top + 0.01
        for item in page.items:
            assert item.x == setup.left
            assert item.y + item.flowable.height <= upper
            upper = item.y + 0.02
        assert upper >= setup.bottom - 0.02


def test_pages_are_numbered_from_the_first_section():
    layout = lay_out(documents.disclosure(), theme(), fonts())
    labels = [page.label for page in layout.pages]
    assert labels[:3] == ["", "I", "II"]
    assert labels[3:] == [str(i) for i in range(1, len(labels) - 2)]


def test_every_heading_is_on_the_page_that_is_recorded():
    source = documents.disclosure(seed=3)
    layout = lay_out(source, theme(), fonts())
    assert set(layout.heading_pages) == {position for position, _ in source.headings()}
    for position, block in source.headings():
        page = next(page for page in layout.pages if page.label == str(layout.heading_pages[position]))
        assert block.text in texts(page)


def test_contents_lists_groups_and_headings_with_their_pages():
    layout = lay_out(documents.disclosure(tables=2, sections=1, projects=1), theme(), fonts())
    contents = [item.flowable for page in layout.pages if page.setup == "contents" for item in page.items]
    assert [f.text for f in contents if isinstance(f, ChineseText)] == [
        "目　录",
        "第一部分　部门预算公开表",
        "第二部分　部门预算信息公开情况说明",
        "第三部分　绩效目标",
    ]
    entries = [f for f in contents if isinstance(f, ContentsLine)]
    assert [(f.title, f.label, f.style.id) for f in entries[:3]] == [
        ("部门预算公开表1", "1", "TOC1"),
        ("部门预算公开表2", "3", "TOC1"),
        ("一、第1部分情况说明", "5", "TOC1"),
    ]
    assert entries[-1].style.id == "TOC2"


def test_headings_left_out_of_the_contents():
    layout = laid_out(heading("甲"), heading("乙", in_contents=False), paragraph("文"))
    titles = [i.flowable.title for p in layout.pages for i in p.items if isinstance(i.flowable, ContentsLine)]
    assert titles == ["甲"]


def test_no_contents_page_without_headings():
    assert [page.setup for page in laid_out(paragraph("文")).pages] == ["cover", "portrait"]


def test_group_line_is_not_alone_at_a_page_foot():
    entries = [heading(f"标题{i}") for i in range(60)]
    for extra in range(4):
        source = Document(
            "标",
            "部",
            {},
            "目录",
            (Section("portrait", tuple(entries[: 22 + extra]), "甲"), Section("portrait", tuple(entries[40:]), "乙")),
        )
        for page in lay_out(source, theme(), fonts()).pages:
            if page.setup == "contents":
                assert isinstance(page.items[-1].flowable, ContentsLine)


def test_roman_numbers():
    assert [roman(n) for n in (1, 4, 9, 14)] == ["I", "IV", "IX", "XIV"]
