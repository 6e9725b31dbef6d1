"""gongkai rollover: last year's workbook as this year's."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands.arguments import add_command
from generator.commands.running import CLEAN, guarded

SHOWN = 8


def add(commands) -> None:
    command = add_command(commands, "rollover", "把上年的工作簿结转成今年的：它的数变成上年的数，不变的带来，要改的清空或标出", run)
    command.add_argument("workbook", type=Path, metavar="去年.xlsx")
    command.add_argument("--profile", required=True, metavar="公开格式", help="今年用哪个公开格式；有哪些见 gongkai profile list")
    command.add_argument("--year", type=int, default=0, metavar="年度", help="今年（要编的）是哪一年，默认是上年工作簿的下一年")
    command.add_argument("--from", dest="before", default="", metavar="公开格式", help="上年工作簿的公开格式，默认用工作簿里记着的")
    command.add_argument("--out", type=Path, metavar="文件.xlsx", help="默认在上年工作簿旁边，文件名换成今年的年度；结转报告写在新工作簿旁边")


def run(options: argparse.Namespace) -> int:
    def roll() -> int:
        from generator.rollover.report import report_lines
        from generator.rollover.roll import roll_over

        rolled, files = roll_over(options.workbook, options.profile, options.year, options.out, options.before)
        print(*report_lines(rolled, files[0], SHOWN), "", *(f"已生成：{file}" for file in files), sep="\n")
        return CLEAN

    return guarded(roll)
