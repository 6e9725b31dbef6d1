"""The command `gongkai`: arguments, exit codes, printing. No domain logic.

Exit status: 0 clean, 1 findings that block, 2 could not run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
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
    status = FAILED
    try:
        status = _run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads our output has seen enough: `| head`
        for stream in (sys.stdout, sys.stderr):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # or Python would complain at its exit
    return status


def _run(words: list[str]) -> int:
    parser, commands = _parser()
    if words and not words[0].startswith("-") and words[0] not in commands:
        words.insert(0, DEFAULT)  # `gongkai 工作簿.xlsx`, or a file dropped on the program
    options = parser.parse_args(words)
    if not hasattr(options, "run"):
        parser.print_help()
        return FAILED
    with _templates(getattr(options, "templates", None)):
        return options.run(options)


@contextmanager
def _templates(folder: Path | None) -> Iterator[None]:
    """Look for profiles in this folder first, for this run."""
    from generator.profiles.locate import OWN_FOLDER

    before = os.environ.get(OWN_FOLDER)
    if folder:
        os.environ[OWN_FOLDER] = str(folder.resolve())
    try:
        yield
    finally:
        os.environ.pop(OWN_FOLDER, None) if before is None else os.environ.update({OWN_FOLDER: before})


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
    _add_import(commands)
    _add_explain(commands)
    _add_profile(commands)
    return parser, list(commands.choices)


def _command(commands, name: str, help_text: str, run) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_text, description=help_text)
    command.set_defaults(run=run)
    command.add_argument("--templates", type=Path, metavar="文件夹", help="先在这个文件夹里找公开格式，再找程序自带的；也可以写进环境变量 GONGKAI_TEMPLATES")
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


def _add_import(commands) -> None:
    command = _command(commands, "import", "把已经公开的 Word 文件读进一份工作簿（没有上年工作簿时用）", _import)
    command.add_argument("document", type=Path, metavar="公开文本.docx")
    command.add_argument("--profile", metavar="公开格式", help="它是哪种公开格式，默认由表头认出")
    command.add_argument("--out", type=Path, metavar="文件.xlsx", help="默认在公开文本旁边；导入报告写在工作簿旁边")


def _add_explain(commands) -> None:
    command = _command(commands, "explain", "解释规则：意思、核对什么、举例、怎么改、怎样说明例外", _explain)
    command.add_argument("words", nargs="*", metavar="编号", help="例如 B06，可以写几个；写 B 列出一类，写“三公”按标题查找，不写列出全部")
    command.add_argument("--profile", metavar="公开格式", help="按哪个公开格式的规则，默认年度最新的")


def _add_profile(commands) -> None:
    """The maintainer's commands."""
    profile = commands.add_parser("profile", help="维护公开格式：列出、检查、查看、新建、预览（见 docs/maintainer.md）")
    actions = profile.add_subparsers(title="做什么", metavar="做什么", required=True)
    _command(actions, "list", "列出全部公开格式", _profile_list)
    command = _command(actions, "lint", "检查公开格式：一次列出全部错误，以及没有用到的内容", _profile_lint)
    command.add_argument("profiles", nargs="*", metavar="公开格式", help="名称或文件夹，不写检查全部")
    command = _command(actions, "show", "查看公开格式的内容", _profile_show)
    command.add_argument("profile", metavar="公开格式")
    command.add_argument("file", nargs="?", default="", metavar="文件", help="只看一个文件，例如 projects、02_overall、rules")
    command.add_argument("--resolved", action="store_true", help="与上级合起来是什么样，每一项注明取自哪里")
    command = _command(actions, "new", "新建一个公开格式，只写与上级不同的地方", _profile_new)
    command.add_argument("profile", metavar="名称", help="例如 hebei_2026")
    command.add_argument("--parent", required=True, metavar="上级公开格式")
    command.add_argument("--year", type=int, default=0, metavar="年度", help="默认是名称末尾的年份，没有就是上级的下一年")
    command.add_argument("--folder", type=Path, metavar="文件夹", help="建在哪个文件夹里，默认是 --templates 的，没有就是当前文件夹下的“公开格式”")
    command = _command(actions, "copy", "把上级的一个文件抄进来，再在这里改", _profile_copy)
    command.add_argument("profile", metavar="公开格式")
    command.add_argument("file", metavar="文件", help="例如 02_overall、reference.docx")
    command = _command(actions, "preview", "单独看一个章节、一张表的样子", _profile_preview)
    command.add_argument("profile", metavar="公开格式")
    command.add_argument("what", metavar="章节", help="章节文件、表或表样的名称，例如 02_overall、收支总表")
    command.add_argument("--workbook", type=Path, metavar="工作簿.xlsx", help="用它的内容，默认是空白工作簿")
    command.add_argument("--out", type=Path, metavar="文件.pdf", help="默认是当前文件夹里的“预览_章节.pdf”")
    command.add_argument("--text", action="store_true", help="只在屏幕上显示文字，不生成 PDF")
    command = _command(actions, "describe", "用 Word 改过 reference.docx 以后，更新它的可读副本 reference.txt", _profile_describe)
    command.add_argument("profile", metavar="公开格式")


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


