"""`python -m benchmarks.mutations [--sample 徐水] [--most 100] [--misses]`: see benchmarks/README.md."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.mutations.report import misses, summary, table
from benchmarks.mutations.run import MOST, PARTS, run
from benchmarks.mutations.samples import MANNERS, sample_names

RESULTS = Path(__file__).resolve().parents[1] / "results" / "mutations.txt"


def main() -> int:
    parser = argparse.ArgumentParser(description="One slip at a time in every cell of the samples, and what the program says about it.")
    parser.add_argument("--sample", default="", help="only samples whose name holds this")
    parser.add_argument("--manner", choices=MANNERS, help="only this manner of filling in")
    parser.add_argument("--part", choices=PARTS, help="only slips in figures, in texts, or those that need a file")
    parser.add_argument("--most", type=int, default=MOST, help="at most so many slips a sample, manner and part, project codes apart; 0: all")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--misses", action="store_true", help="print what was missed, not only write it down")
    parser.add_argument("--out", type=Path, default=RESULTS, help="where to write what was missed")
    options = parser.parse_args()
    names = [name for name in sample_names() if options.sample in name]
    results = run(names, [options.manner] if options.manner else MANNERS, [options.part] if options.part else PARTS, options.most, options.jobs)
    report = [*table(results), "", *summary(results)]
    print("\n".join(report))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text("\n".join([*report, "", *misses(results)]), encoding="utf-8")
    print("\n".join(misses(results)) if options.misses else f"漏掉的逐条在 {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
