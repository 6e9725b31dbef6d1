from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx.enum.section import WD_ORIENT

from generator.model.document import PageBreak, Paragraph, Section
from generator.writers.docx import write_docx
from generator.writers.reference_styles import ReferenceDocumentError
from tests.support.word import (
    LONG,
    TYPED,
    document,
    form_table,
    layout,
    main_part,
    reference,
    spans,
    with_sections,
    word,
    written,
)

OFFICE_FONTS = Path(__file__).resolve().parents[2] / "tools" / "office_fonts.sh"


def paragraph_before_text(xml: str, text: str) -> str:
    """The XML of the paragraph that holds `text`, from its start."""
    return xml[xml.rindex("<w:p>", 0, xml.index(text)) : xml.index(text)]


def sections_of(xml: str) -> list[str]:
    return re.findall(r"<w:sectPr>.*?</w:sectPr>", xml)


def test_sections_follow_the_document():
    sections = word(written(document())).sections
    assert [section.orientation for section in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    heads = ["".join(p.text for p in section.header.paragraphs) for section in sections]
    assert heads == [""] + ["某县行政审批局2024年部门预算信息公开"] * 3
    assert ["—" in section.footer.paragraphs[0].text for section in sections] == [False, True, True, True]


def test_only_the_first_section_of_the_body_restarts_page_numbers():
    narrative, tables = document().sections[1], document().sections[0]
    cover, contents, first, second, third = sections_of(main_part(written(with_sections(narrative, tables, narrative))))
    assert "pgNumType" not in cover
    assert 'w:fmt="upperRoman" w:start="1"' in contents
    assert 'w:start="1"' in first and "landscape" not in first
    assert "w:start" not in second and "landscape" in second
    assert "w:start" not in third
    assert all("headerReference" in section and "footerReference" in section for section in (first, second, third))


def test_sections_without_blocks_and_contents_without_lines_are_left_out():
    empty, plain = Section("landscape", ()), Section("portrait", (Paragraph(spans("正文")),))
    xml = main_part(written(with_sections(empty, plain)))
    assert len(sections_of(xml)) == 2
    assert 'w:start="1"' in sections_of(xml)[1]
    assert "TOC" not in xml


def test_all_text_comes_out_as_typed():
    texts = [paragraph.text for paragraph in word(written(document())).paragraphs]
    for typed in TYPED:
        assert typed in texts


def test_the_samples_of_the_reference_are_gone():
    texts = [paragraph.text for paragraph in word(written(document())).paragraphs]
    assert "2024年部门预算信息公开" in texts
    assert not any("样例" in text or "公开正文" in text for text in texts)


def breaks_before(file: bytes) -> list[str]:
    return [p.text for p in word(file).paragraphs if p.paragraph_format.page_break_before]


def test_planned_breaks_are_written_and_free_flow_leaves_them_out():
    assert breaks_before(written(document())) == ["部门预算收入总表", "二、总体情况"]
    assert breaks_before(written(document(), flow="free")) == ["部门预算收入总表"]
    with pytest.raises(ValueError, match="flow"):
        written(document(), flow="loose")


def test_a_break_before_a_table_costs_no_room():
    blocks = (Paragraph(spans("前文")), PageBreak(), form_table(), PageBreak(), Paragraph(spans("后文")))
    xml = main_part(written(with_sections(Section("portrait", blocks))))
    before = xml[: xml.index("<w:tbl>")]
    sliver = before[before.rindex("<w:p>") :]
    assert "<w:pageBreakBefore/>" in sliver and 'w:line="20" w:lineRule="exact"' in sliver and "<w:t" not in sliver
    assert "<w:pageBreakBefore/>" in xml[xml.index("</w:tbl>") : xml.index("后文")]


def test_the_first_block_of_a_section_needs_no_break():
    one = with_sections(Section("portrait", (PageBreak(), Paragraph(spans("正文")))))
    assert breaks_before(written(one, layout(one, breaks=frozenset({(0, 1)})))) == []


def test_a_paragraph_is_cut_where_the_layout_cuts_it():
    page = '<w:br w:type="page"/>'
    planned, free = main_part(written(document())), main_part(written(document(), flow="free"))
    assert planned.count(page) == 1 and page not in free
    assert f">{LONG[:40]}</w:t></w:r><w:r>{page}</w:r>" in planned
    assert LONG in re.sub(r"<[^>]+>", "", planned)


def test_fields_are_balanced_and_bookmarks_unique():
    xml = main_part(written(document()))
    kinds = re.findall(r'w:fldCharType="(\w+)"', xml)
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 2 + 4
    depth = 0
    for kind in kinds:
        depth += {"begin": 1, "separate": 0, "end": -1}[kind]
        assert depth in (0, 1, 2)
    starts, ends = (re.findall(rf'<w:bookmark{side} w:id="(\d+)"', xml) for side in ("Start", "End"))
    names = re.findall(r'w:name="([^"]+)"', xml)
    assert len(set(starts)) == len(starts) == len(set(names)) == 5 + 2
    assert sorted(starts) == sorted(ends)
    for target in re.findall(r'w:anchor="([^"]+)"|PAGEREF (\S+)|\\b (\S+)', xml):
        assert "".join(target) in names


def test_a_role_without_a_style_is_refused():
    unknown = with_sections(Section("portrait", (Paragraph(spans("正文"), "Bodyy"),)))
    with pytest.raises(ReferenceDocumentError, match="Bodyy"):
        written(unknown)


def test_ambiguous_characters_are_hinted_to_the_chinese_face():
    xml = main_part(written(document()))
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    assert f'<w:r>{hint}<w:t xml:space="preserve">“三公”' in xml
    assert f'{hint}<w:t xml:space="preserve">=SUM(A1)' not in xml


def test_illegal_characters_never_break_the_file():
    one = with_sections(Section("portrait", (Paragraph(spans("甲\x00\x0b乙\u200b\ud800\ufffe丙\n丁\t戊")),)))
    assert "甲乙\u200b丙\n丁\t戊" in [paragraph.text for paragraph in word(written(one)).paragraphs]


def test_core_properties_come_from_the_document():
    properties = word(written(document(title="某局<b>&公开"))).core_properties
    assert (properties.title, properties.author, properties.subject) == ("某局<b>&公开", "某县行政审批局", "部门预算")
    assert properties.language == "zh-CN"
    assert str(properties.created) == str(properties.modified) == "2024-03-01 00:00:00+00:00"
    assert "2000-01-01" in str(word(written(document(date=""))).core_properties.created)


def test_the_same_document_gives_the_same_bytes(tmp_path: Path):
    assert written(document()) == written(document())
    filled, target = reference(), tmp_path / "out.docx"
    write_docx(document(), filled, layout(document()), target)
    write_docx(document(), filled, layout(document()), target)
    assert target.read_bytes() == written(document())
    entries = zipfile.ZipFile(target).infolist()
    assert {entry.date_time[0] for entry in entries} == {1980} and {entry.create_system for entry in entries} == {0}
    assert entries[0].filename == "[Content_Types].xml"


def test_the_file_conforms_to_the_schema(tmp_path: Path):
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed: THE SCHEMA IS NOT CHECKED")
    sound, faulty = tmp_path / "sound.docx", tmp_path / "faulty.docx"
    sound.write_bytes(written(document(), 草稿标记="草稿"))
    with zipfile.ZipFile(sound) as package, zipfile.ZipFile(faulty, "w") as copy:
        for name in package.namelist():
            copy.writestr(name, package.read(name).replace(b"<w:cantSplit/>", b"<w:cantSplitt/>"))
    validator = audit.OpenXmlValidator()
    assert [str(error) for error in validator.validate(str(sound)).errors] == []
    assert validator.validate(str(faulty)).errors, "the validator found nothing in a file with a misspelt element"


@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="no soffice on PATH: THE WORD FILE IS NOT OPENED BY ANY OFFICE")
def test_an_office_suite_opens_the_file(tmp_path: Path):
    source = tmp_path / "out.docx"
    source.write_bytes(written(document()))
    # Without a Chinese face the PDF has boxes instead of text.
    subprocess.run(["sh", str(OFFICE_FONTS), str(tmp_path / "fonts")], check=True, capture_output=True, timeout=120)
    environment = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts" / "fonts.conf")}
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=environment)
    pdfplumber = pytest.importorskip("pdfplumber", reason="pdfplumber is not installed: THE PDF IS NOT READ")
    with pdfplumber.open(tmp_path / "out.pdf") as pdf:
        pages = [re.sub(r"\s", "", page.extract_text()) for page in pdf.pages]
        sizes = [page.width > page.height for page in pdf.pages]
    text = "".join(pages)
    for typed in TYPED:
        assert re.sub(r"\s", "", typed) in text
    # cover, contents, a short table, a long one over three pages; the narrative is cut once and broken once
    assert sizes == [False] * 2 + [True] * (len(sizes) - 5) + [False] * 3
    assert "—I—" in pages[1] and "—1—" in pages[2]
    assert all("部门编码名称" in page and "财政拨款" in page for page, wide in zip(pages, sizes, strict=True) if wide)
