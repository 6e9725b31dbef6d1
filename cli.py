"""The command `gongkai`: arguments, exit codes, printing. No domain logic.

Exit status: 0 clean, 1 findings that block, 2 could not run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from generator import __version__

CLEAN, BLOCKED, FAILED = 0, 1, 2
DEFAULT = "render"


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
        self.exit(FAILED, f"{self.format_usage()}参数有误：{message}\n")


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
    command.add_argument("--fonts", choices=("own", "bundled"), default="own", help="own：优先用本机字体（默认）；bundled：只用自带字体")
    command.add_argument("--word-flow", choices=("planned", "free"), default="planned", help="planned：Word 按排好的分页（默认，目录页码准确）；free：Word 自由换页，便于再编辑，页码是近似的")


def _add_check(commands) -> None:
    command = _command(commands, "check", "只校验，不生成文件", _check)
    command.add_argument("workbooks", nargs="+", type=Path, metavar="工作簿.xlsx")
    command.add_argument("--profile", metavar="公开格式", help="公开格式，默认用工作簿里记着的")


def _add_blank(commands) -> None:
    command = _command(commands, "blank", "生成一份空白工作簿", _blank)
    command.add_argument("--profile", required=True, metavar="公开格式", help="例如 hebei_2024")
    command.add_argument("--out", type=Path, metavar="文件.xlsx", help="默认是当前文件夹里的“公开格式名称.xlsx”")


def _render(options: argparse.Namespace) -> int:
    from generator.pipeline import render

    def one(path: Path) -> int:
        outcome = render(
            path, options.out, profile=options.profile, document=options.document, draft=options.draft, fonts=options.fonts, flow=options.word_flow
        )
        return _tell(outcome)

    return _each(options.workbooks, one)


def _check(options: argparse.Namespace) -> int:
    from generator.pipeline import check

    return _each(options.workbooks, lambda path: _tell(check(path, options.profile)))


def _blank(options: argparse.Namespace) -> int:
    def write() -> int:
        from generator.pipeline import write_blank_workbook

        path = write_blank_workbook(options.profile, options.out)
        print(f"已生成空白工作簿：{path}")
        return CLEAN

    return _guarded(write)


def _each(paths: Sequence[Path], run) -> int:
    """Run for each workbook; a bad one does not stop the others. The worst status counts."""
    return max(_guarded(lambda path=path: run(path)) for path in paths)


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


def _tell(outcome) -> int:
    """Print findings and verdict of one workbook."""
    from generator.report import counts, report

    print(f"{outcome.path.name}　{outcome.profile.name}")
    for line in report(outcome.findings, colour=sys.stdout.isatty()):
        print(line)
    for file in outcome.files:
        print(f"已生成：{file}")
    print(f"结论：{outcome.verdict}（{counts(outcome.findings)}）")
    return BLOCKED if outcome.blocked else CLEAN


if __name__ == "__main__":
    sys.exit(main())
