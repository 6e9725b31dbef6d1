"""gongkai blank: an empty workbook."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands.arguments import add_command
from generator.commands.running import CLEAN, guarded


def add(commands) -> None:
    command = add_command(commands, "blank", "生成一份空白工作簿", run)
    command.add_argument("--profile", required=True, metavar="公开格式", help="有哪些见 gongkai profile list")
    command.add_argument("--out", type=Path, metavar="文件.xlsx", help="默认是当前文件夹里的“公开格式名称.xlsx”")


def run(options: argparse.Namespace) -> int:
    def write() -> int:
        from generator.pipeline import write_blank_workbook

        path = write_blank_workbook(options.profile, options.out)
        print(f"已生成空白工作簿：{path}")
        return CLEAN

    return guarded(write)
