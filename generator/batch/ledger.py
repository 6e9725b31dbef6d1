"""汇总台账: the county in one Excel file and the same as JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from generator.batch import ledger_findings, ledger_list, ledger_sums
from generator.batch.county import NOBODY, County, county_of
from generator.batch.keeping import free_name
from generator.batch.ledger_json import WRITTEN, ledger_text
from generator.batch.places import INTERNAL, LEDGER, LEDGER_JSON
from generator.batch.roster import Roster
from generator.model.result import Result
from generator.output import write_together


def write_ledger(results: Sequence[Result], folder: Path, *, workbooks: Path | None = None, roster: Roster = NOBODY, made: str = "") -> tuple[Path, ...]:
    """Write the ledger of these results as .xlsx and .json into the internal part of `folder`, both or none.

    `folder` is where the results' files are, `workbooks` where their workbooks are (no links to them without it), `made`
    is printed as the time of the run: the same results and words give the same bytes. A ledger that somebody has worked
    on since, or has open, is left as it is: the new one gets a number after its name. Raises OutputError.
    """
    county = county_of(results, roster)
    home = folder / INTERNAL
    listed = home / LEDGER_JSON
    ours = _written(listed)
    book = free_name(home / LEDGER, lambda path: _digest(path) == ours.get(path.name))

    def write_xlsx(target: Path) -> None:
        _write_book(target, county, folder, workbooks, home, made)
        ours[book.name] = hashlib.sha256(target.read_bytes()).hexdigest()

    def write_json(target: Path) -> None:
        target.write_bytes(ledger_text(county, made, book.name, ours).encode("utf-8", "backslashreplace"))

    return write_together({book: write_xlsx, listed: write_json})


def _write_book(target: Path, county: County, folder: Path, workbooks: Path | None, home: Path, made: str) -> None:
    from generator.batch.book import open_book

    listing = ledger_list.listing_of(county, folder, workbooks, home)
    words = ledger_list.status_words(county)
    when = f"　{made}" if made else ""
    with open_book(target) as book:
        pages = [book.sheet(sheet.NAME, colour) for sheet, colour in ((ledger_list, "#2F5597"), (ledger_sums, "#548235"), (ledger_findings, "#C55A11"))]
        hint = "点表头右边的箭头筛选、排序。“打开”是链接，整个文件夹一起移动时仍然有效。金额都是万元，空格表示没有填报。内部使用，不公开。"
        ledger_list.write_list(pages[0], listing, county, (f"部门预算公开汇总台账{when}", words, hint))
        ledger_sums.write_sums(pages[1], listing, county, (f"全县合计{when}", _counted_words(county), *_rules_of_counting()))
        ranked = "按出现问题的部门数排列；已说明的例外和连带问题不算在内。看一条规则的意思：gongkai explain 编号。"
        ledger_findings.write_findings(pages[2], county, (f"全县常见问题{when}", words, ranked))


def _counted_words(county: County) -> str:
    """“2024年计入 91 个，没有计入 9 个”, a year after the other."""
    parts = []
    for year in county.years:
        entries = [entry for entry in county.entries if entry.year == year]
        counted = len(county.counted(year))
        parts.append(f"{year}年：计入 {counted} 个，没有计入 {len(entries) - counted} 个")
    return "；".join(parts) or "没有可以计入的部门"


def _rules_of_counting() -> tuple[str, ...]:
    return (
        "只加“可以公开”的部门，按填报的精确数相加，单元格里是对“台账”的公式。空格表示没有一个部门填报；以万元填报的有尾差，各项之和与总计可能差几分。",
        "同一编码、名称、年度的只计一份；编码以某个部门的编码开头的下属单位不再计，它在部门的数里已经有了。",
        "每一行是否计入、为什么，见“台账”的“计入合计”和“说明”两栏。",
        "“有错误、没有计入”一栏是草稿数，可能含重复和下属单位，只供内部估计，不得公开。",
    )


def _written(listed: Path) -> dict[str, str]:
    """The ledgers that earlier runs wrote and that are still there, with their SHA-256; nothing if the JSON cannot be read."""
    try:
        written = json.loads(listed.read_text(encoding="utf-8"))[WRITTEN]
        return {str(name): str(digest) for name, digest in written.items() if (listed.parent / name).is_file()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
