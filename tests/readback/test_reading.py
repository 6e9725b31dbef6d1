"""The parts that read published files: words, cells, heads, values, paragraphs of records, values within sentences."""

from __future__ import annotations

from decimal import Decimal

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from generator.model.form import CONTENT
from generator.readback.blocks import Grid, Line, blocks_of
from generator.readback.heads import find_head, paths_of, printed_columns
from generator.readback.patterns import Votes, pattern
from generator.readback.published import Published
from generator.readback.recognise import Recogniser
from generator.readback.records import read_loops
from generator.readback.sections import match_headings, read_sections
from generator.readback.sentences import read_sentences
from generator.readback.slots import place_of, tokens_of
from generator.readback.tables import read_table
from generator.readback.templates import Heading, Loop, Sentence
from generator.readback.values import Unreadable, change, typed
from generator.readback.words import bare, counted, fold, plain
from tests.support.submissions import hebei

# words


@pytest.mark.parametrize(
    ("label", "same"),
    [("项　　目", "项 目"), ("（一）收入", "(一) 收入"), ("“三公”经费", "三公经费："), ("2024年份额", "{预算年度}年份额"), ("２024 年份额", "2023年份额")],
)
def test_labels_that_are_the_same(label, same):
    assert plain(label) == plain(same)


@pytest.mark.parametrize("label", ["一、车辆", "1．车辆", "（二）、车辆", "其中：车辆", "3、车辆", "其中：1、车辆"])
def test_numbers_of_labels_do_not_matter(label):
    assert bare(label) == "车辆"


def test_folding_remembers_the_original():
    folded = fold("“三 公”　经费：ABC")
    assert folded.text == '"三公"经费:ABC'
    assert folded.original(0, 6) == "“三 公”　经费"


@pytest.mark.parametrize(("numbering", "number"), [("3．", 3), ("（十二）", 12), ("十、", 10), ("二十一、", 21), ("第", 0)])
def test_numbering(numbering, number):
    assert counted(numbering) == number


# values


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("1,234.50", "amount", "1234.50"), ("－", "amount", ""), ("—", "amount", ""), ("-3.20", "amount", "-3.20"), ("１２.00", "amount", "12.00"),
        ("201 03 01", "code", "2010301"), ("25", "percent", "25%"), ("25 %", "percent", "25%"), ("2024年2月8日", "date", "2024-02-08"),
        ("甲\n乙", "text", "甲乙"), (" 甲 \n\n 乙", "long_text", "甲\n乙"), ("3", "quantity", "3"),
    ],
)  # fmt: skip
def test_printed_values(text, kind, value):
    assert typed(text, kind) == value


@pytest.mark.parametrize(("text", "kind"), [("见附件", "amount"), ("1.2.3", "amount"), ("二月", "date"), ("多数", "percent")])
def test_what_is_no_value(text, kind):
    with pytest.raises(Unreadable):
        typed(text, kind)


@pytest.mark.parametrize(("words", "value"), [("增加12.00万元", "12"), ("减少了1,000.5万元", "-1000.5"), ("下降3万元", "-3"), ("持平", "0")])
def test_changes(words, value):
    assert change(words) == Decimal(value)


# cells


def blocks(document) -> list:
    return list(blocks_of(document.element.body))


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def grid_of(*rows: str) -> Grid:
    """A table from lines of texts that are separated by |."""
    document = docx.Document()
    cells = [row.split("|") for row in rows]
    table = document.add_table(len(cells), len(cells[0]))
    for row, line in zip(table.rows, cells):
        for cell, text in zip(row.cells, line):
            cell.text = text.strip()
    return blocks(document)[0]


def test_merged_cells_stand_in_every_place():
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(2, 2).text = "甲", "乙", "丙"
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    [grid] = blocks(document)
    assert texts(grid) == [["甲", "乙", "乙"], ["甲", "", ""], ["", "", "丙"]]
    assert grid.rows[1][0] is grid.rows[0][0]
    assert [cell.text for cell in grid.own(1)] == ["", ""]


