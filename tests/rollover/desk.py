"""Last year's workbook on a clerk's desk: filled from values, changed by hand, rolled over."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook, load_workbook

from generator.derive import complete
from generator.model.submission import Submission
from generator.profiles.load import load_profile
from generator.rollover.roll import rolled_from
from generator.rollover.rolled import Rolled
from generator.workbook.fill import fill_workbook
from generator.workbook.read import read_workbook
from tests.support.submissions import source_values

SAMPLES = Path(__file__).parents[2] / "sample_inputs"
LAST_YEAR = SAMPLES / "hebei_2024" / "乐亭县行政审批局2023.xlsx"


@cache
def rolled_sample() -> Rolled:
    """The body whose two years are samples, rolled over once."""
    return rolled_from(LAST_YEAR, "hebei_2024")


@cache
def _filled(key: str, name: str) -> bytes:
    with TemporaryDirectory() as folder:
        return fill_workbook(load_profile(key), source_values(name), Path(folder) / "a.xlsx").read_bytes()


def sample_file(folder: Path, name: str = "leting_2023", file: str = "甲局2023.xlsx") -> Path:
    path = folder / file
    path.write_bytes(_filled("hebei_2024", name))
    return path


def filled(folder: Path, values: dict, key: str = "hebei_2024", file: str = "甲局.xlsx") -> Path:
    return fill_workbook(load_profile(key), values, folder / file)


def edit(path: Path, change: Callable[[Workbook], object]) -> Path:
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def read(path: Path, key: str = "hebei_2024") -> Submission:
    profile = load_profile(key)
    return complete(read_workbook(path, profile)[0], profile)


def small_values(**sheets) -> dict:
    """A small body of 2023 that fills in what is given; other sheets are empty."""
    facts = {
        "部门编码": "202", "部门名称": "青禾市档案馆", "公开主体": "部门", "预算年度": "2023", "金额单位": "万元",
        "公开日期": "2023-02-08", "资金全部为一般公共预算拨款": "是", "本年度拟购置固定资产总额": "0.00",
    }  # fmt: skip
    sheets["基本信息"] = facts | sheets.get("基本信息", {})
    return sheets
