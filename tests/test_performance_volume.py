"""The performance volume of a body against what it published, cell by cell, in Word and PDF; and that it is a volume of its own."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from generator.compose.document import compose
from generator.derive import complete
from generator.pipeline import check, render
from generator.profiles.load import load_profile, outline_of
from generator.writers.text import dump
from tests.support.readback_docx import Grid, Text
from tests.support.readback_pdf import Line
from tests.support.rendered import SOURCES, Rendered, normal, paper_differences, word_differences, write
from tests.support.submissions import hebei, source_values, submission_of
from tools.make_samples import sample_name

NAME = "预算绩效目标"
FACTS = tomllib.loads((Path(__file__).parent / "facts" / "hebei_2024" / "leting_2023.toml").read_text(encoding="utf-8"))
SEED = Path(__file__).parents[2] / "shared" / "seeds" / "002_aa624dd103dbe7c9.txt"
CORRECTED = {
    "1.目标内容1": "",
    "≥98百分比": "≥98%",
    "招投标办理时限": "招投标办理及时率",
    "系统效应及时率": "系统响应及时率",
    "土地招拍挂公证及发布公告次数": "土地招拍挂公证及发布公告数量",
}
"""What the published volume prints by mistake, and what stands instead."""

WORKBOOK = SOURCES.parent / f"{sample_name(source_values('leting_2023'), hebei())}.xlsx"


@pytest.fixture(scope="module")
def volume(tmp_path_factory) -> Rendered:
    outcome = check(WORKBOOK)
    document = compose(outcome.submission, outcome.profile, outline=outline_of(outcome.profile, NAME))
    return write(document, outcome.submission, outcome.profile, tmp_path_factory.mktemp("volume"), "volume")


def test_the_sample_has_no_finding_at_all():
    assert check(WORKBOOK).findings == ()


def test_the_workbook_is_the_source():
    assert check(WORKBOOK).submission.field("基本信息", "预算年度") == "2023"
    typed = submission_of(source_values("leting_2023"), hebei())
    theirs = complete(typed, hebei())
    ours = check(WORKBOOK).submission
    for name in ("项目", "绩效指标", "支出总表", "三公经费支出表"):
        values = [[[getattr(cell.value, "value", cell.value) for cell in row.cells.values()] for row in body.sheet(name).rows] for body in (ours, theirs)]
        assert values[0] == values[1], name


def test_totals_follow_from_the_next_year():
    cell = check(WORKBOOK).submission.cell
    places = {
        "revenue": ("收支总表", "收入总计", "预算数"),
        "basic": ("支出总表", "合计", "基本支出"),
        "personnel": ("一般公共预算基本支出表", "合计", "人员经费"),
        "public": ("一般公共预算基本支出表", "合计", "公用经费"),
        "project": ("支出总表", "合计", "项目支出"),
        "three_public": ("三公经费支出表", "合计", "合计"),
    }
    assert {key: str(cell(*place).value.printed) for key, place in places.items()} == FACTS["totals"]
    before = source_values("leting")["上年数"]
    assert [before[name] for name in ("收支总计", "基本支出", "人员经费", "公用经费", "项目支出", "三公经费合计")] == list(FACTS["totals"].values())


@pytest.mark.parametrize("file", ["word", "paper"])
@pytest.mark.parametrize("project", FACTS["project"], ids=lambda project: project["code"])
def test_project(volume, file, project):
    grids = [grid for grid in getattr(volume, file).grids if normal(grid.title).endswith(normal(project["title"]))]
    goals, indicators = grids
    assert [normal(part) for part in goals.banner if part] == [FACTS["owner"], FACTS["unit_line"]]
    code, amounts, _, months, plan, aim = [[normal(text) for text in row] for row in goals.texts]
    assert [text for text in code if text] == ["项目编码", project["code"], "项目名称", normal(project["name"])]
    assert amounts[1:] == ["预算数", project["budget"], "其中：财政资金", project["fiscal"], "其他资金", project["other"]]
    assert [months[column] for column in (0, 1, 2, 4, 6)] == ["资金支出计划（%）", "3月底", "6月底", "10月底", "12月底"]
    assert [plan[column] for column in (1, 2, 4, 6)] == project["plan"]
    assert aim[0] == "绩效目标" and len(aim[1]) > 10 and "目标内容" not in aim[1]
    head, *rows = [[normal(text) for text in row] for row in indicators.filled]
    assert head == ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"]
    printed = [[row[0], row[1], row[2], row[4]] for row in rows]
    added = [row for row in printed if row not in project["indicators"]]
    assert [row for row in printed if row in project["indicators"]] == project["indicators"]
    assert [row[0] for row in added] == ["效益指标"] if project["indicators"] else len(added) == 6


@pytest.mark.parametrize("file", ["word", "paper"])
def test_only_these_projects_and_nothing_of_the_disclosure(volume, file):
    grids = getattr(volume, file).grids
    assert len(grids) == 2 * len(FACTS["project"])
    assert all(grid.title.endswith("绩效目标表") for grid in grids)


def test_contents_list_the_parts_and_each_table_with_its_page(volume):
    lines = [text.text.split("\t") for text in volume.word.front if text.role.startswith(("TOC", "ContentsGroup"))]
    assert [line[0] for line in lines] == FACTS["contents"]
    pages = {page.label: normal("".join(block.text for block in page.blocks if isinstance(block, Line))) for page in volume.paper.pages}
    for title, page in (line for line in lines if len(line) > 1):
        assert normal(title) in pages[page]


def test_each_table_begins_a_page(volume):
    first = [next(block.text for block in page.blocks if isinstance(block, Line)) for page in volume.paper.pages]
    assert [normal(text) for text in first[-len(FACTS["project"]) :]] == [normal(project["title"]) for project in FACTS["project"]]


def test_its_own_cover_and_running_heads(volume):
    front = [text.text for text in volume.word.front]
    assert front[:3] == ["2023年部门预算绩效目标", "乐亭县行政审批局", "2023年2月8日"]
    assert "2023年部门预算绩效目标目录" in front
    assert {normal(page.head) for page in volume.paper.pages} == {"乐亭县行政审批局2023年部门预算绩效目标"}


def test_goals_by_task(volume):
    texts = [block for block in volume.word.blocks if isinstance(block, Text)]
    assert [text.text for text in texts if text.role == "Heading2"] == [f"{n}．{task}" for n, task in enumerate(FACTS["tasks"], 1)]
    assert sum(text.text.startswith("目标") for text in texts) == 12


def test_both_files_are_the_tree(volume):
    assert word_differences(volume.expected, volume.word) == []
    assert paper_differences(volume.expected, volume.paper) == []


def test_both_documents_come_from_one_workbook(tmp_path):
    files = {path.name for name in ("", NAME) for path in render(WORKBOOK, tmp_path, document=name, fonts="bundled").files}
    stem = WORKBOOK.stem
    assert files == {f"{stem}{suffix}{kind}" for suffix in ("", f"（{NAME}）") for kind in (".docx", ".pdf", ".依据.json")}


def test_a_unit_has_a_volume_of_its_own_name():
    values = source_values("leting_2023")
    values["基本信息"]["公开主体"] = "单位"
    document = compose(complete(submission_of(values, hebei()), hebei()), hebei(), outline=outline_of(hebei(), NAME))
    assert document.title == "乐亭县行政审批局2023年单位预算绩效目标"
    assert [section.contents_group for section in document.sections] == ["第一部分　单位整体绩效目标", "第二部分　预算项目绩效目标"]


@pytest.mark.skipif(not SEED.exists(), reason="the published text is not here")
def test_everything_the_published_tables_print_is_printed(volume):
    """Labels, codes, names, amounts, indicators and values, apart from what is corrected or said in other words."""
    published = SEED.read_text(encoding="utf-8").split("预算项目绩效目标")[1]
    cells = {normal(line) for line in re.sub(r"\[bookmark: \S+\]", "", published).splitlines()} - {""}
    printed = {normal(text) for grid in volume.word.grids for row in (*grid.texts, grid.banner) for text in row}
    printed |= {normal(block.text) for block in volume.word.blocks if not isinstance(block, Grid)}
    missing = sorted(cell for cell in cells if CORRECTED.get(cell, cell) not in printed | {""})
    reworded = {"公共资源公用经费", "年度内招拍挂数量"}
    planned = {"2.00", "2.50", "3.00", "5.00", "6.00", "7.50", "8.00", "9.00", "10.00", "15.00", "20.00", "22.50", "30.00", "40.00", "60.00"}
    assert set(missing) <= reworded | planned | {normal("土地招拍挂公证及发布公告数量")}, missing


def test_an_unknown_document_is_told_with_those_there_are():
    from generator.profiles.errors import ProfileError

    with pytest.raises(ProfileError, match="没有“绩效目标”这种公开文本.*预算绩效目标"):
        outline_of(load_profile("hebei_2024"), "绩效目标")


def test_without_projects_the_second_part_still_stands_in_the_contents():
    values = source_values("leting_2023")
    values["项目"], values["绩效指标"] = [], []
    document = compose(complete(submission_of(values, hebei()), hebei()), hebei(), outline=outline_of(hebei(), NAME))
    last = [(block.text, block.in_contents) for (section, _), block in document.headings() if section == 1]
    assert last == [("预算项目绩效目标", True)]
    assert "我部门无项目预算安排。" in dump(document)
