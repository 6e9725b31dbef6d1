"""Were the planted mistakes found, in exactly the departments that carry them?"""

from __future__ import annotations

import json
from pathlib import Path

SERIOUS = "错误"


def judged(planted: dict[str, list[dict]], ledger: Path) -> tuple[list[str], bool]:
    """Lines that say so, and whether all is well. `planted` is by workbook, the ledger the batch's own JSON."""
    rows = {row["workbook"]: row for row in json.loads(ledger.read_text(encoding="utf-8"))["departments"]}
    missed, alarmed, found = [], [], 0
    for workbook, mistakes in planted.items():
        row = rows.get(workbook)
        if row is None:
            missed.append(f"  {workbook}：台账里没有")
            continue
        rules = row["findings_by_rule"]
        for mistake in mistakes:
            if rules.keys() & set(mistake["rules"]):
                found += 1
            else:
                missed.append(f"  {workbook}：{mistake['kind']}（{mistake['what']}），只报了 {'、'.join(rules) or '没有问题'}")
        if not mistakes and (row["errors"] or row["status"] != "可以公开"):
            alarmed.append(f"  {workbook}：{row['status']}，错误 {row['errors']} 项（{'、'.join(rules)}）")
    mistakes = sum(map(len, planted.values()))
    clean = sum(not given for given in planted.values())
    lines = [f"埋下的错误 {mistakes} 处，查出 {found} 处；没有埋错误的部门 {clean} 个，误报 {len(alarmed)} 个"]
    return [*lines, *missed, *alarmed], not missed and not alarmed
