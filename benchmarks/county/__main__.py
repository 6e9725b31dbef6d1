"""`python -m benchmarks.county FOLDER --departments 100 --seed 1`: write a county's workbooks; `--judge 台账.json`: was every mistake found?

`county.json` in the folder tells what was planted, so that a ledger can be judged against it later.
"""

from __future__ import annotations

import argparse
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.county.departments import Department, county
from benchmarks.county.judge import judged

PROFILE = "hebei_2024"
PLANTED = "county.json"


def main() -> int:
    options = _options()
    if options.judge:
        lines, sound = judged(json.loads((options.folder / PLANTED).read_text(encoding="utf-8")), options.judge)
        print(*lines, sep="\n")
        return 0 if sound else 1
    departments = list(county(options.departments, options.seed, options.mistakes))
    with ProcessPoolExecutor(options.jobs) as pool:
        written = sum(pool.map(partial(_write, options.folder), departments, chunksize=4))
    planted = {department.file: [asdict(mistake) for mistake in department.mistakes] for department in departments}
    (options.folder / PLANTED).write_text(json.dumps(planted, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{written} 份工作簿，其中 {sum(map(bool, planted.values()))} 份埋了错误：{options.folder}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--departments", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mistakes", type=float, default=0.2, help="the share of departments that carry mistakes")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--judge", type=Path, metavar="台账.json", help="hold a ledger against what was planted")
    return parser.parse_args()


def _write(folder: Path, department: Department) -> int:
    from generator.profiles.load import load_profile
    from generator.workbook.fill import fill_workbook

    path = folder / department.file
    path.parent.mkdir(parents=True, exist_ok=True)
    fill_workbook(load_profile(PROFILE), department.values, path)
    return 1


if __name__ == "__main__":
    sys.exit(main())