def test_deleted_and_hidden_runs_say_nothing():
    document = docx.Document()
    paragraph = document.add_paragraph("看得")
    paragraph.add_run("见")
    paragraph.add_run("隐藏").font.hidden = True
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "删去"
    run.append(text)
    deleted.append(run)
    paragraph._p.append(deleted)
    assert blocks(document) == [Line("看得见")]


def test_tables_within_a_frame_and_content_controls_are_found():
    document = docx.Document()
    frame = document.add_table(1, 1)
    inner = frame.cell(0, 0).add_table(1, 2)
    inner.cell(0, 1).text = "里面"
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    paragraph = document.add_paragraph("控件里")._p
    paragraph.addprevious(control)
    control.append(content)
    content.append(paragraph)
    found = blocks(document)
    assert [texts(block) for block in found if isinstance(block, Grid)] == [[["", "里面"]]]
    assert Line("控件里") in found


def test_rows_of_unequal_length_are_filled_up():
    document = docx.Document()
    table = document.add_table(2, 3)
    row = table.rows[1]._tr
    row.remove(row.findall(qn("w:tc"))[-1])
    [grid] = blocks(document)
    assert [len(row) for row in grid.rows] == [3, 3]


# heads


def test_a_head_with_blank_cells_instead_of_merged_ones():
    grid = grid_of("序号|功能分类科目||合计|本年收入||", "|科目编码|科目名称||小计|事业收入|", "1|201|甲|5|3|2|")
    assert paths_of(grid, 0, 2)[1:6] == [
        ("功能分类科目", "科目编码"), ("功能分类科目", "科目名称"), ("合计",), ("本年收入", "小计"), ("本年收入", "事业收入"),
    ]  # fmt: skip


def test_a_head_below_its_banner():
    form = hebei().sheets["国有资产"]
    grid = grid_of("316甲局||截止时间：2023-12-31", "项   目|数 量|价值（金额单位：万元）", "资产总额||12.00")
    head = find_head(grid, printed_columns(form))
    assert (head.first, head.rows, head.likeness) == (1, 1, 1.0)


def test_the_title_tells_forms_with_the_same_head_apart():
    grid = grid_of("功能分类科目||合计|基本支出|项目支出", "科目编码|科目名称|||", "2010301|行政运行|3.00|3.00|")
    recogniser = Recogniser(hebei())
    title = "附表7：部门预算政府性基金预算财政拨款支出表"
    assert recogniser.find(grid, ["部门预算收支总表", title], None).form.name == "政府性基金预算支出表"
    assert recogniser.find(grid, [], None) is None
    assert recogniser.find(grid, [], hebei().sheets["国有资本经营预算支出表"]).form.name == "国有资本经营预算支出表"


# tables


def read(name: str, *rows: str) -> Published:
    form, published = hebei().sheets[name], Published(hebei())
    grid = grid_of(*rows)
    read_table(grid, find_head(grid, printed_columns(form)), form, published)
    return published


def test_a_label_that_stands_twice_means_the_next_line():
    published = read(
        "财政拨款收支总表",
        "收入||支出||||", "项目|金额|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款",
        "一、一般公共预算拨款|5.00|||||", "本年收入合计|5.00|||||", "年初财政拨款结转和结余|2.00|||||", "1、一般公共预算拨款|2.00|||||",
    )  # fmt: skip
    amounts = {line: cells["金额"] for line, cells in published.sheets["财政拨款收支总表"].items()}
    assert amounts["一般公共预算拨款"] == "5.00" and amounts["年初一般公共预算拨款"] == "2.00"


