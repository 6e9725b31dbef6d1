"""Units for tests without workbooks: values as in a sample's source, completed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.consolidate.department import Department, consolidate
from generator.consolidate.essentials import as_submission
from generator.consolidate.units import Unit
from generator.derive import complete
from generator.model.figure import Figure
from generator.model.submission import Cell, Row, Sheet, Submission
from tests.support.random_bodies import Size, random_values
from tests.support.submissions import hebei, submission_of
from tools.make_samples import values_of

SOURCES = Path(__file__).parents[2] / "sample_inputs" / "hebei_2024" / "units" / "sources"
NAMES = ("benji", "tuiguang", "yikong", "zhongzi")
LEAD, STATION, DISEASE, SEEDS = "清禾市农业农村局本级", "清禾市农业技术推广站", "清禾市动物疫病预防控制中心", "清禾市种子管理服务站"
SMALL = Size(functional=4, economic=8, projects=3, indicators=2)


def unit_of(values: dict, profile=None) -> Unit:
    """A unit that typed these values."""
    profile = profile or hebei()
    facts = values[profile.facts.sheet]
    typed = submission_of(values, profile)
    name, code = facts[profile.facts.body], facts.get(profile.facts.code, "")
    return Unit(Path(f"{name}.xlsx"), name, code, typed, complete(typed, profile), (), name)


def sample_values(name: str) -> dict:
    return values_of(SOURCES / f"{name}.toml")


@cache
def sample_units() -> tuple[Unit, ...]:
    return tuple(unit_of({sheet: content for sheet, content in sample_values(name).items() if sheet != "填报说明"}) for name in NAMES)


@cache
def sample_department() -> Department:
    return consolidate(hebei(), sample_units())


@cache
def random_units(seed: int, number: int = 3) -> tuple[Unit, ...]:
    """Units of random bodies, each with a name of its own."""
    units = []
    for n in range(number):
        values = random_values(seed * 10 + n, SMALL)
        values["基本信息"]["部门名称"] = f"第{n + 1}个单位"
        units.append(unit_of(values))
    return tuple(units)


def changed(department: Department, sheet: str, key: str, column: str, by) -> Submission:
    """The department as it is typed, with one cell changed by so much, completed."""
    typed = all_but_computed(department)

    def row_of(row: Row) -> Row:
        if row.key != key:
            return row
        cell = row[column]
        value = Figure((cell.typed.value if isinstance(cell.typed, Figure) else 0) + by, (cell.source,) if cell.source else ())
        return replace(row, cells={**row.cells, column: Cell(value, cell.source, value)})

    sheets = {name: Sheet(name, tuple(row_of(row) if name == sheet else row for row in s.rows), s.present) for name, s in typed.sheets.items()}
    return complete(replace(typed, sheets=sheets), department.profile)


def typed_again(department: Department) -> Submission:
    """What reading the department's workbook gives."""
    values = {name: content for name, content in department.values().items() if name in department.profile.sheets}
    for name, content in values.items():
        if department.profile.sheets[name].is_fields:
            values[name] = {line: cells["内容"] for line, cells in content.items()}
    return submission_of(values, department.profile)


def all_but_computed(department: Department) -> Submission:
    return as_submission(department.typed, department.profile, department.unit)
