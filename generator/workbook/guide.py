"""The first sheet, 填报说明: what to do, what the colours mean, which sheets there are, what to run."""

from __future__ import annotations

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from generator.model.profile import Profile
from generator.workbook import styles
from generator.workbook.formulas import sheet_prefix
from generator.workbook.marks import STAMP

NOTE_LABEL = "说明"

STEPS = (
    "先填“{facts}”：名称、编码、年度和金额单位。其他表的表头和公开文本都用这里的内容。",
    "再按下面的顺序逐张填写。每张表第二行写着这张表怎么填；鼠标停在表头红色小三角上，可以看到这一栏的说明。",
    "只填浅黄色的格。灰色的格自动计算，不用填；科目编码填好后，科目名称自动带出。",
    "预算表只填最细一级的科目。类、款和合计行由程序推出；从预算系统整段粘贴时，带着类、款和合计也可以，程序会核对。",
    "没有数就空着，不用填0，也不用填“无”。整张表都没有内容的，空着即可，公开文本会自动附注。",
    "项目、采购等清单可以随意插入行、删除行；表头和固定的行名不要改。粘贴时请用“选择性粘贴—数值”，以免带入别处的公式。",
    "合计与各项之和有四舍五入尾差时，可以在灰色的格里直接填合计；锁定的表先点“审阅—撤销工作表保护”，没有密码。",
    "填完保存，运行下面的命令。程序会指出哪张表、哪一格有问题、应该怎么改；没有错误就生成 Word 和 PDF。",
)
COMMANDS = (
    ("gongkai 工作簿.xlsx", "校验，没有错误就在工作簿旁边生成 Word 和 PDF"),
    ("gongkai check 工作簿.xlsx", "只校验，不生成公开文本"),
)
LEGEND = (
    ("input", "填写", "浅黄色：由经办人填写，或从下拉中选"),
    ("computed", "自动计算", "灰色：自动计算，或者没有内容，不用填"),
)


class _Writer:
    """Writes the sheet from top to bottom."""

    def __init__(self, sheet: Worksheet):
        self.sheet, self.row = sheet, 0

    def line(self, content: str, font=styles.PLAIN, least: float = 20) -> None:
        """One text across the page."""
        self.row += 1
        cell = self.sheet.cell(self.row, 1, content)
        styles.text(cell, font)
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=3)
        self.sheet.row_dimensions[self.row].height = styles.height(styles.lines_needed(content, 120), least)

    def heading(self, content: str) -> None:
        self.row += 1
        self.sheet.row_dimensions[self.row].height = 8
        self.line(content, styles.Font(name=styles.FACE, size=12, bold=True), 24)

    def pair(self, number: object, left: str, right: str) -> tuple:
        """A numbered row of two texts; returns its cells."""
        self.row += 1
        cells = tuple(
            self.sheet.cell(self.row, index, content) for index, content in enumerate((number, left, right), 1)
        )
        for cell, horizontal in zip(cells, ("center", "left", "left"), strict=True):
            styles.text(cell, horizontal=horizontal, indent=int(horizontal == "left"))
        self.sheet.row_dimensions[self.row].height = styles.height(styles.lines_needed(right, 84))
        return cells


def write_guide(sheet: Worksheet, profile: Profile, note: str = "") -> None:
    """Fill the first sheet; `note` is a remark on this very workbook."""
    for letter, width in (("A", 7), ("B", 34), ("C", 84)):
        sheet.column_dimensions[letter].width = width
    writer = _Writer(sheet)
    writer.line(f"{profile.name}填报工作簿", styles.TITLE, 34)
    if note:
        writer.line(f"{NOTE_LABEL}：{note}", styles.GUIDE)
    writer.heading("一、怎么填")
    for number, step in enumerate(STEPS, 1):
        writer.line(f"{number}. " + step.format(facts=profile.facts.sheet))
    writer.heading("二、颜色的意思")
    for meaning, sample, words in LEGEND:
        _, cell, _ = writer.pair("", sample, words)
        styles.value(cell, meaning, "choice")
    _, cell, _ = writer.pair("", "红字", "红字的表头和行名：必须填写")
    styles.head(cell, required=True)
    writer.heading("三、有哪些表（点表名可以跳过去）")
    for number, form in enumerate(profile.sheets.values(), 1):
        _, link, words = writer.pair(number, form.name, form.guide)
        link.hyperlink = Hyperlink(link.coordinate, location=f"{sheet_prefix(form.name)}A1")
        link.font, words.font = styles.LINK, styles.SMALL
    writer.heading("四、填好以后")
    for command, words in COMMANDS:
        _, cell, _ = writer.pair("", command, words)
        cell.font = styles.Font(name="Consolas", size=10.5)
    writer.heading("五、版本")
    writer.line(STAMP.format(key=profile.key, version=profile.version), styles.SMALL)
    _set_up(sheet)


def _set_up(sheet: Worksheet) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = styles.TAB_COLOURS["help"]
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