def test_repeated_heads_column_numbers_and_notes_are_no_rows():
    head = ("功能分类科目||合计|基本支出|项目支出", "科目编码|科目名称|||")
    published = read("一般公共预算支出表", *head, "栏次|1|2|3|4", "201|甲|3|3|", *head, "20101|乙|3|3|", "注：说明||||")
    assert list(published.sheets["一般公共预算支出表"]) == ["201", "20101"]
    assert published.remarks == []


def test_rows_columns_and_values_without_a_place_are_remarked():
    published = read("国有资产", "项目|数量|价值（金额单位：万元）|备注", "资产总额||约十万|旧", "飞机|1|9.00|")
    assert [(remark.text, remark.why) for remark in published.remarks] == [
        ("约十万", "不像这一栏该填的内容"), ("飞机　1　9.00", "公开格式里没有这一行"), ("备注：旧", "公开格式里没有这一栏"),
    ]  # fmt: skip


def test_what_was_read_first_stays():
    published = Published(hebei())
    place = ("国有资产", "资产总额", "价值")
    for text in ("5.00", "", "0.00", "6.00"):
        published.put(place, text, "这里")
    assert published.value(place) == "5.00"
    assert [remark.text for remark in published.remarks] == ["6.00"]


# patterns and headings


def test_a_banner_gives_code_and_name():
    found = pattern("{部门编码}{部门名称}", hebei()).match("202 保定市徐水区行政审批局")
    assert list(found.values()) == ["202", "保定市徐水区行政审批局"]


@pytest.mark.parametrize("line", ["（二）、支出说明", "二、 支出说明", "支出说明：", "（二）支出　说明"])
def test_a_heading_however_it_is_numbered(line):
    assert pattern("（二）支出说明", hebei()).match(line) is not None


def test_a_sentence_is_no_heading():
    assert pattern("（二）支出说明", hebei()).match("（二）支出说明如下") is None


def test_headings_are_found_behind_the_contents_page():
    lines = ["目录", "一、甲", "二、乙", "一、甲", "正文", "二、乙", "末"]
    headings = [Heading(pattern(text, hebei())) for text in ("一、甲", "二、乙", "三、丙")]
    assert [found for found in match_headings(headings, lines, Votes(hebei())).values()] == [5, 3]


def test_paths_name_places():
    assert place_of(("部门名称",), hebei()) == ("基本信息", "部门名称", CONTENT)
    assert place_of(("三公经费支出表", "因公出国（境）费", "合计"), hebei()) == ("三公经费支出表", "因公出国（境）费", "合计")
    assert place_of(("项目", "项目名称"), hebei()) is None
    [slot] = tokens_of('{{ 三公经费支出表["因公出国（境）费"].合计 | 增减(上年数.三公经费合计.上年预算数) }}', hebei())
    assert (slot.path[1], slot.kind, slot.argument) == ("因公出国（境）费", "change", ("上年数", "三公经费合计", "上年预算数"))


# paragraphs


def tokens(*lines: str) -> tuple:
    return tuple(tokens_of(line, hebei()) for line in lines)


def test_records_out_of_paragraphs():
    loop = Loop("任务", "分项绩效目标", tokens("{{ loop.index }}．{{ 任务.工作任务 }}", "绩效目标：{{ 任务.绩效目标 }}", "绩效指标：{{ 任务.绩效指标 }}"))
    published = Published(hebei())
    lines = ["1、甲", "绩效目标：目标甲", "1.其中一", "2.其中二", "（二）乙", "绩效目标:目标乙", "绩效指标：指标乙"]
    read_loops([loop], lines, published)
    assert published.sheets["分项绩效目标"] == {
        "1": {"工作任务": "甲", "绩效目标": "目标甲\n1.其中一\n2.其中二"},
        "2": {"工作任务": "乙", "绩效目标": "目标乙", "绩效指标": "指标乙"},
    }


