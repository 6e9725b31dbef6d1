"""gongkai check: the rules alone, without documents."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands.arguments import add_command, add_reports
from generator.commands.running import each, tell


def add(commands) -> None:
    command = add_command(commands, "check", "只校验，不生成公开文本；结果可以另存为网页、JSON、标注好的工作簿", run)
    command.add_argument("workbooks", nargs="+", type=Path, metavar="工作簿.xlsx")
    command.add_argument("--profile", metavar="公开格式", help="公开格式，默认用工作簿里记着的")
    add_reports(command)


def run(options: argparse.Namespace) -> int:
    from generator.pipeline import check

    return each(options, lambda path: tell(check(path, options.profile), options))
