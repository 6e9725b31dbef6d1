"""What cannot be put together is told in the clerk's words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.consolidate.units import ConsolidationError, read_units
from generator.workbook.errors import WorkbookError
from generator.workbook.fill import fill_workbook
from tests.consolidate._kit import sample_values
from tests.support.submissions import hebei

FOLDER = Path(__file__).parents[2] / "sample_inputs" / "hebei_2024" / "units"
LEAD, STATION = FOLDER / "清禾市农业农村局本级.xlsx", FOLDER / "清禾市农业技术推广站.xlsx"


def test_units_are_read_in_the_order_given():
    profile, units = read_units([STATION, LEAD])
    assert profile.key == "hebei_2024"
    assert [(unit.code, unit.errors) for unit in units] == [("318002", ()), ("318001", ())]


def test_the_same_unit_twice(tmp_path):
    copy = shutil.copy(STATION, tmp_path / "又一份.xlsx")
    with pytest.raises(ConsolidationError, match="又一份.xlsx”是同一个单位（清禾市农业技术推广站）"):
        read_units([LEAD, STATION, Path(copy)])


def test_different_years(tmp_path):
    values = sample_values("zhongzi")
    values["基本信息"]["预算年度"] = "2023"
    other = fill_workbook(hebei(), values, tmp_path / "旧.xlsx")
    with pytest.raises(ConsolidationError, match="“预算年度”不一样.*“旧.xlsx”是2023"):
        read_units([LEAD, other])


def test_different_forms(tmp_path):
    from generator.profiles.load import load_profile
    from tools.make_samples import make_samples

    [other, *_] = make_samples("henan_2024", tmp_path)
    assert load_profile("henan_2024")
    with pytest.raises(ConsolidationError, match="公开格式是 henan_2024，前面的是 hebei_2024"):
        read_units([LEAD, other])


def test_no_unit_of_money(tmp_path):
    values = sample_values("zhongzi")
    del values["基本信息"]["金额单位"]
    book = tmp_path / "没有单位.xlsx"
    fill_workbook(hebei(), values, book)
    import openpyxl

    opened = openpyxl.load_workbook(book)
    for row in opened["基本信息"].iter_rows():
        if row[0].value and "金额单位" in str(row[0].value):
            row[1].value = None
    opened.save(book)
    with pytest.raises(ConsolidationError, match="没有填“金额单位”"):
        read_units([LEAD, book])


def test_a_file_that_is_no_workbook(tmp_path):
    broken = tmp_path / "坏.xlsx"
    broken.write_text("不是工作簿", encoding="utf-8")
    with pytest.raises(WorkbookError):
        read_units([LEAD, broken])
