"""argparse in Chinese, and what several commands ask for."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from generator.commands.running import FAILED

BESIDE = ""
"""The file name of a report that goes beside its workbook."""


class ChineseParser(argparse.ArgumentParser):
    """argparse with Chinese headings and errors."""

    def __init__(self, **options) -> None:
        super().__init__(**options, add_help=False)
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示本说明")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", "用法：")

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "用法：")

    def error(self, message: str) -> NoReturn:
        message = message.replace("the following arguments are required: ", "没有写：")
        hint = "选项后面的文件名可以不写；不写时，请把选项放在工作簿后面。" if "没有写" in message else ""
        self.exit(FAILED, f"{self.format_usage()}参数有误：{message}\n{hint}\n")


def add_command(commands, name: str, help_text: str, run) -> argparse.ArgumentParser:
    """A command of this name that `run` carries out; all of them can be told where profiles are."""
    command = commands.add_parser(name, help=help_text, description=help_text)
    command.set_defaults(run=run)
    command.add_argument("--templates", type=Path, metavar="文件夹", help="先在这个文件夹里找公开格式，再找程序自带的；也可以写进环境变量 GONGKAI_TEMPLATES")
    return command


def add_reports(command: argparse.ArgumentParser) -> None:
    """The ways to read the result besides the terminal; each goes beside the workbook unless a file is named."""
    command.add_argument("--all", action="store_true", help="屏幕上逐条列出全部问题，不折叠")
    for option, metavar, words in (
        ("--html", "文件.html", "另存为网页：可以筛选、打印，双击打开，不联网"),
        ("--mark", "文件.xlsx", "另存一份标注好的工作簿：前面加“问题清单”，有问题的格子着色加批注；原工作簿不动"),
        ("--json", "文件.json", "另存为 JSON，供别的程序使用；写成 --json - 时输出到屏幕，不再打印其他内容"),
    ):
        command.add_argument(option, nargs="?", const=BESIDE, metavar=metavar, help=f"{words}。不写文件名时存在工作簿旁边")
