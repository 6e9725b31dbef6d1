"""What a worker keeps: prepared once for a profile, anew after it is told to forget, and out of the way of the collector."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from generator.batch.bench import bench_for, forget
from generator.batch.options import Options
from generator.workbook.errors import WorkbookError
from tests.support.workbooks import filled_bytes


@pytest.fixture
def workbook(tmp_path) -> Path:
    path = tmp_path / "甲.xlsx"
    path.write_bytes(filled_bytes())
    return path


def test_one_bench_for_all_workbooks_of_a_profile(workbook):
    bench = bench_for(workbook, Options())
    assert bench_for(workbook, Options()) is bench and bench.press is bench.press
    assert bench_for(workbook, Options(fonts="bundled")) is not bench
    forget()
    assert bench_for(workbook, Options()) is not bench


def test_a_workbook_that_names_no_profile_needs_one_of_the_options(tmp_path):
    nothing = tmp_path / "乙.xlsx"
    nothing.write_bytes(b"")
    with pytest.raises(WorkbookError):
        bench_for(nothing, Options())
    assert bench_for(nothing, Options(profile="hebei_2024")).profile.key == "hebei_2024"


def test_it_settles_once(workbook):
    forget()
    bench = bench_for(workbook, Options())
    try:
        bench.settle()
        frozen = gc.get_freeze_count()
        kept = [[] for _ in range(100)]
        bench.settle()
        assert frozen and gc.get_freeze_count() <= frozen and len(kept) == 100
    finally:
        gc.unfreeze()
