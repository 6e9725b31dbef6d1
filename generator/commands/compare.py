"""gongkai compare: two workbooks beside each other, as a Word file with revisions and a page."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands.arguments import add_command
from generator.commands.running import CLEAN, guarded


def add(commands) -> None:
    command = add_command(commands, "compare", "对照两份工作簿（上年和今年，或者改前和改后），写成带修订标记的 Word 和网页，供签发前审阅", run)
    command.add_argument("before", type=Path, metavar="去年.xlsx", help="先前的一份")
    command.add_argument("after", type=Path, metavar="今年.xlsx", help="后来的一份")
    command.add_argument("--out", type=Path, metavar="文件夹", help="生成到哪个文件夹，也可以写 Word 文件名；默认在今年的工作簿旁边")
    command.add_argument("--profile", metavar="公开格式", help="公开格式，默认用各自工作簿里记着的")
    command.add_argument("--all", action="store_true", help="没有变化的行也列出来，不折叠")
    command.add_argument("--fonts", choices=("own", "bundled"), default="own", help="own：优先用本机字体（默认）；bundled：只用自带字体")


def run(options: argparse.Namespace) -> int:
    def write() -> int:
        from generator.compare.files import compare_workbooks
        from generator.compare.told import told

        compared = compare_workbooks(
            options.before, options.after, options.out, profile=options.profile, everything=options.all, fonts=options.fonts
        )
        print(*told(compared.comparison), *(f"已生成：{file}" for file in compared.files), sep="\n")
        return CLEAN

    return guarded(write)
