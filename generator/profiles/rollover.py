"""结转办法: what becomes of every cell of last year's workbook, as `rollover.csv` of a profile says.

One row is one decision: sheet, row, column (empty: all of them), what to do, where from, why. The most specific row counts.
A child profile's rows lie over those of its ancestors. Officers read and change the file; lines that begin with # are theirs.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model.expression import Formula, parse
from generator.model.profile import Profile
from generator.profiles.errors import ProfileError, ProfileFault

FILE = "rollover.csv"
HEAD = ("表", "行", "栏", "做法", "取自", "说明")

CARRY = "照抄"
REVIEW = "待核"
CLEAR = "清空"
NOTE = "清空备查"
LAST = "转为上年"
LAST_OR_ZERO = "转为上年（空为零）"
NEW_NAME = "新名称"
YEAR = "新年度"
DROP = "不带"
TEXTS = "备查"
KEPT = "留存"

ACTIONS = {
    CARRY: "原样带来，说的是预算年度的年份往后推",
    REVIEW: "带来，但要核对：同时放进备查的表，改过或核对过才算",
    CLEAR: "不带来，今年重新填",
    NOTE: "不带来，上年写的放进备查的表",
    LAST: "上年工作簿里的一个数（填的或推出的），取自写明在哪里；没有就空着，不填0",
    LAST_OR_ZERO: "同上；上年的工作簿没有错误时，空着就是没有，按0",
    NEW_NAME: "取自那一栏今年改了的名称，没有改就空着",
    YEAR: "今年的预算年度",
    DROP: "整行不带来，逐条写进报告",
    TEXTS: "备查的表：程序把上年写的、要核对的放在这里，取自写这一栏放什么",
    KEPT: "留存的表：今年没有地方放的内容放在这里，取自写这一栏放什么",
}
"""What can be done, and what it means; the lint and the report say it in these words."""

TEXT_PARTS = ("表", "行", "栏", "内容", "核对")
KEPT_PARTS = ("表", "位置", "内容", "说明")
"""What the columns of the two sheets hold that the program fills by itself."""

FROM_LAST = (LAST, LAST_OR_ZERO, NEW_NAME)
BY_PROGRAM = (TEXTS, KEPT)


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the file. `source` is a formula over the old workbook, or a part of TEXT_PARTS or KEPT_PARTS."""

    sheet: str
    row: str
    column: str
    action: str
    source: str = ""
    why: str = ""
    path: Path | None = None
    line: int = 0

    @property
    def formula(self) -> Formula:
        """Raises ValueError for a source that is none."""
        return parse(self.source)

    def fault(self, message: str) -> ProfileFault:
        return ProfileFault(FILE, self.line, message, self.path)


@dataclass(frozen=True, slots=True)
class Rollover:
    """All decisions by sheet, row and column."""

    decisions: dict[tuple[str, str, str], Decision]

    def decide(self, sheet: str, row: str = "", column: str = "") -> Decision | None:
        """What is decided for a cell; a decision for its row counts before one for its column."""
        for key in ((sheet, row, column), (sheet, row, ""), (sheet, "", column), (sheet, "", "")):
            if key in self.decisions:
                return self.decisions[key]
        return None

    def of_sheet(self, sheet: str) -> tuple[Decision, ...]:
        return tuple(decision for decision in self.decisions.values() if decision.sheet == sheet)

    def parts(self, action: str) -> tuple[str, dict[str, str]]:
        """The sheet that the program fills (TEXTS or KEPT) and the column of each part; "" if there is none."""
        found = [decision for decision in self.decisions.values() if decision.action == action]
        return (found[0].sheet if found else ""), {decision.source: decision.column for decision in found}


def rollover_of(profile: Profile) -> Rollover:
    """The control table of a profile. Raises ProfileError with every fault, or if there is none."""
    from generator.profiles.lint_rollover import decision_faults

    table, faults = read_rollover(profile)
    if not table.decisions and not faults:
        raise ProfileError([ProfileFault(profile.key, 0, f"没有结转办法（{FILE}），不能结转到这个公开格式；抄一份相近的来改")])
    faults += decision_faults(profile, table) if not faults else []
    if faults:
        raise ProfileError(faults)
    return table


def read_rollover(profile: Profile) -> tuple[Rollover, list[ProfileFault]]:
    """The decisions of the profile and its ancestors, and what is wrong with the files themselves; nothing if there is no file."""
    decisions: dict[tuple[str, str, str], Decision] = {}
    faults: list[ProfileFault] = []
    for folder in reversed(profile.folders):
        path = folder / FILE
        own: dict[tuple[str, str, str], Decision] = {}
        for decision in _rows(path, faults) if path.is_file() else ():
            key = (decision.sheet, decision.row, decision.column)
            if key in own:
                faults.append(decision.fault(f"{_words(decision)}写了两次（第 {own[key].line} 行已有）"))
            own[key] = decision
        decisions |= own
    return Rollover(decisions), faults


def _rows(path: Path, faults: list[ProfileFault]) -> Iterator[Decision]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        faults.append(ProfileFault(FILE, 0, "不是 UTF-8 编码；在 Excel 里另存为“CSV UTF-8（逗号分隔）”", path))
        return
    reader = csv.reader(text.splitlines())
    head: list[str] = []
    for cells in reader:
        cells = [cell.strip() for cell in cells]
        if not any(cells) or cells[0].startswith("#"):
            continue
        if not head:
            head = cells
            missing = [name for name in HEAD[:5] if name not in head]
            if missing:
                faults.append(ProfileFault(FILE, reader.line_num, f"表头缺少“{'、'.join(missing)}”，应为“{','.join(HEAD)}”", path))
                return
            continue
        values = dict(zip(head, cells, strict=False))
        yield Decision(*(values.get(name, "") for name in HEAD), path, reader.line_num)


def _words(decision: Decision) -> str:
    return "“" + "”“".join(part for part in (decision.sheet, decision.row, decision.column) if part) + "”"
