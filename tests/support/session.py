"""The session that docs/clerk.md tells: the body whose two years are samples, from last year's file to this year's pair.

Each step is what the clerk types between two commands. The first filling leaves in what clerks leave in: a text of last
year, a figure with two digits exchanged, a project that ended and is still talked about.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.clerk import Clerk
from tests.support.submissions import SOURCES, hebei, source_values

SAMPLES = SOURCES.parent
LAST_YEAR, THIS_YEAR = "乐亭县行政审批局2023.xlsx", "乐亭县行政审批局2024.xlsx"
RIGHT, SWAPPED = "7.46", "7.64"
MEETING_FEE = "30217"
RECEPTION = "压减公务接待"
TALKED_ABOUT = "\n5.用好“大厅业务经费”，保障政务服务大厅运转。"
OWN_NAME = "乐亭县行政审批局"


def lay_out(folder: Path) -> None:
    """Last year's file in an empty folder."""
    shutil.copy(SAMPLES / LAST_YEAR, folder / LAST_YEAR)


def fill_in(folder: Path) -> None:
    """Everything of this year, with three mistakes left in."""
    clerk, values = Clerk(folder / THIS_YEAR, hebei()), source_values("leting")
    for row in ("批复日期", "公开日期", "本年度拟购置固定资产总额"):
        clerk.type("基本信息", row, "内容", values["基本信息"][row])
    clerk.delete("一般公共预算基本支出表", MEETING_FEE)
    for sheet in ("支出总表", "一般公共预算基本支出表"):
        _amounts(clerk, sheet, values[sheet])
    clerk.type("一般公共预算基本支出表", "30201", "公用经费", SWAPPED)
    for sheet in ("三公经费支出表", "国有资产"):
        for row, cells in values[sheet].items():
            for column, value in cells.items():
                clerk.type(sheet, row, column, value)
    for row in ("基本支出增减原因", "项目支出增减原因"):
        clerk.type("文字说明", row, "内容", values["文字说明"][row])
    clerk.type("文字说明", "三公经费增减原因", "内容", RECEPTION)
    clerk.type("文字说明", "工作保障措施", "内容", values["文字说明"]["工作保障措施"].strip() + TALKED_ABOUT)
    _projects(clerk, values)
    for sheet in ("绩效指标", "分项绩效目标"):
        _anew(clerk, sheet, values[sheet])
    clerk.save()


def mend(folder: Path) -> None:
    """The three mistakes, after the first check, and the indicators whose unit was not a unit."""
    clerk, values = Clerk(folder / THIS_YEAR, hebei()), source_values("leting")
    clerk.type("一般公共预算基本支出表", "30201", "公用经费", RIGHT)
    for row in ("工作保障措施", "总体绩效目标"):
        clerk.type("文字说明", row, "内容", values["文字说明"][row].strip())
    clerk.replace("绩效指标", "指标值", "≤75.5百分比", "≤75.5万元")
    clerk.replace("绩效指标", "指标值", "百分比", "%")
    clerk.save()


def check_off(folder: Path) -> None:
    """Every text of last year has been looked at."""
    clerk = Clerk(folder / THIS_YEAR, hebei())
    clerk.fill_down("上年文字", "核对", "是")
    clerk.save()


def _amounts(clerk: Clerk, sheet: str, records: list[dict[str, str]]) -> None:
    """This year's amounts beside the subjects that came along, and the subjects that are new."""
    known = clerk.rows(sheet)
    for record in records:
        code = record.get("科目编码", "")
        amounts = {column: value for column, value in record.items() if column not in ("科目编码", "科目名称")}
        if code and code not in known:
            clerk.add(sheet, {"科目编码": code} | amounts)
            continue
        for column, value in amounts.items():
            clerk.type(sheet, code or record["科目名称"], column, value)


def _projects(clerk: Clerk, values: dict) -> None:
    """Ended ones are deleted, renamed ones told on 上年项目, new ones added."""
    became = {}
    for last in values["上年项目"]:
        became[last.get("今年项目", last["项目名称"])] = last["项目名称"]
        for column in ("今年项目", "结束原因"):
            if column in last:
                clerk.type("上年项目", last["项目名称"], column, last[column])
        if last.get("今年项目") == "结束":
            clerk.delete("项目", last["项目名称"])
    for project in values["项目"]:
        project = project | {"承担单位": OWN_NAME}
        before = became.get(project["项目名称"])
        if before is None:
            clerk.add("项目", project)
            continue
        for column, value in sorted(project.items(), key=lambda item: item[0] == "项目名称"):  # its name last: the row is found by it
            clerk.type("项目", before, column, value)


def _anew(clerk: Clerk, sheet: str, records: list[dict[str, str]]) -> None:
    """A list that is pasted over."""
    for name in dict.fromkeys(clerk.rows(sheet)):
        clerk.delete(sheet, name)
    for record in records:
        clerk.add(sheet, record)
