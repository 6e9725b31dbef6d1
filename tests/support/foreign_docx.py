"""A published text as another program writes it: no heading styles, runs split within words, blanks and tabs in labels,
other merged cells, banners in odd places. Figures from tests/facts, texts from the sample's source; nothing of our writers.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.shared import Pt

from generator.model.profile import Profile
from tests.support.submissions import hebei, source_values

FACTS = Path(__file__).parents[1] / "facts" / "hebei_2024"
_RUN = 3
"""Every run has so many characters: most words are cut."""


@dataclass(frozen=True)
class Manner:
    """One program's habits.

    `banner`: "rows" of the table, "lines" above it or a "table" of its own. `merged`: cells of heads are really merged,
    else the covered ones are blank. `split`: rows after which a table goes on as a new one with the same head. `joined`:
    indicators stand in the same table as the form. `zero` stands in empty cells of figures; `thousands` are separated.
    """

    banner: str = "rows"
    merged: bool = True
    split: int = 0
    joined: bool = False
    zero: str = ""
    thousands: bool = False


PLAIN = Manner()
ODD = Manner(banner="lines", merged=False, split=12, joined=True, zero="0.00", thousands=True)
APART = Manner(banner="table", split=9)


def foreign_docx(name: str, manner: Manner, path: Path) -> Path:
    """The disclosure of a published sample in another program's manner."""
    return _Writer(name, manner).write(path)


