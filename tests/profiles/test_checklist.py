"""`checklist.toml`: what is read, and every fault with its line and a suggestion."""

import pytest

from generator.model.expression import Address
from generator.profile_lint import lint
from generator.profiles.checklist import FILE, checklist_of, read_checklist
from generator.profiles.errors import ProfileError
from generator.profiles.load import load_profile
from generator.profiles.locate import profile_keys

HEAD = 'title = "{部门名称}材料"\nsuffix = "（材料）"\n'
ITEM = '[[item]]\nname = "职责"\ngroup = "说明"\nbasis = "某法"\nheading = "职责："\n'
CHANGE = '[[change]]\nlabel = "总额"\nnow = "收支总表.收入总计.预算数"\nbefore = "上年数.收支总计.上年预算数"\n'


def write(copy, text: str, key: str = "hebei_2024") -> None:
    (copy.folder / key / FILE).write_text(text, encoding="utf-8")


def faults(copy, text: str) -> list[tuple[int, str]]:
    write(copy, HEAD + text)
    return [(fault.line, fault.message) for fault in read_checklist(copy.load())[1]]


@pytest.mark.parametrize("key", profile_keys())
def test_every_form_has_a_sound_checklist(key):
    checklist = checklist_of(load_profile(key))
    assert len(checklist.items) > 20
    assert len(checklist.changes) >= 9
    assert all(item.basis and item.group for item in checklist.items)


@pytest.mark.parametrize("key", profile_keys())
def test_every_statutory_table_of_a_form_is_asked_for(key):
    profile = load_profile(key)
    printed = {name for part in profile.outline.parts for name in part.tables}
    assert printed - {item.table for item in checklist_of(profile).items} == set()


def test_what_is_not_said_has_its_default(copy):
    write(copy, HEAD + ITEM + CHANGE)
    checklist = checklist_of(copy.load())
    assert (checklist.document, checklist.signatures, checklist.cover, checklist.records.shown) == ("部门预算信息公开", (), {}, 20)
    assert (checklist.records.before_total, checklist.records.general) == (None, None)
    item, change = checklist.items[0], checklist.changes[0]
    assert (item.table, item.filled, item.clean, item.dates, item.applies, item.otherwise) == ("", (), (), (), (), "")
    assert (change.now, change.reason, change.note, change.indent) == (Address("预算数", "收入总计", "收支总表"), (), "", 0)


def test_places_are_one_or_several_of_a_cell_or_a_list(copy):
    more = 'filled = ["文字说明.部门职责.内容", "机构设置", "项目.*.绩效目标"]\n'
    write(copy, HEAD + ITEM + more + CHANGE + 'reason = "文字说明.项目支出增减原因.内容"\n')
    checklist = checklist_of(copy.load())
    assert checklist.items[0].filled == (Address("内容", "部门职责", "文字说明"), Address("机构设置"), Address("绩效目标", "*", "项目"))
    assert checklist.changes[0].reason == (Address("内容", "项目支出增减原因", "文字说明"),)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ('filled = "文字说明.部门职能.内容"', "“职责”：“文字说明”没有“部门职能”行，是不是想写“部门职责”？"),
        ('filled = "机构设立"', "“职责”：没有表“机构设立”，是不是想写“机构设置”？"),
        ('filled = "项目.*.绩效"', "“职责”：“项目”没有“绩效”列，是不是想写“绩效目标”？"),
        ('filled = "项目.*.预算数 + 项目.*.财政资金"', "“项目.*.预算数 + 项目.*.财政资金”应是一个地址（表.行.列），或者一张清单的名称"),
        ('filled = "文字说明"', "“职责”：“文字说明”不是清单，要写明哪一行、哪一列"),
        ('filled = "文字说明 - "', "公式“文字说明 - ”没有写完"),
        ('clean = ["Z99"]', "“职责”：Z99 没有这条规则"),
        ('dates = ["基本信息.批复日期.内容"]\ndays = 20', "“职责”：dates 要有前后两个日期，并写明 days（几日内）"),
        ('dates = ["基本信息.批复日期.内容", "基本信息.公开日期.内容"]', "“职责”：dates 要有前后两个日期，并写明 days（几日内）"),
        ('applies = "项目"', "“职责”：applies 和 otherwise 要么都写，要么都不写"),
        ('otherwise = "没有"', "“职责”：applies 和 otherwise 要么都写，要么都不写"),
        ('table = "政府采购"', "“职责”：table 和 heading 只写一样"),
        ('explained = "职责："', "“职责”：explained 说明空表，要有 table"),
        ('page = "3"', "不认识“page”，是不是想写“name”？"),
    ],
)
def test_what_is_wrong_with_an_item(copy, more, message):
    assert [text for _, text in faults(copy, ITEM + more + "\n")] == [message]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('heading = "职责："', 'table = "政府采够"', "“职责”：没有表“政府采够”，是不是想写“政府采购”？"),
        ('heading = "职责："', 'table = "文字说明"', "“职责”：“文字说明”表印出来没有标题，认不出来，请改用 heading"),
        ('heading = "职责："', "", "“职责”：没有写凭什么看（table、heading、filled、clean、dates 至少写一样）"),
        ('basis = "某法"\n', "", "缺少“basis”"),
        ('now = "收支总表.收入总计.预算数"', 'now = "收支总表.收入合计.预算数"', "“总额”：“收支总表”没有“收入合计”行，是不是想写“本年收入合计”？"),
        ('now = "收支总表.收入总计.预算数"', "now = []", "“now”要写一个地址（表.行.列）"),
    ],
)
def test_what_is_wrong_with_a_name(copy, old, new, message):
    assert old in ITEM + CHANGE
    assert message in [text for _, text in faults(copy, (ITEM + CHANGE).replace(old, new))]


