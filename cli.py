"""The command `gongkai`: arguments, exit codes, printing. No domain logic.

Exit status: 0 clean, 1 findings that block, 2 could not run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from generator import __version__

CLEAN, BLOCKED, FAILED = 0, 1, 2
DEFAULT = "render"
BESIDE = ""
"""The file name of a report that goes beside its workbook."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # consoles of old Windows are not UTF-8
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser, commands = _parser()
    if words and not words[0].startswith("-") and words[0] not in commands:
        words.insert(0, DEFAULT)  # `gongkai 工作簿.xlsx`, or a file dropped on the program
    options = parser.parse_args(words)
    if not hasattr(options, "run"):
        parser.print_help()
        return FAILED
    return options.run(options)


class _Parser(argparse.ArgumentParser):
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


def _parser() -> tuple[argparse.ArgumentParser, list[str]]:
    parser = _Parser(
        prog="gongkai",
        description="由一份部门预算公开工作簿（Excel）校验并生成完整的公开文本（Word 和 PDF）。",
        epilog="最常用：gongkai 工作簿.xlsx　　校验，并在工作簿旁边生成 Word 和 PDF。",
    )
    parser.add_argument("--version", action="version", version=f"gongkai {__version__}", help="显示版本")
    commands = parser.add_subparsers(title="命令", metavar="命令", prog="gongkai")
    _add_render(commands)
    _add_check(commands)
    _add_blank(commands)
    _add_explain(commands)
    return parser, list(commands.choices)


def _command(commands, name: str, help_text: str, run) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_text, description=help_text)
    command.set_defaults(run=run)
    return command


def _add_render(commands) -> None:
    command = _command(commands, "render", "校验工作簿，没有错误就生成 Word 和 PDF（不写命令时就是它）", _render)
    command.add_argument("workbooks", nargs="+", type=Path, metavar="工作簿.xlsx")
    command.add_argument("--out", type=Path, metavar="文件夹", help="生成到哪个文件夹，默认在工作簿旁边")
    command.add_argument("--profile", metavar="公开格式", help="公开格式，默认用工作簿里记着的")
    command.add_argument("--document", default="", metavar="公开文本", help="公开格式里的哪一种文本，默认是部门预算信息公开")
    command.add_argument("--draft", action="store_true", help="有错误也生成，带“草稿”水印")
    _add_reports(command)
    command.add_argument("--fonts", choices=("own", "bundled"), default="own", help="own：优先用本机字体（默认）；bundled：只用自带字体")
    command.add_argument("--word-flow", choices=("planned", "free"), default="planned", help="planned：Word 按排好的分页（默认，目录页码准确）；free：Word 自由换页，便于再编辑，页码是近似的")


def _add_check(commands) -> None:
    command = _command(commands, "check", "只校验，不生成公开文本；结果可以另存为网页、JSON、标注好的工作簿", _check)
    command.add_argument("workbooks", nargs="+", type=Path, metavar="工作簿.xlsx")
    command.add_argument("--profile", metavar="公开格式", help="公开格式，默认用工作簿里记着的")
    _add_reports(command)


def _add_reports(command: argparse.ArgumentParser) -> None:
    """The ways to read the result besides the terminal; each goes beside the workbook unless a file is named."""
    command.add_argument("--all", action="store_true", help="屏幕上逐条列出全部问题，不折叠")
    for option, metavar, words in (
        ("--html", "文件.html", "另存为网页：可以筛选、打印，双击打开，不联网"),
        ("--mark", "文件.xlsx", "另存一份标注好的工作簿：前面加“问题清单”，有问题的格子着色加批注；原工作簿不动"),
        ("--json", "文件.json", "另存为 JSON，供别的程序使用；写成 --json - 时输出到屏幕，不再打印其他内容"),
    ):
        command.add_argument(option, nargs="?", const=BESIDE, metavar=metavar, help=f"{words}。不写文件名时存在工作簿旁边")


