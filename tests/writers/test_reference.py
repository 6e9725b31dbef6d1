from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.model.theme import CoverLine, RunningLine
from generator.writers.reference import describe, open_reference
from generator.writers.reference_styles import ROLE_NAMES, TABLE_STYLE, ReferenceDocumentError
from tests.support.word import ALL_REFERENCES, FIELDS, REFERENCE, altered, reference


def test_there_are_references():
    assert REFERENCE in ALL_REFERENCES


@pytest.mark.parametrize("path", ALL_REFERENCES, ids=lambda path: path.parent.name)
def test_the_readable_twin_is_in_step(path: Path):
    twin = path.with_suffix(".txt")
    assert twin.read_text(encoding="utf-8") == describe(path), f"write it anew: describe({path.name!r}) -> {twin.name}"


def test_styles_are_read_with_what_they_inherit():
    styles = reference().theme.styles
    assert styles.keys() >= ROLE_NAMES.keys() - {TABLE_STYLE}
    body = styles["Body"]
    assert (body.font, body.size, body.leading, body.align, body.indent) == ("仿宋_GB2312", 16, 28, "justify", 2)
    title = styles["TableTitle"]
    assert (title.font, title.size, title.leading, title.align, title.keep_next) == (
        "方正小标宋简体",
        18,
        30,
        "center",
        True,
    )
    assert styles["Heading3"].bold and not styles["Heading2"].bold
    assert styles["TableAmount"].align == "right"


def test_setups_are_read():
    theme = reference().theme
    assert list(theme.setups) == ["cover", "contents", "landscape", "portrait"]
    portrait, landscape = theme.setups["portrait"], theme.setups["landscape"]
    millimetres = [round(side / 72 * 25.4) for side in (portrait.top, portrait.bottom, portrait.left, portrait.right)]
    assert millimetres == [37, 35, 28, 26]
    assert (landscape.width, landscape.height) == (portrait.height, portrait.width)
    assert theme.cell_padding == (3, 2)


def test_running_lines_are_filled_and_keep_the_page_number():
    theme = reference(草稿标记="【草稿】").theme
    assert theme.header["cover"] is None and theme.footer["cover"] is None
    for setup in ("contents", "landscape", "portrait"):
        assert theme.header[setup] == RunningLine("Header", "【草稿】某县行政审批局2024年部门预算信息公开")
        assert theme.footer[setup] == RunningLine("Footer", "— {PAGE} —")


def test_a_typed_page_number_is_no_field():
    theme = reference(单位名称="{PAGE}局").theme
    assert "{PAGE}" not in theme.header["portrait"].text
    assert theme.footer["portrait"] == RunningLine("Footer", "— {PAGE} —")
    assert CoverLine("CoverSubtitle", "{PAGE}局") in theme.cover


def test_page_numbers_are_found_in_a_simple_field(tmp_path: Path):
    def simple(text: str) -> str:
        start, end = text.index('<w:r><w:fldChar w:fldCharType="begin"'), text.index(">", text.rindex("fldChar ")) + 1
        page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
        return text[:start] + page + text[end + len("</w:r>") :]

    theme = open_reference(altered(tmp_path / "simple.docx", footer1=simple), FIELDS).theme
    assert theme.footer["portrait"] == RunningLine("Footer", "— {PAGE} —")


def test_the_cover_is_filled_and_the_draft_mark_may_be_left_out():
    cover = reference().theme.cover
    assert CoverLine("CoverTitle", "2024年部门预算信息公开") in cover
    assert CoverLine("CoverSubtitle", "某县行政审批局") in cover
    assert cover[0] == CoverLine("CoverText", "")
    assert cover[-1] == CoverLine("CoverDate", "2024年3月1日")
    assert reference(草稿标记="草稿").theme.cover[0] == CoverLine("CoverText", "草稿")


@pytest.mark.parametrize("typed", ["{{ 1+1 }}", "<b>&amp;", "{% for %}", "A&B", "“局”", "{# 注 #}"])
def test_typed_text_comes_out_as_typed(typed: str):
    filled = reference(单位名称=typed)
    assert CoverLine("CoverSubtitle", typed) in filled.theme.cover
    assert filled.theme.header["contents"].text == f"{typed}2024年部门预算信息公开"


