"""Damage workbooks at random and see what the clerk is told: `python benchmarks/fuzz.py [--count 5000] [--seed 0] [--jobs 2]`.

Every damaged workbook has a seed of its own: `--seed N --count 1 -v` repeats one. Exit status 1 if any of them ended in a
traceback or took too long.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from multiprocessing import Pool
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.damages import cells, package, sheets
from benchmarks.damages.book import Book, Original
from generator import pipeline
from generator.model.finding import Finding
from generator.profiles.load import load_profile
from generator.workbook.errors import WorkbookError

WORKBOOKS = (*sorted((ROOT / "sample_inputs").glob("hebei_2024/*.xlsx")), *sorted((ROOT / "tests" / "workbook" / "files").glob("*LibreOffice*.xlsx")))
CHUNK = 25  # workbooks that a process takes at a time
LONGEST = 20.0  # seconds of processor time that one workbook may take

TRACEBACK, SLOW, REFUSED, NAMED, ELSEWHERE, SILENT, HARMLESS = "程序出错", "太慢", "拒绝", "点名", "未点名", "没有发现", "没有改变"
MEANING = {
    TRACEBACK: "检查时抛出了意外的异常；一个也不许有",
    SLOW: f"处理器时间超过 {LONGEST:.0f} 秒；一个也不许有",
    REFUSED: "文件读不出来，说明了是哪个文件、怎么办",
    NAMED: "读出的内容变了的每一张受损的表，都有新的问题提到",
    ELSEWHERE: "读出的内容变了，有新的问题，但没有提到受损的表",
    SILENT: "读出的内容变了，没有任何新的问题",
    HARMLESS: "损坏不影响内容：读出的内容与原来相同",
}


@dataclass(frozen=True)
class Result:
    """What became of one damaged workbook."""

    seed: int
    verdict: str
    damages: tuple[str, ...]
    sheets: tuple[str, ...]
    detail: str = ""
    seconds: float = 0.0


@cache
def original(path: Path) -> Original:
    return Original.load(path)


@cache
def baseline(path: Path) -> tuple[frozenset, dict]:
    outcome = pipeline.check(path)
    return frozenset(_said(outcome.findings)), _typed(outcome.submission)


def run(seed: int, folder: Path) -> Result:
    """Damage one workbook and check it."""
    source, data, damages, hit = damaged(seed)
    path = folder / source.name
    path.write_bytes(data)
    begin = time.process_time()
    outcome = None
    try:
        outcome = pipeline.check(path, original_profile(source))
    except WorkbookError as error:
        verdict, detail = (REFUSED if path.name in str(error) else ELSEWHERE), str(error)
    except Exception:  # whatever it is, it is what we are looking for
        verdict, detail = TRACEBACK, traceback.format_exc()
    seconds = time.process_time() - begin
    if outcome and seconds > LONGEST:
        verdict, detail = SLOW, ""
    elif outcome:
        verdict, detail = judge(source, outcome, hit)
    return Result(seed, verdict, damages, hit, detail, seconds)


def damaged(seed: int) -> tuple[Path, bytes, tuple[str, ...], tuple[str, ...]]:
    """The source, the damaged file, the names of the damages and the sheets that they were done to."""
    rng = random.Random(seed)
    source = rng.choice(WORKBOOKS)
    if rng.random() < 0.25:
        change = rng.choice(package.ALL)
        data, part = change(Book(original(source), rng).bytes(), rng)
        title = next((title for title, own in original(source).sheets.items() if own == part), "")
        return source, data, (change.__name__,), (title,) if title else ()
    book = Book(original(source), rng)
    changes = rng.choices((*cells.ALL, *sheets.ALL), k=rng.choice((1, 1, 1, 2, 4)))
    hit = tuple(dict.fromkeys(title for title in [change(book) for change in changes] if title))
    return source, book.bytes(), tuple(change.__name__ for change in changes), hit


@cache
def loaded(key: str):
    return load_profile(key)


def original_profile(source: Path) -> str:
    """The profile of a sample: a damaged workbook may no longer say it, and the clerk would name it."""
    return source.parent.name if source.parent.parent.name == "sample_inputs" else WORKBOOKS[0].parent.name


def judge(source: Path, outcome: pipeline.Outcome, hit: tuple[str, ...]) -> tuple[str, str]:
    said_before, typed_before = baseline(source)
    new = [finding for finding in flat(outcome.findings) if _words(finding) not in said_before]
    typed = _typed(outcome.submission)
    changed = {key[0] for key in typed.keys() | typed_before.keys() if typed.get(key) != typed_before.get(key)}
    lost = tuple(title for title in hit if title in changed)
    detail = "；".join(f"[{finding.rule}] {finding.message}" for finding in new[:4])
    if not changed:
        return HARMLESS, detail
    if not new:
        return SILENT, "、".join(sorted(changed))
    named = {title for title in lost if any(names(finding, title) for finding in new)}
    return (NAMED, detail) if named == set(lost) else (ELSEWHERE, f"没有提到{'、'.join(set(lost) - named)}：{detail}")


def names(finding: Finding, title: str) -> bool:
    """Does the finding point at the sheet, or speak of it?"""
    places = (*finding.places, *(operand.source for operand in finding.operands if operand.source))
    return any(place.sheet == title for place in places) or f"“{title}" in finding.message


def flat(findings: Iterable[Finding]) -> Iterator[Finding]:
    """All findings, those below a suspect too."""
    for finding in findings:
        yield finding
        yield from flat(finding.symptoms)


def _said(findings: Iterable[Finding]) -> Iterator[tuple]:
    return (_words(finding) for finding in flat(findings))


def _words(finding: Finding) -> tuple:
    return finding.rule, finding.message


def _typed(submission) -> dict:
    """Every typed value by sheet, number of the row and column, and which sheets there are."""
    values = {(sheet.name, "", ""): True for sheet in submission.sheets.values() if sheet.present}
    for sheet in submission.sheets.values():
        for number, row in enumerate(sheet.rows):
            for column, cell in row.cells.items():
                if cell.typed is not None:
                    values[sheet.name, number, row.key, column] = str(getattr(cell.typed, "value", cell.typed))
    return values


def _worker(seeds: list[int]) -> list[Result]:
    pipeline.load_profile, pipeline.check_rules = loaded, lambda _: None  # the profile is not damaged: once is enough
    with tempfile.TemporaryDirectory() as folder:
        return [run(seed, Path(folder)) for seed in seeds]


def tell(results: list[Result], verbose: bool) -> None:
    """The shares, then what must not be, then what could be better by damage."""
    counts = Counter(result.verdict for result in results)
    print("| 结果 | 个数 | 比例 | 意思 |\n| --- | ---: | ---: | --- |")
    for verdict, meaning in MEANING.items():
        print(f"| {verdict} | {counts[verdict]} | {counts[verdict] / len(results):.1%} | {meaning} |")
    slowest = max(results, key=lambda result: result.seconds)
    print(f"\n最慢的一份：{slowest.seconds:.1f} 秒（种子 {slowest.seed}，{'、'.join(slowest.damages)}）")
    for verdict in (ELSEWHERE, SILENT):
        found = [result for result in results if result.verdict == verdict]
        by_damage = Counter(name for result in found for name in result.damages)
        print(f"\n{verdict}：" + "，".join(f"{name} {count}" for name, count in by_damage.most_common(40)))
        print("  例如种子 " + " ".join(str(result.seed) for result in found[:30]))
    for result in results:
        if verbose or result.verdict in (TRACEBACK, SLOW):
            print(f"\n种子 {result.seed} {result.verdict} {'、'.join(result.damages)} {'、'.join(result.sheets)} {result.seconds:.2f}秒\n{result.detail[-3000:]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    seeds = list(range(options.seed, options.seed + options.count))
    begin = time.perf_counter()
    results: list[Result] = []
    with Pool(options.jobs) as pool:
        for chunk in pool.imap(_worker, [seeds[start : start + CHUNK] for start in range(0, len(seeds), CHUNK)]):
            results += chunk
            failures = sum(result.verdict in (TRACEBACK, SLOW) for result in results)
            print(f"\r{len(results)} 份，其中出错或太慢 {failures} 份", end="", file=sys.stderr, flush=True)
    tell(results, options.verbose)
    print(f"\n{len(results)} 份，{time.perf_counter() - begin:.0f} 秒")
    return int(any(result.verdict in (TRACEBACK, SLOW) for result in results))


if __name__ == "__main__":
    sys.exit(main())
