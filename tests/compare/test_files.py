"""The files: revisions that Word accepts and rejects, the same bytes each time, nobody's work overwritten."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from cli import main
from generator.compare.comparing import compare
from generator.compare.document import comparison_document
from generator.compare.files import compare_workbooks, is_untouched_page, is_untouched_word
from generator.compare.page import page_text
from generator.compare.texts import narrative
from generator.compose.document import compose
from generator.output import OutputError
from tests.compare._kit import W, drafts, main_part, outcome, plain, settled, two_years

SAMPLES = Path(__file__).parents[2] / "sample_inputs" / "hebei_2024"
BEFORE, AFTER = SAMPLES / "乐亭县行政审批局2023.xlsx", SAMPLES / "乐亭县行政审批局.xlsx"


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> tuple[Path, Path]:
    return compare_workbooks(BEFORE, AFTER, tmp_path_factory.mktemp("compare"), fonts="bundled").files


def narrative_texts(name: str) -> list[str]:
    own = plain(name)
    return ["".join(span.text for span in passage.spans) for passage in narrative(compose(own.submission, own.profile))]


@pytest.mark.parametrize(("accept", "name"), [(True, "leting"), (False, "leting_2023")])
def test_accepting_all_gives_this_years_text_and_rejecting_all_last_years(written, accept, name):
    texts = settled(written[0], accept)
    expected = narrative_texts(name)
    assert len(expected) > 80
    assert texts[-len(expected) :] == expected


def test_every_revision_has_its_number_author_and_date(written):
    marks = [mark for kind in ("ins", "del") for mark in main_part(written[0]).iter(f"{W}{kind}")]
    assert len(marks) > 300
    assert len({mark.get(f"{W}id") for mark in marks}) == len(marks)
    assert {mark.get(f"{W}author") for mark in marks} == {"gongkai"}
    assert {mark.get(f"{W}date") for mark in marks} == {"2024-02-08T00:00:00Z"}


def test_numbers_of_revisions_are_not_those_of_bookmarks(written):
    root = main_part(written[0])
    marks = {mark.get(f"{W}id") for kind in ("ins", "del") for mark in root.iter(f"{W}{kind}")}
    assert marks & {mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart")} == set()


def test_deleted_text_is_never_ordinary_text(written):
    root = main_part(written[0])
    assert [text.text for mark in root.iter(f"{W}del") for text in mark.iter(f"{W}t")] == []
    inside = {id(text) for mark in root.iter(f"{W}del") for text in mark.iter(f"{W}delText")}
    assert [text.text for text in root.iter(f"{W}delText") if id(text) not in inside] == []


def test_the_schema_check_finds_nothing(written):
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed: THE SCHEMA IS NOT CHECKED")
    result = audit.OpenXmlValidator(file_format=audit.FileFormat.OFFICE_2019).validate(str(written[0]))
    assert [str(error) for error in result.errors] == []


def test_the_same_workbooks_give_the_same_bytes(written, tmp_path):
    again = compare_workbooks(BEFORE, AFTER, tmp_path, fonts="bundled").files
    assert [file.read_bytes() for file in again] == [file.read_bytes() for file in written]


def test_the_totals_stand_below_the_first_lines(written):
    """No page is left blank behind two lines because the table below wants one of its own."""
    [caption] = [p for p in main_part(written[0]).iter(f"{W}p") if "".join(p.itertext()) == "主要数据"]
    assert caption.find(f".//{W}pageBreakBefore") is None


def test_the_workbooks_are_not_touched(tmp_path):
    for file in (BEFORE, AFTER):
        shutil.copy(file, tmp_path)
    compare_workbooks(tmp_path / BEFORE.name, tmp_path / AFTER.name)
    assert [(tmp_path / file.name).read_bytes() for file in (BEFORE, AFTER)] == [file.read_bytes() for file in (BEFORE, AFTER)]
    assert {file.name for file in tmp_path.iterdir()} == {
        BEFORE.name,
        AFTER.name,
        "乐亭县行政审批局（与乐亭县行政审批局2023对照）.docx",
        "乐亭县行政审批局（与乐亭县行政审批局2023对照）.html",
    }


def test_our_own_files_are_replaced_and_changed_ones_are_not(written, tmp_path):
    word, page = (Path(shutil.copy(file, tmp_path)) for file in written)
    assert is_untouched_word(word) and is_untouched_page(page)
    compare_workbooks(BEFORE, AFTER, tmp_path)

    with zipfile.ZipFile(word) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(word, "w") as package:  # as an office program saves it
        for name, content in parts.items():
            package.writestr(name, content)
    changed, left = word.read_bytes(), page.read_bytes()
    with pytest.raises(OutputError, match="没有覆盖"):
        compare_workbooks(BEFORE, AFTER, tmp_path)
    assert (word.read_bytes(), page.read_bytes()) == (changed, left)


@pytest.mark.parametrize("change", [lambda text: text.replace("取消", "没有"), lambda text: text + "批注", lambda text: ""])
def test_a_page_that_somebody_changed_is_known(written, tmp_path, change):
    page = tmp_path / "页.html"
    page.write_text(change(written[1].read_text(encoding="utf-8")), encoding="utf-8")
    assert not is_untouched_page(page)


def test_the_page_needs_nothing_else_and_says_what_changed(written):
    text = written[1].read_text(encoding="utf-8")
    assert re.findall(r'(?:src|href)="(?!#)', text) == []
    assert "+186.04" in text and "+18.78%" in text
    assert "<del>2023年</del><ins>2024年</ins>" in text
    assert "【取消】" in text and "【新增】" in text


def test_texts_of_workbooks_are_data_in_both_files(tmp_path):
    typed = "<script>alert(1)</script>{{ 1+1 }}{% if %}&lt;"
    comparison = drafts("xushui", lambda values: values["文字说明"].update(部门职责=typed))
    text = page_text(comparison)
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 1+1 }}" in text
    document = comparison_document(comparison)
    assert any(typed in "".join(span.text for span in block.spans) for _, block in document.walk() if hasattr(block, "spans"))


def test_rows_without_a_change_are_folded_and_counted_or_shown():
    folded, whole = (comparison_document(two_years(), everything) for everything in (False, True))

    def body(document, title: str) -> list[str]:
        return next(["".join(cell.text for cell in row if cell) for row in block.body] for _, block in document.walk() if getattr(block, "title", "") == title)

    title = "部门预算一般公共预算财政拨款基本支出表"
    assert body(folded, title)[-1] == "其余 10 行没有变化"
    assert not any("30213" in row for row in body(folded, title)) or any("30213" in row for row in body(whole, title))
    assert len({row for row in body(whole, title)}) > len(body(folded, title)) - 1
    assert not any("没有变化" in row for row in body(whole, title))


def test_a_workbook_with_errors_is_compared_and_the_files_say_so():
    broken = outcome("leting", lambda values: values["支出总表"][0].update(项目支出="1.00"))
    assert broken.blocked
    comparison = compare(plain("leting_2023"), broken)
    assert "项错误没有改好" in page_text(comparison)
    texts = [block.text for _, block in comparison_document(comparison).walk() if hasattr(block, "spans")]
    assert any("项错误没有改好" in text for text in texts)


def test_the_command_tells_the_main_changes_and_the_files(tmp_path, capsys):
    assert main(["compare", str(BEFORE), str(AFTER), "--out", str(tmp_path / "对照稿.docx")]) == 0
    printed = capsys.readouterr().out
    assert "收入总计：990.62 → 1176.66 万元，+186.04（+18.78%）" in printed
    assert {file.name for file in tmp_path.iterdir()} == {"对照稿.docx", "对照稿.html"}


def test_a_workbook_that_cannot_be_read_is_told(tmp_path, capsys):
    (tmp_path / "坏.xlsx").write_text("不是工作簿")
    assert main(["compare", str(tmp_path / "坏.xlsx"), str(AFTER)]) == 2
    assert "坏.xlsx" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["坏.xlsx"]


def test_two_workbooks_of_one_name_are_told_apart_by_their_folders(tmp_path):
    for folder in ("初稿", "定稿"):
        (tmp_path / folder).mkdir()
        shutil.copy(AFTER, tmp_path / folder)
    compared = compare_workbooks(*(tmp_path / folder / AFTER.name for folder in ("初稿", "定稿")), fonts="bundled")
    assert compared.comparison.files == (f"初稿/{AFTER.name}", f"定稿/{AFTER.name}")
    assert {file.parent.name for file in compared.files} == {"定稿"}
