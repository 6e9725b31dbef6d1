from __future__ import annotations

import re
from html import unescape

import pytest

from generator.model.document import Heading, Section
from generator.writers.docx_contents import heading_switches
from tests.support.word import document, layout, main_part, reference, spans, word, written

NAMES = reference().style_names


def heading(role: str, level: int, listed: bool = True, text: str = "标题") -> Heading:
    return Heading(spans(text), role, level, listed)


def test_each_group_has_its_own_field_limited_to_its_section():
    codes = re.findall(r"<w:instrText[^>]*> (TOC .*?) </w:instrText>", unescape(main_part(written(document()))))
    assert codes == [
        r'TOC \t "报表标题,1" \h \z \b Contents1',
        r'TOC \o "1-1" \h \z \b Contents2',
    ]


def test_the_lines_are_stored_with_the_page_numbers_of_the_layout():
    plan = layout(document())
    pages = {position: page + 10 for position, page in plan.heading_pages.items()}
    file = written(document(), layout(document(), heading_pages=pages))
    lines = [(p.style.style_id, p.text) for p in word(file).paragraphs]
    start = lines.index(("ContentsTitle", "目录"))
    stored = [line for line in lines[start + 1 :] if line[0] in ("ContentsGroup", "TOC1", "TOC2")]
    assert stored == [
        ("ContentsGroup", "部门预算公开表"),
        ("TOC1", "部门预算收支总表\t11"),
        ("TOC1", "部门预算收入总表\t12"),
        ("ContentsGroup", "情况说明"),
        ("TOC1", "一、部门职责\t13"),
        ("TOC1", "二、总体情况\t14"),
    ]


def test_the_bookmark_of_a_group_spans_its_section():
    xml = main_part(written(document()))
    start = xml.index('w:name="Contents2"')
    number = re.search(r'w:id="(\d+)" w:name="Contents2"', xml)[1]
    end = xml.index(f'<w:bookmarkEnd w:id="{number}"/>')
    assert start < xml.rindex(">情况说明<") < xml.rindex(">2.第二行<") < end
    assert xml.rindex("landscape") < start


def test_a_group_line_is_printed_once_and_only_above_lines():
    one = heading("Heading1", 1)
    sections = (
        Section("portrait", (heading("Heading1", 1, False),), "空组"),
        Section("portrait", (one,), "甲组"),
        Section("portrait", (one,), "甲组"),
        Section("portrait", (one,)),
    )
    contents = main_part(written(document(sections=sections)))
    assert contents.count("空组") == 0 and contents.count("甲组") == 1
    assert contents.count(" TOC ") == 3


def test_switches_ask_for_the_listed_styles():
    listed = [
        heading("Heading1", 1),
        heading("Heading2", 2),
        heading("TableTitle", 1),
        heading("ProjectTitle", 3, False),
    ]
    assert heading_switches(listed, NAMES) == r'\o "1-2" \t "报表标题,1"'
    assert heading_switches([heading("ProjectTitle", 3)], NAMES) == r'\t "项目表标题,2"'


MIXED = {
    "one style listed and not listed": (
        [heading("Heading1", 1), heading("Heading1", 1, False)],
        "but '标题' in it is not",
    ),
    "one style at two levels": ([heading("TableTitle", 1), heading("TableTitle", 2)], "at two levels"),
    "a built-in heading at another level": ([heading("Heading1", 2)], "must be of level 1"),
    "a built-in heading deeper than the contents": ([heading("Heading3", 3)], "must be of level 3"),
}


@pytest.mark.parametrize("name", MIXED)
def test_what_word_could_not_refresh_is_refused(name: str):
    headings, message = MIXED[name]
    with pytest.raises(ValueError, match=message):
        heading_switches(headings, NAMES)


def test_outline_levels_agree_with_the_headings():
    """The navigation pane and the contents show a heading at the same depth."""
    other = document(
        sections=(
            Section(
                "portrait",
                (heading("ProjectTitle", 2), heading("TableTitle", 1)),
            ),
        )
    )
    xml = main_part(written(other))
    assert xml.count('<w:outlineLvl w:val="1"/>') == 1 and xml.count("<w:outlineLvl") == 1
