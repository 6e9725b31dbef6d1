"""gongkai profile: the maintainer's commands."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands.arguments import add_command
from generator.commands.running import BLOCKED, CLEAN, printed


def add(commands) -> None:
    """The maintainer's commands."""
    profile = commands.add_parser("profile", help="维护公开格式：列出、检查、查看、新建、预览（见 docs/maintainer.md）")
    actions = profile.add_subparsers(title="做什么", metavar="做什么", required=True)
    add_command(actions, "list", "列出全部公开格式", _profile_list)
    command = add_command(actions, "lint", "检查公开格式：一次列出全部错误，以及没有用到的内容", _profile_lint)
    command.add_argument("profiles", nargs="*", metavar="公开格式", help="名称或文件夹，不写检查全部")
    command = add_command(actions, "show", "查看公开格式的内容", _profile_show)
    command.add_argument("profile", metavar="公开格式")
    command.add_argument("file", nargs="?", default="", metavar="文件", help="只看一个文件，例如 projects、02_overall、rules")
    command.add_argument("--resolved", action="store_true", help="与上级合起来是什么样，每一项注明取自哪里")
    command = add_command(actions, "new", "新建一个公开格式，只写与上级不同的地方", _profile_new)
    command.add_argument("profile", metavar="名称", help="例如 hebei_2026")
    command.add_argument("--parent", required=True, metavar="上级公开格式")
    command.add_argument("--year", type=int, default=0, metavar="年度", help="默认是名称末尾的年份，没有就是上级的下一年")
    command.add_argument("--folder", type=Path, metavar="文件夹", help="建在哪个文件夹里，默认是 --templates 的，没有就是当前文件夹下的“公开格式”")
    command = add_command(actions, "copy", "把上级的一个文件抄进来，再在这里改", _profile_copy)
    command.add_argument("profile", metavar="公开格式")
    command.add_argument("file", metavar="文件", help="例如 02_overall、reference.docx")
    command = add_command(actions, "preview", "单独看一个章节、一张表的样子", _profile_preview)
    command.add_argument("profile", metavar="公开格式")
    command.add_argument("what", metavar="章节", help="章节文件、表或表样的名称，例如 02_overall")
    command.add_argument("--workbook", type=Path, metavar="工作簿.xlsx", help="用它的内容，默认是空白工作簿")
    command.add_argument("--out", type=Path, metavar="文件.pdf", help="默认是当前文件夹里的“预览_章节.pdf”")
    command.add_argument("--text", action="store_true", help="只在屏幕上显示文字，不生成 PDF")
    command = add_command(actions, "describe", "用 Word 改过 reference.docx 以后，更新它的可读副本 reference.txt", _profile_describe)
    command.add_argument("profile", metavar="公开格式")


def _profile_list(options: argparse.Namespace) -> int:
    from generator.profile_commands import listed

    return printed(listed)


def _profile_lint(options: argparse.Namespace) -> int:
    from generator.profile_commands import linted

    lines, sound = linted(options.profiles)
    print(*lines, sep="\n")
    return CLEAN if sound else BLOCKED


def _profile_show(options: argparse.Namespace) -> int:
    from generator.profiles.resolve import shown

    return printed(lambda: shown(options.profile, options.file, options.resolved))


def _profile_new(options: argparse.Namespace) -> int:
    from generator.profile_commands import created

    return printed(lambda: created(options.profile, options.parent, options.year, options.folder))


def _profile_copy(options: argparse.Namespace) -> int:
    from generator.profile_commands import copied

    return printed(lambda: copied(options.profile, options.file))


def _profile_preview(options: argparse.Namespace) -> int:
    from generator.preview import preview_text, write_preview

    if options.text:
        return printed(lambda: [preview_text(options.profile, options.what, options.workbook).rstrip()])
    target = options.out or Path(f"预览_{options.what}.pdf")
    return printed(lambda: [f"已生成预览：{write_preview(options.profile, options.what, target, options.workbook)}"])


def _profile_describe(options: argparse.Namespace) -> int:
    from generator.profile_commands import described

    return printed(lambda: described(options.profile))
