"""Were the planted mistakes found, in exactly the departments that carry them?"""

from __future__ import annotations

import json
from pathlib import Path

PUBLISHED = "published"


def judged(planted: dict[str, list[dict]], ledger: Path) -> tuple[list[str], bool]:
    """Lines that say so, and whether all is well. `planted` is by workbook, the ledger the batch's own JSON."""
    rows = {row["result"]["workbook"]: row for row in json.loads(ledger.read_text(encoding="utf-8"))["bodies"] if row["result"]}
    missed, alarmed, found = [], [], 0
    for workbook, mistakes in planted.items():
        row = rows.get(workbook)
        if row is None:
            missed.append(f"  {workbook}：台账里没有")
            continue
        rules = [finding["rule"] for finding in row["result"]["findings"]]
        for mistake in mistakes:
            if set(rules) & set(mistake["rules"]):
                found += 1
            else:
                missed.append(f"  {workbook}：{mistake['kind']}（{mistake['what']}），只报了 {'、'.join(rules) or '没有问题'}")
        if not mistakes and row["status"] != PUBLISHED:
            alarmed.append(f"  {workbook}：{row['status_name']}（{'、'.join(rules)}）")
    mistakes = sum(map(len, planted.values()))
    clean = sum(not given for given in planted.values())
    lines = [f"埋下的错误 {mistakes} 处，查出 {found} 处；没有埋错误的部门 {clean} 个，误报 {len(alarmed)} 个"]
    return [*lines, *missed, *alarmed], not missed and not alarmed