class _Writer:
    def __init__(self, name: str, manner: Manner):
        self.facts = tomllib.loads((FACTS / f"{name}.toml").read_text(encoding="utf-8"))
        self.values = source_values(name)
        self.manner = manner
        self.profile: Profile = hebei()
        self.document = docx.Document()
        self.tables = {table["title"]: table for table in self.facts["table"]}
        self.body = self.values["基本信息"]["部门名称"]

    def write(self, path: Path) -> Path:
        self._front()
        statutory = [title for title in self.tables if "columns" in self.tables[title]]
        for title in statutory:
            self._statutory(title)
        self._narrative()
        self.document.save(str(path))
        return path

    # paragraphs

    def line(self, text: str, container=None) -> None:
        """A paragraph whose runs cut words, in the style for everything."""
        paragraph = (container or self.document).add_paragraph()
        self._runs(paragraph, text)

    def _runs(self, paragraph, text: str) -> None:
        for start in range(0, len(text), _RUN):
            run = paragraph.add_run(text[start : start + _RUN])
            run.font.size, run.bold = Pt(11 + start % 2), bool(start % 2)

    def heading(self, text: str) -> None:
        self.document.add_paragraph()
        self.line(f"　　{text} ")

    def text(self, text: str) -> None:
        """What a clerk typed: an indented paragraph for each line, blank ones between."""
        for part in text.split("\n"):
            self.line(f"　　{part}")
            self.document.add_paragraph()

    def _front(self) -> None:
        day = self.values["基本信息"]["公开日期"].split("-")
        self.line(self.body)
        self.line("2024年部门预算信息公开")
        self.line(f"{day[0]} 年 {int(day[1])} 月 {int(day[2])} 日")
        self.line("目　　录")
        for title in self.tables:
            self.line(f"{title}\t7")
        for heading in ("一、部门职责及机构设置情况", "二、部门预算安排的总体情况", "五、部门整体绩效目标", "十、名词解释"):
            self.line(heading)  # a contents page without page numbers

    # tables

    def _banner(self, table: dict) -> list[str]:
        return [self.facts["body"], *(table[key] for key in ("year_line", "unit_line") if key in table)]

    def _statutory(self, title: str) -> None:
        table = self.tables[title]
        self.line(f"{title[:4]} {title[4:]}")
        head = [list(map(_spaced, row)) for row in table["head"]] + ([table["columns"]] if "columns" in table else [])
        rows = [[self._figure(text, n) for n, text in enumerate(row)] for row in table["rows"]] or [[""] * len(head[0])]
        banner = self._banner(table) if "year_line" in table or "unit_line" in table else []
        if banner and self.manner.banner == "lines":
            self.line("\t".join(banner[:1]))
            for text in banner[1:]:
                self.line(text)
            banner = []
        elif banner and self.manner.banner == "table":
            self.grid([banner], 0)
            self.document.add_paragraph()
            banner = []
        step = self.manner.split or len(rows)
        for start in range(0, len(rows), step):
            self.grid([*([banner] if banner else []), *head, *rows[start : start + step]], len(table["head"]), bool(banner))
            self.document.add_paragraph()
            banner = []
        for note in table["notes"]:
            self.line(note)

    def _figure(self, text: str, column: int) -> str:
        is_number = text.replace(".", "", 1).isdecimal() and "." in text
        if is_number and self.manner.thousands:
            return f"{float(text):,.2f}"
        return text or (self.manner.zero if column > 2 else "")

    def grid(self, rows: list[list[str]], heads: int, banner: bool = False) -> None:
        """A table of texts; in heads "" is covered by the cell above or to the left."""
        width = max(map(len, rows))
        table = self.document.add_table(len(rows), width)
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                place = column if not (banner and number == 0) else (0, width // 2, width - 1)[column]
                self._runs(table.cell(number, place).paragraphs[0], text)
        if self.manner.merged and heads:
            _merge_heads(table, rows[banner : banner + heads], int(banner))

    def _form(self, project: dict, values: dict) -> None:
        self.line(project["title"])
        self.line("单位：万元")
        rows = [
            ["项目编码", project["code"], "", "项 目 名 称", project["name"], "", ""],
            ["预算规模及资金用途", "预算数", project["budget"], "其中：财政    资金", project["fiscal"], "其他资金", project["other"]],
            ["", values["资金用途"], "", "", "", "", ""],
            ["资金支出计划（%）", "3月底", "6月底", "", "10月底", "", "12月底"],
            ["", project["plan"][0], project["plan"][1], "", project["plan"][2], "", project["plan"][3]],
            ["绩效目标", values["绩效目标"], "", "", "", "", ""],
        ]
        head = ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"]
        details = self._indicators(values["项目名称"])
        if self.manner.joined:
            self.grid([*rows, [*head, ""], *([*row, ""] for row in details)], 0)
        else:
            self.grid(rows, 0)
            self.line(" ")
            self.grid([head, *details], 0)

    def _indicators(self, name: str) -> list[list[str]]:
        """The indicators of a project; the first level is printed once for each of its values."""
        rows, last = [], {"项目名称": "", "一级指标": "", "二级指标": ""}
        before = ""
        for record in self.values["绩效指标"]:
            last |= {column: record[column] for column in last if record.get(column)}
            if last["项目名称"] == name:
                level = last["一级指标"]
                rest = [record.get(column, "") for column in ("三级指标", "绩效指标描述", "指标值", "指标值确定依据")]
                rows.append(["" if level == before else level, last["二级指标"], *rest])
                before = level
        return rows

    # narrative

    def _narrative(self) -> None:
        own, texts = self.facts["totals"], self.values["文字说明"]
        self.line(f"第一部分  {self.body}2024年部门预算信息公开情况说明")
        self.line(f"{self.body}2024年部门预算信息公开情况说明")
        self.line(f"按照有关规定，现将{self.body}2024年部门预算公开如下：")
        self.heading("一、部门职责及机构设置情况")
        self.line("部门职责：")
        self.text(texts["部门职责"])
        self.line("机构设置")
        self._statutory("部门机构设置情况")
        self.heading("二、部门预算安排的总体情况")
        self._overall(own, texts)
        self.heading("三、机关运行经费安排情况")
        self.line(f"2024年我部门机关运行经费安排{own['public']}万元。")
        self.heading("四、财政拨款“三公”经费预算情况及增减变化原因")
        self._three_public(own, texts)
        self.heading("五、部门整体绩效目标")
        self.line("（一）总体绩效目标")
        self.text(texts["总体绩效目标"])
        self.line("（二）、分项绩效目标")
        self._tasks()
        self.line("（三） 工作保障措施")
        self.text(texts["工作保障措施"])
        self._lists()

    def _overall(self, own: dict, texts: dict) -> None:
        before = self.values["上年数"]
        self.line("（一）、收入说明")
        self.line(f"反映本部门当年全部收入。2024年预算收入{own['revenue']}万元，其中：一般公共预算收入{own['revenue']}万元，基金预算收入0万元。")
        self.line("（二）、支出说明")
        self.line(f"2024年支出预算{own['expenditure']}万元，其中基本支出{own['basic']}万元；项目支出{own['project']}万元。")
        self.line("（三）、比上年增减情况")
        total = _change(own["revenue"], before["收支总计"])
        basic = _change(own["basic"], before["基本支出"])
        project = _change(own["project"], before["项目支出"])
        self.line(
            f"本年度预算收支安排{own['revenue']}万元，较上年{total}。其中:基本支出{basic}，主要原因是{texts['基本支出增减原因']}；"
            f"项目支出{project}，主要原因是：{texts['项目支出增减原因']}。"
        )

    def _three_public(self, own: dict, texts: dict) -> None:
        change = _change(own["three_public"], self.values["上年数"]["三公经费合计"])
        self.line(
            f"2024年， 我部门财政拨款“三公” 经费预算安排{own['three_public']}万元，其中公务接待费按规定从严控制。"
            f"与2023年相比{change}， {change[:2]}的主要原因是：{texts['三公经费增减原因']}。"
        )

    def _tasks(self) -> None:
        for number, task in enumerate(self.values["分项绩效目标"], 1):
            self.line(f"{number}、{task['工作任务']}")
            self.line(f"绩效目标：{task['绩效目标']}")
            if task.get("绩效指标"):
                self.line(f"绩效指标： {task['绩效指标']}")

    def _lists(self) -> None:
        self.heading("六、部门主管专项资金预算安排情况及绩效目标")
        self.line("我部门无主管专项资金预算安排。")
        self.heading("七、部门项目预算安排情况及绩效目标")
        projects = {record["项目名称"]: record for record in self.values["项目"]}
        for project in self.facts["project"]:
            self._form(project, projects[project["name"]])
        self.heading("八、政府采购预算情况")
        self._statutory("部门政府采购预算")
        self.heading("九、国有资产信息")
        amount = self.values["基本信息"]["本年度拟购置固定资产总额"]
        self.line(f"{self.body}上年末固定资产情况见下表。本年度拟购置固定资产总额为{amount}万元，已按要求列入政府采购预算。")
        self._statutory("部门固定资产占用情况表")
        self.heading("十、名词解释")
        for number, term in enumerate(self.profile.glossary, 1):
            self.line(f"{number}、{term.name}：{term.definition}")
        self.line(f"{len(self.profile.glossary) + 1}、双盲评审：评审专家和投标单位互不知情的评审方式。")
        self.heading("十一、其他需要说明的事项")
        self.line("我部门无其他需要说明的事项。")


def _spaced(label: str) -> str:
    """Labels as people spread them over a cell."""
    return f"{label[:1]}　{label[1:]}" if len(label) == 2 else f"{label[:3]}    {label[3:]}" if len(label) > 6 else label


def _change(now: str, before: str) -> str:
    difference = float(now) - float(before)
    if not round(difference, 2):
        return "持平"
    return f"{'增加' if difference > 0 else '减少'}{abs(difference):.2f}".rstrip("0").rstrip(".") + "万元"


def _merge_heads(table, head: list[list[str]], top: int) -> None:
    """Merge blank cells of a head with the one above, else with the one to the left."""
    for number, row in enumerate(head):
        for column, text in enumerate(row):
            if text:
                continue
            if number and not any(lower[column] for lower in head[number:]):
                upper = next(n for n in range(number, -1, -1) if head[n][column])
                table.cell(top + upper, column).merge(table.cell(top + number, column))
            elif column:
                left = next(n for n in range(column, -1, -1) if row[n])
                table.cell(top + number, left).merge(table.cell(top + number, column))
