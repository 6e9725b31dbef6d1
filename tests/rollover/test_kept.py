"""What the new form has no place for: kept on a sheet of its own, word for word, and told."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.comments import Comment

from generator.pipeline import check, write_reports
from generator.rollover.roll import roll_over, rolled_from
from tests.rollover.desk import SAMPLES, edit, filled, read, sample_file, small_values
from tests.support.workbooks import find


def kept(rolled, sheet: str) -> list[tuple[str, str, str]]:
    return [(one.place, one.text, one.why.split("，")[0]) for one in rolled.kept if one.sheet == sheet]


def test_sheets_columns_rows_remarks_and_comments_of_the_clerks_own(tmp_path):
    def change(book: Workbook) -> None:
        own = book.create_sheet("往来测算")
        own["A1"], own["B1"], own["B2"] = "测算", 12.5, "=1+1"
        projects = book["项目"]
        head = find(book, "项目", "项目编码")
        projects.cell(head.row, 20, "责任科室")
        projects.cell(head.row + 1, 20, "办公室")
        book["支出总表"]["C30"] = "备注：等财政批复"
        book["支出总表"]["D6"].comment = Comment("与股长核对过", "张某")
        find(book, "文字说明", "部门职责").comment = Comment("按“三定”规定概括，一条一段。", "填表说明")

    rolled = rolled_from(edit(sample_file(tmp_path), change), "hebei_2024")
    assert kept(rolled, "往来测算") == [("第1行至第2行", "测算　12.5\n=1+1", "程序不认识的表")]
    assert kept(rolled, "项目") == [("T3", "责任科室", "表里没有读取的内容"), ("T4", "办公室", "表里没有读取的内容")]
    assert ("C30", "备注：等财政批复", "表里没有读取的内容") in kept(rolled, "支出总表")
    assert ("D6", "与股长核对过", "批注") in kept(rolled, "支出总表")
    assert {one.sheet for one in rolled.kept} == {"往来测算", "项目", "支出总表"}
    written = rolled.values["结转留存"]
    assert [record["内容"] for record in written] == [one.text for one in rolled.kept]
    assert all(record["表"] and record["位置"] and record["说明"] for record in written)


def test_a_cell_that_could_not_be_read_is_kept_as_it_stands(tmp_path):
    def change(book: Workbook) -> None:
        find(book, "项目", "大厅业务经费").offset(column=4).value = "30万元"

    rolled = rolled_from(edit(sample_file(tmp_path), change), "hebei_2024")
    assert [(text, why) for _, text, why in kept(rolled, "项目")] == [("30万元", "表里没有读取的内容")]
    assert "上年预算数" not in rolled.values["上年项目"][0]
    assert any("还有错误" in notice for notice in rolled.notices)


def test_a_workbook_of_another_form_keeps_what_has_no_place():
    rolled = rolled_from(next((SAMPLES / "henan_2024").glob("*.xlsx")), "hebei_2025")
    assert any("不是一个系列" in notice for notice in rolled.notices)
    reasons = {one.why for one in rolled.kept}
    assert reasons == {"今年没有这张表", "今年的表里没有这一行", "今年的表里没有这一栏"}
    own = {(one.sheet, one.place) for one in rolled.kept}
    assert ("文字说明", "主要职责") in own and ("基本信息", "报表名称") in own
    assert rolled.values["基本信息"]["部门名称"]["内容"] == "新乡经开区行政审批和营商环境服务局"
    typed = [cell for _, _, _, cell in rolled.old.submission.cells() if cell.typed is not None and cell.typed != "合计"]
    assert len(rolled.done) == len(typed)


def test_what_was_put_aside_stays_aside_another_year(tmp_path):
    record = {"表": "往来测算", "位置": "第1行", "内容": "测算　12.5", "说明": "程序不认识的表"}
    rolled = rolled_from(filled(tmp_path, small_values(结转留存=[record])), "hebei_2024")
    assert rolled.values["结转留存"] == [record]
    assert all(cell.action == "留存" for cell in rolled.done if cell.sheet == "结转留存")


def test_a_marked_copy_rolls_like_the_workbook_itself(tmp_path):
    path = sample_file(tmp_path, file="甲局2023.xlsx")
    marked = tmp_path / "甲局2023（问题标注）.xlsx"
    write_reports(check(path), mark=marked)
    rolled, files = roll_over(marked, "hebei_2024")
    assert files[0].name == "甲局2024.xlsx"
    plain = rolled_from(path, "hebei_2024")
    assert rolled.kept == plain.kept == []
    note = "填报说明"
    assert {k: v for k, v in rolled.values.items() if k != note} == {k: v for k, v in plain.values.items() if k != note}


def test_an_older_workbook_without_the_new_sheets_rolls(tmp_path):
    def change(book: Workbook) -> None:
        for name in ("上年项目", "上年文字", "结转留存", "内部往来", "例外说明"):
            del book[name]
        book["项目"].delete_cols(14)
        for prop in book.custom_doc_props.props:
            if prop.name == "gongkai.version":
                prop.value = "1"

    rolled, files = roll_over(edit(sample_file(tmp_path), change), "hebei_2024")
    assert rolled.kept == []
    assert len(read(files[0]).sheet("上年项目").records) == 6


def test_a_long_own_sheet_is_kept_in_pieces_and_whole(tmp_path):
    def change(book: Workbook) -> None:
        own = book.create_sheet("明细账")
        for number in range(300):
            own.append([f"凭证{number:03d}", number, "摘要" * 10])

    rolled = rolled_from(edit(sample_file(tmp_path), change), "hebei_2024")
    texts = [text for _, text, _ in kept(rolled, "明细账")]
    assert len(texts) > 3 and all(len(text) <= 1600 for text in texts)
    assert "\n".join(texts).count("凭证") == 300


def test_a_text_longer_than_a_cell_comes_in_pieces(tmp_path):
    def change(book: Workbook) -> None:
        book.create_sheet("长文")["A1"] = "字" * 32767

    rolled = rolled_from(edit(sample_file(tmp_path), change), "hebei_2024")
    assert "".join(record["内容"] for record in rolled.values["结转留存"]) == "字" * 32767
