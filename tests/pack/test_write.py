"""The pack from end to end: written with the pair or not at all, on the pages it names, the same bytes, text as text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import docx
import pdfplumber
import pytest

from generator.commands.running import BLOCKED, CLEAN, FAILED
from generator.model.outcome import Outcome
from generator.output import OutputError
from generator.pipeline import render
from generator.workbook.fill import fill_workbook
from tests.support.office import soffice, to_pdf
from tests.support.readback_docx import Grid
from tests.support.readback_pdf import read_pdf
from tests.support.rendered import normal
from tests.support.submissions import hebei, source_values

ROOT = Path(__file__).parents[2] / "sample_inputs"
SAMPLES = {path.stem: path for form in ("hebei_2024", "henan_2024") for path in sorted((ROOT / form).glob("*.xlsx"))}
LETING = "乐亭县行政审批局"
PACK = "（送审材料）"
TITLE, PAGE, STATE = 3, 4, 5
TYPED = "{{ 1+1 }}{% for %}<b>&amp; =SUM(A1) # 标题 @表 机构设置"
EMOJI = "\U0001f600"


@dataclass(frozen=True)
class Made:
    outcome: Outcome
    folder: Path

    def file(self, ending: str) -> Path:
        return self.folder / f"{self.outcome.path.stem}{ending}"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A sample with its pack, written once."""

    @cache
    def make(name: str) -> Made:
        folder = tmp_path_factory.mktemp("packs")
        return Made(render(SAMPLES[name], folder, fonts="bundled", pack=True), folder)

    return make


@pytest.fixture(scope="module")
def damaged(tmp_path_factory) -> Path:
    """A workbook with errors, last year's projects, a waiver, and texts that mean something elsewhere."""
    values = source_values("leting") | {
        "上年项目": [{"项目名称": "旧项目", "上年预算数": "70.00", "今年项目": "结束", "结束原因": f"{TYPED}\n第二行"}],
        "例外说明": [{"规则编号": "P08", "表": "绩效指标", "位置": "F43", "理由": f"核对过没有错{EMOJI}，{TYPED}", "说明人": "张三"}],
        "上年数": {"收支总计": "990.62", "基本支出": "801.68", "项目支出": "188.94", "三公经费合计": "10.73"},
        "支出总表": [{"科目编码": "2010301", "科目名称": "行政运行", "基本支出": "1.00", "项目支出": "2.00"}],
    }
    return fill_workbook(hebei(), values, tmp_path_factory.mktemp("damaged") / "改过.xlsx")


@pytest.fixture(scope="module")
def draft(damaged, tmp_path_factory) -> Made:
    folder = tmp_path_factory.mktemp("draft")
    return Made(render(damaged, folder, fonts="bundled", draft=True, pack=True), folder)


def grid(made: Made, head: str) -> Grid:
    """The table of the printed pack whose head begins so."""
    return next(grid for grid in read_pdf(made.file(f"{PACK}.pdf")).grids if grid.texts[0][0] == head)


def checklist(made: Made) -> list[list[str]]:
    return [row for row in grid(made, "序号").texts[1:] if row[0].isdecimal()]


def printed_pages(path: Path) -> dict[str, list[str]]:
    """The lines of each page with a printed number, by that number."""
    with pdfplumber.open(path) as pdf:
        texts = [[normal(line) for line in page.extract_text().splitlines()] for page in pdf.pages]
    numbers = [re.fullmatch(r"—(\d+)—", lines[-1]) for lines in texts]
    return {number[1]: lines for number, lines in zip(numbers, texts, strict=True) if number}


def bears(lines: list[str], title: str) -> bool:
    """Whether the title stands there on lines of its own."""
    return any("".join(lines[start:end]) == title for start in range(len(lines)) for end in range(start + 1, min(start + 4, len(lines) + 1)))


# where everything stands