def test_a_heading_that_no_section_has_is_a_warning(copy):
    """A child that writes a section anew must not fail because its parent's checklist looks for the old headings."""
    line = copy.change(FILE, 'heading = "收入说明"', 'heading = "收入情形"')
    report = lint("hebei_2024", copy.folder)
    assert [text for text in report.faults if FILE in text] == []
    assert [text for text in report.warnings if FILE in text] == [f"hebei_2024/{FILE} 第 {line} 行：“收入预算说明”：没有哪个标题含有“收入情形”，送审材料会说这一项缺"]


def test_a_rule_that_is_disabled_cannot_be_asked_for(copy):
    with copy.path("rules.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[disable]]\nid = "S09"\nreason = "本地另查"\n')
    assert faults(copy, ITEM + 'clean = ["S09"]\n') == [(8, "“职责”：S09 已停用")]


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ('document = "部门决算"\n', "没有“部门决算”这种公开文本"),
        ('title = "{部门}材料"\nsuffix = ""\n', "没有“{部门}”这个事项"),
        ('suffix = ""\n', "缺少“title”"),
        ('title = "材料"\nsuffix = ""\n[cover]\n"题目" = "材料"\n', "reference.docx 没有用到“题目”，是不是想写“标题”？"),
        ('title = "材料"\nsuffix = ""\n[records]\ngeneral = "文字说明.项目原因.内容"\n', "“[records]”：“文字说明”没有“项目原因”行"),
        ('title = "材料"\nsuffix = ""\n[projects]\nshown = 3\n', "不认识“projects”"),
    ],
)
def test_what_is_wrong_with_the_whole(copy, head, message):
    write(copy, head)
    assert any(message in fault.message for fault in read_checklist(copy.load())[1])


def test_a_fault_names_its_file_and_line_and_the_lint_tells_it(copy):
    line = copy.change(FILE, "收支总表.收入总计.预算数", "收支总表.收入总和.预算数")
    with pytest.raises(ProfileError) as error:
        checklist_of(copy.load())
    assert [(fault.file, fault.line) for fault in error.value.faults] == [(FILE, line)]
    told = [text for text in lint("hebei_2024", copy.folder).faults if FILE in text]
    assert told == [f"hebei_2024/{FILE} 第 {line} 行：“预算收支总额”：“收支总表”没有“收入总和”行，是不是想写“收入总计”？"]


def test_a_form_may_have_no_checklist(copy):
    (copy.folder / "hebei_2024" / FILE).unlink()
    with pytest.raises(ProfileError, match="找不到这个文件"):
        checklist_of(copy.load())
    assert [text for text in lint("hebei_2024", copy.folder).faults if FILE in text] == []


def test_a_child_writes_only_what_differs(copy):
    write(copy, 'signatures = ["局长"]\n', "hebei_2025")
    child = checklist_of(load_profile("hebei_2025", copy.folder))
    parent = checklist_of(copy.load())
    assert (child.signatures, child.items) == (("局长",), parent.items)