def _add_blank(commands) -> None:
    command = _command(commands, "blank", "生成一份空白工作簿", _blank)
    command.add_argument("--profile", required=True, metavar="公开格式", help="例如 hebei_2024")
    command.add_argument("--out", type=Path, metavar="文件.xlsx", help="默认是当前文件夹里的“公开格式名称.xlsx”")


def _add_explain(commands) -> None:
    command = _command(commands, "explain", "解释规则：意思、核对什么、举例、怎么改、怎样说明例外", _explain)
    command.add_argument("words", nargs="*", metavar="编号", help="例如 B06，可以写几个；写 B 列出一类，写“三公”按标题查找，不写列出全部")
    command.add_argument("--profile", metavar="公开格式", help="按哪个公开格式的规则，默认年度最新的")


def _render(options: argparse.Namespace) -> int:
    from generator.pipeline import render

    def one(path: Path) -> int:
        outcome = render(
            path, options.out, profile=options.profile, document=options.document, draft=options.draft, fonts=options.fonts, flow=options.word_flow
        )
        return _tell(outcome, options)

    return _each(options, one)


def _check(options: argparse.Namespace) -> int:
    from generator.pipeline import check

    return _each(options, lambda path: _tell(check(path, options.profile), options))


def _blank(options: argparse.Namespace) -> int:
    def write() -> int:
        from generator.pipeline import write_blank_workbook

        path = write_blank_workbook(options.profile, options.out)
        print(f"已生成空白工作簿：{path}")
        return CLEAN

    return _guarded(write)


def _explain(options: argparse.Namespace) -> int:
    def tell() -> int:
        from generator.explain import explain

        explanation = explain(options.words, options.profile)
        print(*explanation.lines, sep="\n", end="\n" if explanation.lines else "")
        print(*explanation.unknown, sep="\n", end="\n" if explanation.unknown else "", file=sys.stderr)
        return FAILED if explanation.unknown else CLEAN

    return _guarded(tell)


def _each(options: argparse.Namespace, run) -> int:
    """Run for each workbook; a bad one does not stop the others. The worst status counts."""
    from generator.reports.files import target_fault

    fault = target_fault(options.workbooks, _asked(options))
    if fault:
        print(fault, "结论：没有运行。", sep="\n", file=sys.stderr)
        return FAILED
    return max(_guarded(lambda path=path: run(path)) for path in options.workbooks)


def _guarded(run) -> int:
    """Turn what a clerk or a maintainer can mend into a message."""
    from generator.pipeline import OutputError, ProfileError, WorkbookError

    try:
        return run()
    except (WorkbookError, OutputError) as error:
        print(error, file=sys.stderr)
    except ProfileError as error:
        print("公开格式有误，请联系模板维护人员：", *error.faults, sep="\n  ", file=sys.stderr)
    print("结论：没有运行。", file=sys.stderr)
    return FAILED


def _tell(outcome, options: argparse.Namespace) -> int:
    """Write the reports that are asked for; print findings and verdict of one workbook, also if a report cannot be written."""
    from generator.pipeline import write_reports
    from generator.reports.files import STANDARD_OUTPUT, targets
    from generator.reports.json_report import json_text
    from generator.reports.terminal import report

    files: tuple[Path, ...] = ()
    try:
        files = write_reports(outcome, **targets(outcome.path, getattr(options, "out", None) or outcome.path.parent, _asked(options)))
    finally:
        if options.json == STANDARD_OUTPUT:
            sys.stdout.write(json_text(outcome))
        else:
            print(*report(outcome, _style(options.all), files), sep="\n")
    return BLOCKED if outcome.blocked else CLEAN


def _asked(options: argparse.Namespace) -> dict[str, str | None]:
    return {name: getattr(options, name) for name in ("html", "mark", "json")}


def _style(everything: bool):
    """Colours and folded lines for a terminal, plain lines for a pipe. https://no-color.org"""
    from generator.reports.terminal import Style

    terminal = sys.stdout.isatty()
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    if colour and os.name == "nt":
        os.system("")  # makes the console of Windows understand colours
    return Style(colour, shutil.get_terminal_size().columns if terminal else 0, everything)


if __name__ == "__main__":
    sys.exit(main())
