"""A department's workbook and its report as files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from generator.consolidate.department import Department, consolidate
from generator.consolidate.report import SUFFIX, report_text
from generator.consolidate.units import read_units
from generator.output import OutputError, write_together
from generator.workbook.fill import fill_workbook


def write_department(
    paths: Sequence[Path], target: Path | None = None, *, lead: str = "", code: str = "", name: str = "", profile: str | None = None
) -> tuple[Department, tuple[Path, ...]]:
    """Put the units' workbooks together as `target`, with a report beside it: both or none; existing files are never overwritten.

    By default the workbook goes beside the first unit's and bears the department's name. Raises ConsolidationError,
    WorkbookError, ProfileError or OutputError.
    """
    loaded, units = read_units(paths, profile)
    department = consolidate(loaded, units, lead=lead, code=code, name=name)
    target = _target(target, paths[0].parent, department.name)
    report = target.with_name(target.stem + SUFFIX)
    for path in (target, report):
        if path.exists():
            raise OutputError(f"“{path}”已经存在，没有覆盖；请换一个文件名（--out），或者把它移走。")
    files = write_together({
        target: lambda temporary: fill_workbook(loaded, department.values(), temporary),
        report: lambda temporary: temporary.write_text(report_text(department), encoding="utf-8"),
    })
    return department, files


def _target(target: Path | None, beside: Path, name: str) -> Path:
    """Where the workbook goes; a name that somebody typed into a cell is made a file name, never a path."""
    if target and target.is_dir():
        beside, target = target, None
    if target:
        return target if target.suffix.lower() == ".xlsx" else target.with_name(target.name + ".xlsx")
    stem = re.sub(r"[^\w（）()-]", "_", name)[:80] or "部门"
    return beside / f"{stem}.xlsx"
