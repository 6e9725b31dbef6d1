"""The pack as a tree: the page that is signed, the lists, findings and waivers."""

from dataclasses import replace

import pytest

from generator import __version__
from generator.model.document import Table
from generator.model.finding import Severity
from generator.pack.cells import printable
from generator.pack.document import pack_document
from generator.writers.text import dump
from tests.support.packs import finding, heading, item, material, paragraph, waiver


def tables(document) -> dict[str, list[list[str]]]:
    """The bodies of the tables by title, without covered cells."""
    blocks = (block for _, block in document.walk() if isinstance(block, Table))
    return {block.title: [[cell.text for cell in row if cell] for row in block.body] for block in blocks}


def test_the_front_page_says_what_is_signed():
    made = material(heading("职责"), paragraph("文字"), items=(item(heading="职责"), item(name="别的", heading="没有的")), findings=[finding("G02")])
    pack = pack_document(made)
    front = tables(pack)
    assert dict(front["概要"]) == {
        "主体": "某局",
        "公开文本": "某局2024年部门预算信息公开（共 0 页）",
        "结论": "没有妨碍公开的错误",
        "公开内容": "清单 2 项：有 1 项、缺 1 项",
        "签字前处理": "2．别的：缺",
        "校验": "警告 1 项",
        "程序": f"gongkai {__version__}；公开格式 hebei_2024，第 {made.outcome.profile.version} 版",
    }
    assert front["文件"] == [["工作簿：某局.xlsx", "—", "0" * 64], ["某局.docx", "0", "1" * 64]]
    assert front["签字"][:2] == [["审核意见：\n\n\n"], ["经办人"]]
    assert (pack.title, [block.text for block in pack.sections[0].blocks[:2]]) == ("某局2024年送审材料", ["某局", "2024年送审材料"])


def test_nothing_to_settle_is_not_told():
    assert "签字前处理" not in dict(tables(pack_document(material()))["概要"])


def test_the_checklist_is_told_in_its_groups():
    items = (item(heading="职责", group="甲", basis="某法第一条"), item(name="另一项", group="乙", filled=["项目"]))
    rows = tables(pack_document(material(heading("一、职责"), paragraph("文字"), items=items)))["公开内容清单"]
    assert rows == [["甲"], ["1", "某项", "某法第一条", "一、职责", "1", "有", ""], ["乙"], ["2", "另一项", "某法", "", "", "缺", "“项目”没有填"]]


def test_findings_are_told_as_every_report_tells_them():
    found = [
        finding("D01", Severity.ERROR, symptoms=(finding("B06", Severity.ERROR),), fix="改好"),
        replace(finding("G02"), places=finding("G02").places * 2, found="1.00", expected="2.00", difference="-1.00"),
        finding("A05", Severity.INFORMATION),
    ]
    pack = tables(pack_document(material(findings=found, draft=True)))
    assert pack["错误"] == [["1", "D01", "项目 B3", "D01的标题\n说明", "改好"], ["1.1", "B06", "项目 B3", "B06的标题\n说明", ""]]
    assert pack["警告"] == [["2", "G02", "项目 B3", "G02的标题\n说明\n填写：1.00　应为：2.00　相差：-1.00", ""]]
    assert list(pack)[-3:] == ["错误", "警告", "提示"]
    assert dict(pack["概要"])["结论"] == "这是草稿，还有错误，不得公开"


def test_many_places_of_a_finding_are_counted():
    places = tuple(finding("G02").places[0]._replace(cell=f"B{number}") for number in range(1, 6))
    pack = tables(pack_document(material(findings=[replace(finding("G02"), places=places)])))
    assert pack["警告"][0][2] == "项目 B1\n项目 B2\n项目 B3\n等 5 处"


def test_a_waiver_is_told_once_with_all_it_let_pass():
    said = waiver("G02")
    found = [replace(finding("G02", Severity.ERROR, waiver=said), message=text) for text in ("甲不符", "乙不符")]
    pack = tables(pack_document(material(findings=found)))
    assert pack["已说明的例外"] == [["G02", "项目　B3", "G02的标题（错误）：甲不符\nG02的标题（错误）：乙不符", "核对过，属于特殊情况", "张三"]]


def test_nothing_found_and_nothing_waived_is_said():
    text = dump(pack_document(material()))
    assert text.count("没有。") == 2


TYPED = "{{ 1+1 }}{% for %}<b>&amp; =SUM(A1) # 标题 @表 机构设置 {PAGE}"


@pytest.mark.parametrize("text", [TYPED, "# 标题", "@表 机构设置", "{部门名称}"])
def test_what_was_typed_stays_text(text):
    """The same tree with only the text exchanged."""

    def pack(word: str) -> str:
        said = [finding("G02", waiver=waiver("G02", word, word))]
        return dump(pack_document(material(findings=said, values={"基本信息": {"部门名称": word}})))

    assert pack(text) == pack("某处填的字").replace("某处填的字", text)


def test_a_character_without_a_face_is_told_by_its_number():
    said = [finding("G02", waiver=waiver("G02", "好\U0001f600好"))]
    pack = printable(pack_document(material(findings=said)), lambda text: [c for c in text if ord(c) > 0xFFFF])
    assert tables(pack)["已说明的例外"][0][3] == "好〔U+1F600〕好"