@pytest.mark.parametrize("name", SAMPLES)
def test_the_pages_are_those_of_the_printed_text(made, name):
    pages = printed_pages(made(name).file(".pdf"))
    placed = [(normal(row[TITLE]), row[PAGE]) for row in checklist(made(name)) if row[TITLE]]
    assert len(placed) > 20
    found = {title: next((number for number, lines in pages.items() if bears(lines, title)), None) for title, _ in placed}
    assert [(title, page, found[title]) for title, page in placed if page != found[title]] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_that_may_be_published_lacks_nothing(made, name):
    states = {row[STATE] for row in checklist(made(name))}
    assert states <= {"有", "空表（已说明）", "不适用"}
    assert "有" in states


def word_tables(path: Path) -> list[list[str]]:
    """The texts of each table of a Word file, a merged cell once, without empty ones."""
    tables = docx.Document(str(path)).tables
    return [[normal(text) for text in {cell._tc: cell.text for row in found.rows for cell in row.cells}.values() if text.strip()] for found in tables]


def paper_tables(path: Path) -> list[list[str]]:
    found = [(list(grid.banner), sorted(grid.cells, key=lambda cell: (cell.top, cell.left))) for grid in read_pdf(path).grids]
    return [[normal(text) for text in (*banner, *(cell.text for cell in cells)) if text.strip()] for banner, cells in found]


def test_word_holds_what_the_paper_shows(made):
    pack = made(LETING)
    files = (word_tables(pack.file(f"{PACK}.docx")), paper_tables(pack.file(f"{PACK}.pdf")))
    word, paper = (dict.fromkeys(text for found in tables for text in found) for tables in files)
    assert [text for text in word if text != "单位：万元"] == list(paper)  # a head repeats on every page, the unit stands above it
    assert len(paper) > 100


def test_the_pack_begins_with_its_title_on_page_one(made):
    with pdfplumber.open(made(LETING).file(f"{PACK}.pdf")) as pdf:
        first = normal(pdf.pages[0].extract_text())
        assert pdf.metadata["Title"] == f"{LETING}2024年部门预算信息公开送审材料"
    assert first.startswith(f"{LETING}2024年部门预算信息公开送审材料")
    assert first.endswith("—1—")


def test_the_files_are_told_with_their_sums(made):
    found = made(LETING)
    rows = {row[0]: row[1:] for row in grid(found, "文件").texts[1:]}
    pages = str(found.outcome.pages)
    sums = {ending: hashlib.sha256(found.file(ending).read_bytes()).hexdigest() for ending in (".docx", ".pdf")}
    assert {name: (count, normal(digest)) for name, (count, digest) in rows.items()} == {
        f"工作簿：{LETING}.xlsx": ("—", hashlib.sha256(SAMPLES[LETING].read_bytes()).hexdigest()),
        **{f"{LETING}{ending}": (pages, digest) for ending, digest in sums.items()},
    }


# all or none, the same bytes


def test_the_published_pair_is_the_same_with_a_pack(made, tmp_path):
    found = made(LETING)
    alone = render(SAMPLES[LETING], tmp_path, fonts="bundled")
    assert {file.name: file.read_bytes() for file in alone.files} == {file.name: found.file(file.name.removeprefix(LETING)).read_bytes() for file in alone.files}
    assert [file.name for file in found.outcome.files] == [f"{LETING}{ending}" for ending in (".docx", ".pdf", ".依据.json", f"{PACK}.docx", f"{PACK}.pdf")]


def test_the_same_workbook_gives_the_same_bytes(draft, damaged, tmp_path):
    again = render(damaged, tmp_path, fonts="bundled", draft=True, pack=True)
    assert len(again.files) == 5
    assert [file.read_bytes() for file in again.files] == [file.read_bytes() for file in draft.outcome.files]


