"""gongkai batch: every workbook below a folder."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.arguments import add_command
from generator.commands.running import BLOCKED, CLEAN, FAILED, guarded

if TYPE_CHECKING:
    from generator.batch.engines import Engine
    from generator.batch.run import Batch

ENGINES = ("processes", "dask")


def add(commands) -> None:
    command = add_command(commands, "batch", "一次处理一个文件夹里的全部工作簿：每个部门一个文件夹，另有汇总台账", run)
    command.add_argument("source", type=Path, metavar="文件夹", help="放工作簿的文件夹，下级文件夹里的也算")
    command.add_argument("--out", type=Path, required=True, metavar="文件夹", help="生成到哪个文件夹；再运行一次时只做有变化的")
    command.add_argument("--force", action="store_true", help="没有变化的也重新做")
    command.add_argument("--document", action="append", default=[], metavar="公开文本", help="哪一种文本，可以写几次；默认是部门预算信息公开")
    command.add_argument("--all-documents", action="store_true", help="公开格式里的每一种文本都生成")
    command.add_argument("--profile", default="", metavar="公开格式", help="没有记着公开格式的工作簿按哪个公开格式读")
    command.add_argument("--mark", choices=("errors", "all", "none"), default="errors", help="标注好的副本：errors 给有错误的（默认），all 有警告的也给，none 都不给")
    command.add_argument("--fonts", choices=("own", "bundled"), help="own：优先用本机字体（默认）；bundled：只用自带字体（用 dask 时只能是它）")
    command.add_argument("--word-flow", choices=("planned", "free"), default="planned", help="planned：Word 按排好的分页（默认）；free：Word 自由换页")
    command.add_argument("--roster", type=Path, metavar="名单.xlsx", help="应报送的部门名单（Excel 或 CSV，有“编码”或“名称”栏）：台账里列出没有报送的")
    command.add_argument("--title", default="", metavar="标题", help="全县网页的标题，例如 清禾县2024年部门预算公开")
    command.add_argument("--jobs", type=int, default=0, metavar="N", help="同时处理几份，默认与处理器核数相同")
    command.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help="processes：用本机的全部核心（默认）；dask：用一组机器，要先安装 gongkai[dask]")
    command.add_argument("--scheduler", default="", metavar="地址", help="dask 调度器的地址，例如 tcp://10.0.0.5:8786")


def run(options: argparse.Namespace) -> int:
    fault = _fault(options)
    if fault:
        print(fault, "结论：没有运行。", sep="\n", file=sys.stderr)
        return FAILED
    return guarded(lambda: _run(options))


def _fault(options: argparse.Namespace) -> str:
    """What of the options does not go together; "" if nothing."""
    if options.jobs < 0:
        return "--jobs 后面应是大于零的整数。"
    if options.document and options.all_documents:
        return "--document 和 --all-documents 只写一个。"
    if (options.engine == "dask") != bool(options.scheduler):
        return "--engine dask 和 --scheduler 地址 要一起写。"
    if options.engine == "dask" and options.fonts == "own":
        return "用 dask 时各台机器的字体不一定相同，只能用 --fonts bundled（可以不写）。"
    return ""


def _run(options: argparse.Namespace) -> int:
    from generator.batch.errors import BatchError
    from generator.batch.progress import Progress, could_not_run, is_clean, summary
    from generator.batch.stopping import stoppable

    try:
        batch = _batch(options)
        with stoppable() as stopped, Progress(len(batch.found.workbooks)) as progress:
            report = batch.run(progress.tell, stopped)
    except BatchError as error:
        print(error, "结论：没有运行。", sep="\n", file=sys.stderr)
        return FAILED
    print(*summary(report, options.out), sep="\n")
    return FAILED if could_not_run(report) else CLEAN if is_clean(report) else BLOCKED


def _batch(options: argparse.Namespace) -> Batch:
    """The batch that is asked for. Raises BatchError or WorkbookError for what cannot be meant."""
    from generator.batch.county import NOBODY
    from generator.batch.errors import BatchError
    from generator.batch.index import TITLE
    from generator.batch.options import Options, document_fault
    from generator.batch.roster import read_roster
    from generator.batch.run import Batch
    from generator.profiles.locate import own_folder

    templates = own_folder()
    asked = Options(
        documents=tuple(dict.fromkeys(options.document)),
        every_document=options.all_documents,
        profile=options.profile,
        fonts=options.fonts or ("bundled" if options.engine == "dask" else "own"),
        flow=options.word_flow,
        mark=options.mark,
        templates=str(templates.resolve()) if templates else "",
    )
    fault = document_fault(asked)
    if fault:
        raise BatchError(fault)
    roster = read_roster(options.roster) if options.roster else NOBODY
    return Batch(options.source, options.out, asked, _engine(options, asked.templates), force=options.force, roster=roster, title=options.title or TITLE)


def _engine(options: argparse.Namespace, templates: str) -> Callable[[], Engine]:
    """Makes the engine when there is something for it to do. Raises BatchError if Dask is not installed."""
    if options.engine != "dask":
        from generator.batch.engines.processes import Processes

        return lambda: Processes(options.jobs)
    try:
        from generator.batch.engines.cluster import Cluster
    except ImportError:
        from generator.batch.errors import BatchError

        raise BatchError('没有安装 Dask。请先运行 pip install "gongkai[dask]"。') from None
    return lambda: Cluster(options.scheduler, templates)
