"""`python benchmarks/batch.py [--departments 100] [--many 1000]`: a county in one run, against docxtpl with one running office suite.

Prints the table of benchmarks/README.md. The county comes from `benchmarks.county`; writing its workbooks is not timed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.county.departments import county
from benchmarks.measure import Cost, median, process
from benchmarks.tree import tree
from benchmarks.usual_way import fonts_for_office, measured, prepare
from generator.profiles.load import load_profile

PROFILE, SEED = "hebei_2024", 2024
TIMES, SPEED_UP = 10, 1.8
"""The aims: our rate against the usual way, two processes against one."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run over a county: its cost, the departments it was over, their pages."""

    what: str
    cost: Cost
    departments: int
    pages: int = 0

    def __str__(self) -> str:
        rate = self.departments / self.cost.wall
        pages = f"{self.pages / self.cost.wall:.0f}" if self.pages else ""
        share = self.cost.cpu / self.cost.wall
        return f"| {self.what} | {self.cost.wall:.1f} | {rate:.2f} | {pages} | {self.cost.cpu / self.departments:.2f} | {share:.2f} | {self.cost.peak:.0f} |"


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="gongkai-county-", dir=options.scratch) as scratch:
        folder = Path(scratch)
        print("| 做法 | 秒 | 份/秒 | 页/秒 | 处理器秒/份 | 同时用到的核 | 最大一个进程的峰值MiB |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
        workbooks = _workbooks(folder / "county", options.departments)
        ours = {jobs: _ours(workbooks, folder / f"out{jobs}", jobs, options.departments, options.rounds) for jobs in (1, 2)}
        print(*ours.values(), sep="\n", flush=True)
        print(f"\n两个进程是一个进程的 {ours[1].cost.wall / ours[2].cost.wall:.2f} 倍（目标 {SPEED_UP} 倍）\n")
        for line in _usual(folder / "usual", options.departments, ours):
            print(line, flush=True)
        if options.many:
            many = _ours(_workbooks(folder / "many", options.many), folder / "out_many", 2, options.many, 1)
            print(many, f"\n每份用时是 {options.departments} 份时的 {many.cost.wall / many.departments * options.departments / ours[2].cost.wall:.2f} 倍，峰值内存 {many.cost.peak / ours[2].cost.peak:.2f} 倍", sep="\n")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--departments", type=int, default=100)
    parser.add_argument("--many", type=int, default=0, help="also a county of so many departments")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--scratch", type=Path, help="where to work, with room for a few GB")
    return parser.parse_args()


def _workbooks(folder: Path, departments: int) -> Path:
    script = ROOT / "benchmarks" / "county" / "__main__.py"
    process([sys.executable, script, folder, "--departments", departments, "--seed", SEED, "--mistakes", 0])
    return folder


def _ours(workbooks: Path, out: Path, jobs: int, departments: int, rounds: int) -> Run:
    """Checks, Word, PDF, reports and ledger of all; every round begins with an empty folder."""
    command = Path(sys.executable).with_name("gongkai")
    costs = []
    for _ in range(rounds):
        shutil.rmtree(out, ignore_errors=True)
        costs.append(tree([command, "batch", workbooks, "--out", out, "--jobs", jobs, "--fonts", "bundled"]))
    bodies = json.loads((out / "内部留存" / "汇总台账.json").read_text(encoding="utf-8"))["bodies"]
    pages = sum(body["result"]["pages"] for body in bodies)
    return Run(f"gongkai batch，{departments} 份，{jobs} 个进程", median(costs), departments, pages)


def _usual(folder: Path, departments: int, ours: dict[int, Run]) -> Iterator[object]:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        yield "docxtpl＋LibreOffice：没有找到 LibreOffice，没有比较"
        return
    bodies = ((str(number), body.values) for number, body in enumerate(county(departments, SEED, 0)))
    pages = prepare(bodies, load_profile(PROFILE), folder)
    filled, converted = measured(folder, office, fonts_for_office(folder / "fonts"))
    yield Run("docxtpl 填模板（文字已备好），一个进程", filled, departments, pages)
    yield Run("LibreOffice 转 PDF，一个进程转完全部", converted, departments, pages)
    together = Run("两步合计", filled + converted, departments, pages)
    yield together
    for jobs, run in ours.items():
        yield f"{jobs} 个进程的速度是它的 {together.cost.wall / run.cost.wall:.1f} 倍（处理器 {together.cost.cpu / run.cost.cpu:.1f} 倍；目标 {TIMES} 倍）"


if __name__ == "__main__":
    sys.exit(main())