@pytest.mark.parametrize("broken", ["write_docx", "write_pdf"])
def test_without_the_pack_nothing_is_written(tmp_path, monkeypatch, broken):
    """The published pair is written before the pack; it does not stay alone, and what was there stays."""
    import generator.writers.docx as word
    import generator.writers.pdf as paper

    module = {"write_docx": word, "write_pdf": paper}[broken]
    write = getattr(module, broken)

    def fail(document, *rest, **keys):
        if "送审材料" in document.title:
            raise OSError(28, "No space left on device")
        return write(document, *rest, **keys)

    monkeypatch.setattr(module, broken, fail)
    (tmp_path / f"{LETING}{PACK}.pdf").write_text("上次的")
    with pytest.raises(OutputError, match="No space left"):
        render(SAMPLES[LETING], tmp_path, fonts="bundled", pack=True)
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [(f"{LETING}{PACK}.pdf", "上次的")]


def test_what_is_blocked_has_no_pack(damaged, tmp_path):
    assert render(damaged, tmp_path, pack=True).files == ()
    assert list(tmp_path.iterdir()) == []


# drafts, texts, other documents


def test_a_draft_s_pack_is_a_draft(draft):
    pages = printed_pages(draft.file(f"{PACK}.pdf"))
    assert len(pages) > 4
    assert all("不得公开" in lines[0] for lines in pages.values())
    word = docx.Document(str(draft.file(f"{PACK}.docx")))
    assert "草稿" in word.sections[0].header.paragraphs[0].text
    errors = [finding for finding in draft.outcome.findings if finding.blocks]
    numbers = [row[0] for found in read_pdf(draft.file(f"{PACK}.pdf")).grids if found.texts[0][1:2] == ["规则"] and found.texts[0][0] == "序号" for row in found.texts[1:]]
    assert errors
    assert [number for number in numbers if "." not in number][: len(errors)] == [str(number) for number in range(1, len(errors) + 1)]


def test_typed_texts_are_printed_as_typed(draft):
    """As the reason of a project that ended, and as that of a waiver, in which a character has no face."""
    for tables in (word_tables(draft.file(f"{PACK}.docx")), paper_tables(draft.file(f"{PACK}.pdf"))):
        cells = [text for found in tables for text in found]
        assert normal(f"{TYPED}第二行") in cells
        assert normal(f"核对过没有错〔U+1F600〕，{TYPED}") in cells


def test_another_document_has_no_pack(tmp_path):
    with pytest.raises(OutputError, match="送审材料只随“部门预算信息公开”生成，“预算绩效目标”没有"):
        render(SAMPLES[LETING], tmp_path, document="预算绩效目标", pack=True)
    assert list(tmp_path.iterdir()) == []


def test_the_command(damaged, tmp_path, capsys):
    import cli

    assert cli.main(["render", str(SAMPLES[LETING]), "--pack", "--out", str(tmp_path), "--fonts", "bundled"]) == CLEAN
    assert f"已生成：{tmp_path / f'{LETING}{PACK}.pdf'}" in capsys.readouterr().out
    assert cli.main(["render", str(damaged), "--pack", "--out", str(tmp_path / "draft")]) == BLOCKED
    assert cli.main(["render", str(SAMPLES[LETING]), "--pack", "--document", "预算绩效目标", "--out", str(tmp_path / "other")]) == FAILED
    assert "不要加 --pack" in capsys.readouterr().err


# another program


@pytest.mark.office
def test_an_office_program_prints_the_same_pages(made, draft, tmp_path):
    soffice()
    packs = [made(LETING), made("清禾市文化广电体育和旅游局"), draft]
    files = [tmp_path / f"{number}.docx" for number in range(len(packs))]
    for pack, file in zip(packs, files, strict=True):
        file.write_bytes(pack.file(f"{PACK}.docx").read_bytes())
    for pack, paper in zip(packs, to_pdf(files, tmp_path), strict=True):
        with pdfplumber.open(pack.file(f"{PACK}.pdf")) as ours, pdfplumber.open(paper) as theirs:
            assert len(theirs.pages) == len(ours.pages)
            for mine, other in zip(ours.pages, theirs.pages, strict=True):
                assert [word for word in ("一、应当", "二、与上年", "三、校验", "四、已说明") if word in mine.extract_text()] == [
                    word for word in ("一、应当", "二、与上年", "三、校验", "四、已说明") if word in other.extract_text()
                ]