def test_terms_of_the_form_are_not_the_bodys_own():
    lines = tokens("{{ loop.index }}．{{ 名词.名词 }}：{{ 名词.解释 }}")
    loops = [Loop("名词", "", lines), Loop("名词", "名词解释", lines)]
    known, published = hebei().glossary[0], Published(hebei())
    read_loops(loops, [f"1．{known.name}：{known.definition}", "2．“三公”办：机构：俗称", "第二段"], published)
    assert published.sheets["名词解释"] == {"1": {"名词": "“三公”办", "解释": "机构：俗称\n第二段"}}


SENTENCE = (
    "{{ 预算年度 }}年收支{{ 收支总表.收入总计.预算数 | 万元 }}，与{{ 上年度 }}年预算相比{{ 收支总表.收入总计.预算数 | 增减(上年数.收支总计.上年预算数) }}。"
    "其中：基本支出{{ 支出总表.合计.基本支出 | 增减(上年数.基本支出.上年预算数) }}{{ 文字说明.基本支出增减原因 | 原因 }}；"
    "项目支出{{ 支出总表.合计.项目支出 | 增减(上年数.项目支出.上年预算数) }}{{ 文字说明.项目支出增减原因 | 原因 }}。"
)


def told(line: str) -> dict[str, str]:
    published = Published(hebei())
    published.found += [("收支总表", "收支总表"), ("支出总表", "支出总表")]
    published.put(("收支总表", "收入总计", "预算数"), "100.00", "")
    published.put(("支出总表", "合计", "基本支出"), "60.00", "")
    published.put(("支出总表", "合计", "项目支出"), "40.00", "")
    read_sentences([Sentence(tokens_of(SENTENCE, hebei()))], [line], published, Votes(hebei()))
    return {row: text for sheet in ("上年数", "文字说明") for row, cells in published.sheets.get(sheet, {}).items() for text in cells.values()}


@pytest.mark.parametrize(
    "line",
    [
        "2024年收支100.00万元，与2023年预算相比增加8.00万元。其中：基本支出减少2.00万元，主要原因是人少了；项目支出增加10.00万元，主要原因是新增5万元的甲。",
        "本年度收支安排100万元，较上年增加8万元。其中:基本支出减少2万元，减少的主要原因是：人少了；项目支出增加10.00万元，主要原因为新增5万元的甲。",
        "收支100万元，比上年增长8万元，其中基本支出下降20000元，主要原因是人少了； 项目支出 增加了10万元，增加的主要原因是新增5万元的甲",
    ],
)
def test_changes_and_reasons_in_other_words(line):
    values = told(line)
    assert [Decimal(values[row]) for row in ("收支总计", "基本支出", "项目支出")] == [92, 62, 30]
    assert (values["基本支出增减原因"], values["项目支出增减原因"]) == ("人少了", "新增5万元的甲")


def test_a_sentence_that_says_less_gives_less():
    assert told("2024年收支100.00万元。其中：基本支出持平；项目支出情况见表。") == {"基本支出": "60.00"}


def test_texts_stand_between_their_headings():
    lines = ["一、部门职责及机构设置情况", "部门职责：", "（一）做甲。", "二、不是标题。", "机构设置：", "五、部门整体绩效目标", "（一）总体绩效目标", "目标。"]
    published = Published(hebei())
    read_sections(lines, set(), hebei().outline, published, Votes(hebei()))
    assert published.value(("文字说明", "部门职责", CONTENT)) == "（一）做甲。\n二、不是标题。"
    assert published.value(("文字说明", "总体绩效目标", CONTENT)) == "目标。"


def test_the_forms_own_sentence_is_no_text_of_the_clerk():
    for line, text in (("我部门无其他需要说明的事项。", ""), ("涉密内容已依法处理。", "涉密内容已依法处理。")):
        published = Published(hebei())
        read_sections(["十一、其他需要说明的事项", line], set(), hebei().outline, published, Votes(hebei()))
        assert published.value(("文字说明", "其他需要说明的事项", CONTENT)) == text
