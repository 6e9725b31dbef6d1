"""gongkai consolidate: the workbooks of a department's units put together, or the department's held against them."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands.arguments import add_command, add_reports
from generator.commands.running import BLOCKED, CLEAN, guarded, tell

SHOWN = 12
"""How many entries of each list the terminal shows; the report file has them all."""


def add(commands) -> None:
    command = add_command(commands, "consolidate", "把几个单位的工作簿汇总成部门的工作簿；或者核对部门的工作簿是不是等于各单位相加", run)
    command.add_argument("workbooks", nargs="+", type=Path, metavar="单位.xlsx", help="各单位的工作簿，牵头单位写在第一个")
    command.add_argument("--check", type=Path, metavar="部门.xlsx", help="不汇总，逐格核对这份部门的工作簿是不是等于各单位相加")
    command.add_argument("--lead", default="", metavar="单位", help="牵头单位的名称、编码或文件名，默认是第一个；文字取自它")
    command.add_argument("--code", default="", metavar="编码", help="部门编码，默认由牵头单位的编码得出")
    command.add_argument("--name", default="", metavar="名称", help="部门名称，默认由牵头单位的名称得出")
    command.add_argument("--profile", metavar="公开格式", help="公开格式，默认用工作簿里记着的")
    command.add_argument("--out", type=Path, metavar="部门.xlsx", help="汇总到哪个文件，默认是第一个工作簿旁边的“部门名称.xlsx”；核对时是问题清单存在哪个文件夹")
    add_reports(command)


def run(options: argparse.Namespace) -> int:
    return guarded(lambda: _check(options) if options.check else _consolidate(options))


def _consolidate(options: argparse.Namespace) -> int:
    from generator.consolidate.report import summary
    from generator.consolidate.writing import write_department

    department, files = write_department(
        options.workbooks, options.out, lead=options.lead, code=options.code, name=options.name, profile=options.profile
    )
    shown = 0 if options.all else SHOWN
    print(*summary(department, shown), "", *(f"已生成：{file}" for file in files), sep="\n")
    faulty = [unit.name for unit in department.units if unit.errors]
    print(f"结论：已汇总 {len(department.units)} 个单位" + (f"，其中 {'、'.join(faulty)} 的工作簿有错误，改好后请重新汇总" if faulty else ""))
    return BLOCKED if faulty else CLEAN


def _check(options: argparse.Namespace) -> int:
    from generator.consolidate.checking import check_department

    return tell(check_department(options.check, options.workbooks, lead=options.lead, profile=options.profile), options)
