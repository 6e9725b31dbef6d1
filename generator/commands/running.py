"""Running a command: exit codes, messages for what can be mended, printing a result."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

CLEAN, BLOCKED, FAILED = 0, 1, 2
"""Exit status: clean, findings that block, could not run."""


def each(options: argparse.Namespace, run) -> int:
    """Run for each workbook; a bad one does not stop the others. The worst status counts."""
    from generator.reports.files import target_fault

    fault = target_fault(options.workbooks, _asked(options))
    if fault:
        print(fault, "结论：没有运行。", sep="\n", file=sys.stderr)
        return FAILED
    return max(guarded(lambda path=path: run(path)) for path in options.workbooks)


def guarded(run, headline: str = "公开格式有误（维护人员可以运行 gongkai profile lint 检查）：") -> int:
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


def printed(lines: Callable[[], Iterable[str]]) -> int:
    """Print what a maintainer asked for, or why it cannot be had."""

    def tell() -> int:
        print(*lines(), sep="\n")
        return CLEAN

    return guarded(tell, "没有做成：")


def tell(outcome, options: argparse.Namespace) -> int:
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
            print(*report(outcome, style(options.all), files), sep="\n")
    return BLOCKED if outcome.blocked else CLEAN


def _asked(options: argparse.Namespace) -> dict[str, str | None]:
    return {name: getattr(options, name) for name in ("html", "mark", "json")}


def style(everything: bool):
    """Colours and folded lines for a terminal, plain lines for a pipe. https://no-color.org"""
    from generator.reports.terminal import Style

    terminal = sys.stdout.isatty()
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    if colour and os.name == "nt":
        os.system("")  # makes the console of Windows understand colours
    return Style(colour, shutil.get_terminal_size().columns if terminal else 0, everything)