def test_characters_illegal_in_xml_do_not_break_the_file():
    assert CoverLine("CoverSubtitle", "某局") in reference(单位名称="某\x0b\x00局\ud800").theme.cover


def test_a_placeholder_that_word_split_into_runs_is_filled(tmp_path: Path):
    def split(text: str) -> str:
        return text.replace(
            "{{ 单位名称 }}", "{{ 单</w:t></w:r><w:proofErr w:type='spellStart'/><w:r><w:t>位名称 }}", 1
        )

    theme = open_reference(altered(tmp_path / "split.docx", document=split), FIELDS).theme
    assert CoverLine("CoverSubtitle", "某县行政审批局") in theme.cover


def test_every_misspelt_placeholder_is_named_with_file_and_nearest_field(tmp_path: Path):
    path = altered(
        tmp_path / "misspelt.docx",
        document=lambda text: text.replace("{{ 单位名称 }}", "{{ 单位名 }}"),
        header1=lambda text: text.replace("{{ 年度 }}", "{{ 年份 }}"),
    )
    with pytest.raises(ReferenceDocumentError) as raised:
        open_reference(path, FIELDS)
    message = str(raised.value)
    assert str(path) in message
    assert "“单位名”" in message and "是不是“单位名称”" in message
    assert "“年份”" in message


def test_a_malformed_placeholder_is_an_error(tmp_path: Path):
    path = altered(tmp_path / "bad.docx", document=lambda text: text.replace("{{ 年度 }}", "{{ 预算 年度 }}"))
    with pytest.raises(ReferenceDocumentError, match="占位符写法有误"):
        open_reference(path, FIELDS)


def test_a_missing_style_is_an_error(tmp_path: Path):
    path = altered(tmp_path / "less.docx", styles=lambda text: text.replace('w:val="表注"', 'w:val="附注"'))
    path = altered(tmp_path / "none.docx", path, styles=lambda text: text.replace('"TableNote"', '"a7"'))
    with pytest.raises(ReferenceDocumentError, match="表注"):
        open_reference(path, FIELDS)


def test_another_number_of_sections_is_an_error(tmp_path: Path):
    path = altered(
        tmp_path / "three.docx", document=lambda text: re.sub(r"<w:sectPr>.*?</w:sectPr>", "", text, count=1)
    )
    with pytest.raises(ReferenceDocumentError, match="应有 4 节"):
        open_reference(path, FIELDS)


def test_style_ids_made_up_by_word_are_put_right(tmp_path: Path):
    ids = {role: f"a{number}" for number, role in enumerate(ROLE_NAMES)}

    def made_up(text: str) -> str:
        text = text.replace('w:val="heading', 'w:val="Heading')
        return re.sub(r'"(\w+)"', lambda match: f'"{ids.get(match[1], match[1])}"', text)

    parts = dict.fromkeys(("styles", "document", "header1", "footer1"), made_up)
    resaved = open_reference(altered(tmp_path / "resaved.docx", **parts), FIELDS)
    assert resaved.theme == reference().theme
    assert resaved.opening == reference().opening
    assert resaved.outline_levels == reference().outline_levels


def test_running_heads_that_word_leaves_out_are_inherited(tmp_path: Path):
    def only_first(text: str) -> str:
        before, first, rest = text.partition('<w:footerReference w:type="default" r:id="rId6"/>')
        return before + first + re.sub(r"<w:(header|footer)Reference [^>]*/>", "", rest)

    inherited = open_reference(altered(tmp_path / "linked.docx", document=only_first), FIELDS)
    assert inherited.theme == reference().theme
    assert inherited.section_properties("portrait") == reference().section_properties("portrait")


def test_section_properties_restart_or_continue_page_numbers():
    filled = reference()
    assert 'w:start="1"' in filled.section_properties("portrait", 1)
    assert "w:start" not in filled.section_properties("landscape")
    assert 'w:fmt="upperRoman"' in filled.section_properties("contents", 1)
    with pytest.raises(ReferenceDocumentError, match="portait"):
        filled.section_properties("portait")
