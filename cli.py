"""The command `gongkai`: finds the command that is asked for and runs it. Each command is a module of `generator.commands`."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator import __version__
from generator.commands import batch, blank, check, compare, consolidate, explain, importing, profile, render, rollover
from generator.commands.arguments import ChineseParser
from generator.commands.running import FAILED

COMMANDS = (render, check, compare, batch, consolidate, blank, importing, rollover, explain, profile)
"""In the order of the help page. Each has `add(commands)`."""

DEFAULT = "render"

OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""A command makes many objects that live until its end: looking for garbage among them as often as Python does by itself takes a tenth of the time."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # consoles of old Windows are not UTF-8
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, *gc.get_threshold()[1:])
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


def _parser() -> tuple[argparse.ArgumentParser, list[str]]:
    parser = ChineseParser(
        prog="gongkai",
        description="由一份部门预算公开工作簿（Excel）校验并生成完整的公开文本（Word 和 PDF）。",
        epilog="最常用：gongkai 工作簿.xlsx　　校验，并在工作簿旁边生成 Word 和 PDF。",
    )
    parser.add_argument("--version", action="version", version=f"gongkai {__version__}", help="显示版本")
    commands = parser.add_subparsers(title="命令", metavar="命令", prog="gongkai")
    for module in COMMANDS:
        module.add(commands)
    return parser, list(commands.choices)


if __name__ == "__main__":
    sys.exit(main())