def _import(options: argparse.Namespace) -> int:
    def read() -> int:
        from generator.import_report import report_lines
        from generator.pipeline import import_published

        imported, files = import_published(options.document, options.profile, options.out)
        print(*report_lines(imported, shown=12), "", *(f"已生成：{file}" for file in files), sep="\n")
        return CLEAN

    return _guarded(read)


def _explain(options: argparse.Namespace) -> int:
    def tell() -> int:
        from generator.explain import explain

        explanation = explain(options.words, options.profile)
        print(*explanation.lines, sep="\n", end="\n" if explanation.lines else "")
        print(*explanation.unknown, sep="\n", end="\n" if explanation.unknown else "", file=sys.stderr)
        return FAILED if explanation.unknown else CLEAN

    return _guarded(tell)


def _profile_list(options: argparse.Namespace) -> int:
    from generator.profile_commands import listed

    return _printed(listed)


def _profile_lint(options: argparse.Namespace) -> int:
    from generator.profile_commands import linted

    lines, sound = linted(options.profiles)
    print(*lines, sep="\n")
    return CLEAN if sound else BLOCKED


def _profile_show(options: argparse.Namespace) -> int:
    from generator.profiles.resolve import shown

    return _printed(lambda: shown(options.profile, options.file, options.resolved))


def _profile_new(options: argparse.Namespace) -> int:
    from generator.profile_commands import created

    return _printed(lambda: created(options.profile, options.parent, options.year, options.folder))


def _profile_copy(options: argparse.Namespace) -> int:
    from generator.profile_commands import copied

    return _printed(lambda: copied(options.profile, options.file))


def _profile_preview(options: argparse.Namespace) -> int:
    from generator.preview import preview_text, write_preview

    if options.text:
        return _printed(lambda: [preview_text(options.profile, options.what, options.workbook).rstrip()])
    target = options.out or Path(f"预览_{options.what}.pdf")
    return _printed(lambda: [f"已生成预览：{write_preview(options.profile, options.what, target, options.workbook)}"])


def _profile_describe(options: argparse.Namespace) -> int:
    from generator.profile_commands import described

    return _printed(lambda: described(options.profile))


def _printed(lines: Callable[[], Iterable[str]]) -> int:
    """Print what a maintainer asked for, or why it cannot be had."""

    def tell() -> int:
        print(*lines(), sep="\n")
        return CLEAN

    return _guarded(tell, "没有做成：")


def _each(options: argparse.Namespace, run) -> int:
    """Run for each workbook; a bad one does not stop the others. The worst status counts."""
    from generator.reports.files import target_fault

    fault = target_fault(options.workbooks, _asked(options))
    if fault:
        print(fault, "结论：没有运行。", sep="\n", file=sys.stderr)
        return FAILED
    return max(_guarded(lambda path=path: run(path)) for path in options.workbooks)


def _guarded(run, headline: str = "公开格式有误（维护人员可以运行 gongkai profile lint 检查）：") -> int:
    """Turn what a clerk or a maintainer can mend into a message."""
    from generator.pipeline import OutputError, ProfileError, PublishedError, WorkbookError

    try:
        return run()
    except (WorkbookError, PublishedError, OutputError) as error:
        print(error, file=sys.stderr)
    except ProfileError as error:
        print(headline, *error.faults, sep="\n  ", file=sys.stderr)
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
