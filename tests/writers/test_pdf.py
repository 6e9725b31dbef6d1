"""The PDF file: what a reader sees, copies and navigates by, and the same bytes every time."""

import io
import shutil
import subprocess
import time
from dataclasses import replace

import pdfplumber
import pytest
from pdfminer.pdftypes import resolve1

from generator.model.document import Document, Section
from generator.model.theme import RunningLine, Theme
from generator.writers.layout import lay_out
from generator.writers.pdf import write_pdf
from tests.support import documents
from tests.support.documents import FONTS, fonts, heading, paragraph, theme
from tests.support.word import reference


def written(document: Document) -> bytes:
    return written_with(document, theme())


@pytest.fixture(scope="module")
def source() -> Document:
    return documents.disclosure(tables=2, sections=3, projects=2)


@pytest.fixture(scope="module")
def content(source) -> bytes:
    return written(source)


@pytest.fixture(scope="module")
def reader(content):
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        yield pdf


def text_of_pages(content: bytes) -> list[str]:
    """The characters of every page in drawing order."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return ["".join(char["text"] for char in page.chars) for page in pdf.pages]


def written_with(document: Document, look: Theme) -> bytes:
    buffer = io.BytesIO()
    write_pdf(document, look, lay_out(document, look, fonts()), fonts(), buffer)
    return buffer.getvalue()


def page_of(reader, destination) -> int:
    """The number of the page (from 0) to which a link target leads."""
    numbers = {page.page_obj.pageid: page.page_number - 1 for page in reader.pages}
    target = resolve1(reader.doc.get_dest(destination.name) if hasattr(destination, "name") else destination)
    return numbers[target[0].objid]


def test_same_document_gives_the_same_bytes(source, content, tmp_path):
    assert written(source) == content
    path = tmp_path / "out.pdf"
    write_pdf(source, theme(), lay_out(source, theme(), fonts()), fonts(), path)
    assert path.read_bytes() == content


def test_metadata(reader, source):
    assert reader.metadata["Title"] == source.title
    assert reader.metadata["Author"] == source.author
    assert reader.metadata["Subject"] == source.subject
    assert reader.metadata["Creator"].startswith("gongkai ")
    assert reader.metadata["CreationDate"] == "D:20240301000000+00'00'"
    catalog = reader.doc.catalog
    assert resolve1(catalog["Lang"]) == b"zh-CN"
    assert resolve1(catalog["ViewerPreferences"])["DisplayDocTitle"]


def test_every_font_is_embedded(reader):
    names = set()
    for page in reader.pages:
        for reference in resolve1(page.page_obj.resources["Font"]).values():
            font = resolve1(reference)
            names.add(font["BaseFont"].name)
            (drawn,) = resolve1(font["DescendantFonts"])
            assert "FontFile2" in resolve1(resolve1(drawn)["FontDescriptor"])
            assert "ToUnicode" in font
    assert any("Gongkai" in name for name in names)
    assert not any("Helvetica" in name for name in names)


def test_no_path_of_this_machine_is_in_the_file(content):
    assert str(FONTS.parent).encode() not in content


def test_outline_follows_groups_and_levels(reader):
    titles = [(level - 1, title) for level, title, *_ in reader.doc.get_outlines()]
    assert titles[:4] == [(0, "目录"), (0, "第一部分　部门预算公开表"), (1, "部门预算公开表1"), (1, "部门预算公开表2")]
    assert (0, "第三部分　绩效目标") in titles
    assert (2, "（一）分项说明0.0") in titles


def test_outline_leads_to_the_page_of_the_heading(reader, source):
    layout = lay_out(source, theme(), fonts())
    front = len([page for page in layout.pages if page.setup in ("cover", "contents")])
    expected = {block.text: front + layout.heading_pages[position] - 1 for position, block in source.headings()}
    found = {title: page_of(reader, target) for _, title, target, *_ in reader.doc.get_outlines()}
    assert found.items() >= expected.items()
    assert found["目录"] == 1 and found["第一部分　部门预算公开表"] == front


def test_contents_lines_are_links_to_their_pages(reader, source):
    layout = lay_out(source, theme(), fonts())
    front = len([page for page in layout.pages if page.setup in ("cover", "contents")])
    links = [note["data"] for page in reader.pages[:front] for note in page.annots]
    pages = [page_of(reader, resolve1(link["Dest"])) for link in links]
    assert pages == [front + layout.heading_pages[p] - 1 for p, h in source.headings() if h.in_contents]


def test_page_labels(reader):
    labels = reader.doc.get_page_labels()
    assert [next(labels) for _ in range(4)] == ["", "I", "1", "2"]


def test_page_sizes_follow_the_set_up(reader):
    sizes = [(round(page.width), round(page.height)) for page in reader.pages]
    assert sizes[0] == (595, 842) and sizes[2] == (842, 595) and sizes[-1] == (595, 842)


def test_footer_prints_the_number_and_the_cover_has_none(content):
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        last_lines = [page.extract_text().split("\n")[-1].replace(" ", "") for page in pdf.pages]
    assert last_lines[1:4] == ["—I—", "—1—", "—2—"]
    assert "—" not in last_lines[0]


def test_page_without_number_has_no_footer_that_prints_one(source):
    numbered = replace(theme(), footer={**theme().footer, "cover": theme().footer["portrait"]})
    assert "—" not in text_of_pages(written_with(source, numbered))[0]


def test_running_head_is_printed(source):
    with_head = replace(theme(), header={**theme().header, "portrait": RunningLine("Footer", "某局部门预算")})
    printed = ["某局部门预算" in text for text in text_of_pages(written_with(source, with_head))]
    assert printed == [page.setup == "portrait" for page in lay_out(source, with_head, fonts()).pages]


def test_banner_and_head_are_on_every_page_of_a_table(content):
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        tables = [page.extract_text() for page in pdf.pages if page.width > page.height]
    assert len(tables) == 4
    assert all("单位：万元" in text and "人员经费" in text for text in tables)


def test_text_is_complete_and_inside_the_margins(source, content):
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        text = "".join(page.extract_text() for page in pdf.pages).replace(" ", "").replace("\n", "")
        for page, laid in zip(pdf.pages, lay_out(source, theme(), fonts()).pages):
            setup = theme().setups[laid.setup]
            assert all(char["x0"] >= setup.left - 1 for char in page.chars)
            assert all(char["x1"] <= setup.width - setup.right + 1 for char in page.chars)
    for _, block in source.headings():
        assert block.text.replace(" ", "") in text


def test_lines_of_the_narrative_keep_the_line_start_rule(content):
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        lines = [line["text"] for page in pdf.pages for line in page.extract_text_lines() if page.width < page.height]
    assert len(lines) > 80
    assert not [line for line in lines if line[0] in "，。、；：？！）】》”’%"]
    assert not [line for line in lines if len(line) > 1 and line[-1] in "（【《“‘"]


def test_extension_b_is_copied_as_it_is():
    rare = next(chr(code) for code in range(0x20000, 0x2A6E0) if not fonts().missing(chr(code)))
    content = written(
        Document(
            f"姓{rare}",
            "部",
            {},
            "目录",
            (Section("portrait", (heading(f"一、{rare}字"), paragraph(f"姓名{rare}。"))),),
        )
    )
    if shutil.which("pdftotext"):
        result = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
        text = result.stdout.decode()
    else:
        text = "".join(text_of_pages(content))
    assert f"姓名{rare}。" in text


def test_a_typed_page_number_is_printed_as_typed(source):
    typed = reference(单位名称="{PAGE}局").theme.header["portrait"]
    running = RunningLine("Footer", typed.text + "·{PAGE}")
    look = replace(theme(), header=dict.fromkeys(theme().setups, running))
    assert any("{PAGE}局2024年部门预算信息公开·1" in text for text in text_of_pages(written_with(source, look)))


def test_draft_is_marked_on_every_page_and_the_published_file_on_none(source, content):
    assert all(text.startswith("草稿") for text in text_of_pages(written(replace(source, draft=True))))
    assert not any("草稿" in text for text in text_of_pages(content))


def test_forty_pages_are_quick():
    source = documents.disclosure()
    written(source)
    times = []
    for _ in range(3):
        started = time.perf_counter()
        written(source)
        times.append(time.perf_counter() - started)
    assert min(times) < 1.0
