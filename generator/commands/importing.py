"""gongkai import: a published Word file as a workbook."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands.arguments import add_command
from generator.commands.running import CLEAN, guarded


def add(commands) -> None:
    command = add_command(commands, "import", "把已经公开的 Word 文件读进一份工作簿（没有上年工作簿时用）", run)
    command.add_argument("document", type=Path, metavar="公开文本.docx")
    command.add_argument("--profile", metavar="公开格式", help="它是哪种公开格式，默认由表头认出")
    command.add_argument("--out", type=Path, metavar="文件.xlsx", help="默认在公开文本旁边；导入报告写在工作簿旁边")


def run(options: argparse.Namespace) -> int:
    def read() -> int:
        from generator.import_report import report_lines
        from generator.pipeline import import_published

        imported, files = import_published(options.document, options.profile, options.out)
        print(*report_lines(imported, shown=12), "", *(f"已生成：{file}" for file in files), sep="\n")
        return CLEAN

    return guarded(read)
