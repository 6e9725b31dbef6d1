"""What the officer sees: a bar with rate and remaining time on a terminal, one line for each workbook that needs a look."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from tqdm import tqdm

from generator.batch.run import Report
from generator.model.result import BLOCKED, FAILED, GONE, PENDING, PUBLISHED, STATUSES, UNREADABLE, Result

BAR = "{percentage:3.0f}% |{bar}| {n_fmt}/{total_fmt} 份　{rate_fmt}　已用 {elapsed}　还需 {remaining}"
LONGEST = 160
SHOWN = 10


class Progress:
    """Hears of results as they come; quiet but for its lines where nobody watches."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        stream = stream or sys.stderr
        self._bar = tqdm(total=total, file=stream, disable=not stream.isatty(), bar_format=BAR, unit=" 份", smoothing=0.05, dynamic_ncols=True)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_) -> None:
        self._bar.close()

    def tell(self, result: Result, reused: bool) -> None:
        line = line_of(result)
        if line:
            self._bar.write(line, file=sys.stdout)
        if reused and not self._bar.disable:  # takes no time: it must not count for the rate
            self._bar.initial += 1
        self._bar.update()


def line_of(result: Result) -> str:
    """The line of a workbook that is not simply published; "" for one that is."""
    if result.status == PUBLISHED and not result.message:
        return ""
    counted = f"（错误 {result.errors} 项、警告 {result.warnings} 项）" if result.status == BLOCKED else ""
    line = f"{result.status}　{result.workbook}{counted}　{result.message}"
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def summary(report: Report, out: Path) -> Iterator[str]:
    """The end of the run in a few lines."""
    for result in report.results:
        if result.status == GONE:
            yield line_of(result)
    if report.found.marked:
        yield f"没有处理标注好的副本 {len(report.found.marked)} 份（原工作簿在旁边）：{_some(report.found.marked)}"
    if report.found.others:
        yield f"没有处理不是 .xlsx 的工作簿 {len(report.found.others)} 份，需要的请另存为 .xlsx：{_some(report.found.others)}"
    counted = Counter(result.status for result in report.results)
    words = "、".join(f"{status} {counted[status]}" for status in STATUSES if counted[status])
    reused = f"，其中 {report.reused} 份没有变化，沿用上次的结果" if report.reused else ""
    yield f"共 {sum(counted.values()) - counted[GONE]} 份工作簿：{words}{reused}。用时 {_time(report.seconds)}，生成在“{out}”。"
    if report.disk_full:
        yield "磁盘满了，没有做完。已经完成的都可以用；腾出空间后再运行一次，从停下的地方接着做。"
    elif report.stopped:
        yield "中途停止，没有做完。已经完成的都可以用；再运行一次，从停下的地方接着做。"
    yield from (f"已生成：{file}" for file in report.written)
    yield from (f"台账没有写成：{fault}" for fault in report.faults)


def is_clean(report: Report) -> bool:
    """Is everything published that there is?"""
    return all(result.status in (PUBLISHED, GONE) for result in report.results)


def could_not_run(report: Report) -> bool:
    """Is there a workbook that could not be judged, or no ledger of them?"""
    return bool(report.faults) or any(result.status in (UNREADABLE, FAILED, PENDING) for result in report.results)


def _some(names: tuple[str, ...]) -> str:
    return "、".join(names[:SHOWN]) + ("……" if len(names) > SHOWN else "")


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} 分 {rest} 秒" if minutes else f"{seconds:.1f} 秒"
