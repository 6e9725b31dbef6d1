"""Where the subject codes stand on the hidden sheet of a blank workbook: drop-downs and names look there."""

from __future__ import annotations

from generator.model.profile import CodeTable, Profile
from generator.workbook.coordinates import column_letter
from generator.workbook.formulas import sheet_prefix
from generator.workbook.marks import CODE_SHEET


class CodeSheet:
    """Each code table with its lowest level first (the drop-down), then the parents (for names)."""

    def __init__(self, profile: Profile):
        self.ranges: dict[str, str] = {}  # code and name, all levels
        self.leaves: dict[str, str] = {}  # codes of the lowest level
        self.columns: list[list[tuple[str, str]]] = []  # (code, name) from row 1, a table every third column
        for name, table in profile.codes.items():
            self._add(name, table)

    def _add(self, name: str, table: CodeTable) -> None:
        subjects = sorted(table.subjects.values(), key=lambda s: (len(s.code) != table.levels[-1], s.code))
        leaves = sum(1 for subject in subjects if len(subject.code) == table.levels[-1])
        first = 3 * len(self.columns) + 1
        code, title = column_letter(first), column_letter(first + 1)
        prefix = sheet_prefix(CODE_SHEET)
        self.ranges[name] = f"{prefix}${code}$3:${title}${len(subjects) + 2}"
        self.leaves[name] = f"{prefix}${code}$3:${code}${max(leaves, 1) + 2}"
        self.columns.append([(name, ""), ("科目编码", "科目名称"), *((s.code, s.name) for s in subjects)])
