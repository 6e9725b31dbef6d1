"""gongkai explain: what a rule means."""

from __future__ import annotations

import argparse
import sys

from generator.commands.arguments import add_command
from generator.commands.running import CLEAN, FAILED, guarded


def add(commands) -> None:
    command = add_command(commands, "explain", "解释规则：意思、核对什么、举例、怎么改、怎样说明例外", run)
    command.add_argument("words", nargs="*", metavar="编号", help="例如 B06，可以写几个；写 B 列出一类，写“三公”按标题查找，不写列出全部")
    command.add_argument("--profile", metavar="公开格式", help="按哪个公开格式的规则，默认年度最新的")


def run(options: argparse.Namespace) -> int:
    def tell() -> int:
        from generator.explain import explain

        explanation = explain(options.words, options.profile)
        print(*explanation.lines, sep="\n", end="\n" if explanation.lines else "")
        print(*explanation.unknown, sep="\n", end="\n" if explanation.unknown else "", file=sys.stderr)
        return FAILED if explanation.unknown else CLEAN

    return guarded(tell)
