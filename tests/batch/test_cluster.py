"""A batch on a Dask cluster: the same results as on this machine, also when a worker is killed in the middle."""

from __future__ import annotations

import os
import shutil
import signal
from dataclasses import replace
from pathlib import Path

import pytest

distributed = pytest.importorskip("distributed", reason="Dask is not installed: pip install 'gongkai[dask]'. The cluster is NOT tested.")

import cli  # noqa: E402
from generator.batch.engines import LOST_TWICE, completed  # noqa: E402
from generator.batch.engines.cluster import Cluster, _packed, _unpacked  # noqa: E402
from generator.batch.errors import BatchError  # noqa: E402
from generator.batch.options import Options  # noqa: E402
from generator.batch.run import Batch  # noqa: E402
from generator.batch.state import load_states  # noqa: E402
from generator.batch.work import Task  # noqa: E402
from generator.model.result import FAILED, PUBLISHED  # noqa: E402
from generator.provenance import SUFFIX  # noqa: E402
from tests.batch.county import Here, Poison, county  # noqa: E402
from tests.support.workbooks import filled_bytes  # noqa: E402

OPTIONS = Options(fonts="bundled", mark="none")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def cluster():
    """Three worker processes, each restarted by a nanny when it dies."""
    with distributed.LocalCluster(n_workers=3, threads_per_worker=2, dashboard_address=None, silence_logs=50) as local:
        yield local


def published(folder: Path) -> dict[str, bytes]:
    """What may depend on nothing but the workbook and the program."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.suffix in (".docx", ".pdf") or path.name.endswith(SUFFIX)}


def untimed(folder: Path) -> dict:
    return {workbook: replace(result, seconds=0) for workbook, result in load_states(folder).items()}


def test_the_same_files_and_states_as_here(cluster, tmp_path):
    source = county(tmp_path / "工作簿", "a/甲.xlsx", "b/甲.xlsx", "c/乙.xlsx")
    Batch(source, tmp_path / "here", OPTIONS, Here()).run()
    report = Batch(source, tmp_path / "there", OPTIONS, lambda: Cluster(cluster.scheduler_address)).run()
    assert {result.status for result in report.results} == {PUBLISHED}
    assert published(tmp_path / "there") == published(tmp_path / "here") and len(published(tmp_path / "here")) == 9
    assert untimed(tmp_path / "there") == untimed(tmp_path / "here")


def test_a_worker_killed_in_the_middle_loses_nothing(cluster, tmp_path):
    source = county(tmp_path / "工作簿", *(f"{number:02}.xlsx" for number in range(12)))
    killed = []

    def kill_one(result, reused):
        if not killed:
            with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
                killed.append(next(iter(client.run(os.getpid).values())))
            os.kill(killed[0], signal.SIGKILL)

    report = Batch(source, tmp_path / "公开", OPTIONS, lambda: Cluster(cluster.scheduler_address)).run(kill_one)
    assert killed and [result.status for result in report.results] == [PUBLISHED] * 12


def test_a_workbook_that_kills_every_worker_fails_alone(cluster, tmp_path):
    flagged = [Task("0.xlsx", filled_bytes(), OPTIONS), Task("1.xlsx", filled_bytes(), Poison()), Task("2.xlsx", filled_bytes(), OPTIONS)]
    engine = Cluster(cluster.scheduler_address)
    try:
        done = [one.result for one in completed(engine, iter(flagged), lambda: False)]
    finally:
        engine.close()
    assert [result.status for result in done] == [PUBLISHED, FAILED, PUBLISHED]
    assert done[1].message == LOST_TWICE


def test_our_own_profiles_go_along(cluster, tmp_path):
    """Workers elsewhere do not have the bureau's folder: here it is gone from its place before they begin."""
    templates = tmp_path / "templates"
    shutil.copytree(ROOT / "templates", templates, ignore=shutil.ignore_patterns("henan*"))
    (templates / "hebei_2024/profile.toml").write_text((templates / "hebei_2024/profile.toml").read_text().replace('name = "河北省', 'name = "本局', 1))
    engine = Cluster(cluster.scheduler_address, str(templates))
    hidden = templates.rename(tmp_path / "hidden")
    try:
        [done] = completed(engine, iter([Task("甲.xlsx", filled_bytes(), replace(OPTIONS, templates=str(templates)))]), lambda: False)
    finally:
        engine.close()
    assert done.result.status == PUBLISHED and done.result.profile_name.startswith("本局"), done.result.message
    assert _packed(hidden) == _packed(hidden)
    assert (Path(_unpacked(_packed(hidden))) / "hebei_2024/profile.toml").is_file()


def test_the_command(cluster, tmp_path, capsys):
    source = county(tmp_path / "工作簿", "甲.xlsx")
    arguments = ["batch", str(source), "--out", str(tmp_path / "公开"), "--engine", "dask", "--scheduler", cluster.scheduler_address]
    assert cli.main(arguments) == 0
    assert "可以公开 1" in capsys.readouterr().out


def test_no_scheduler_is_said(monkeypatch):
    monkeypatch.setattr("generator.batch.engines.cluster.SECONDS_TO_CONNECT", 2)
    with pytest.raises(BatchError, match="连不上"):
        Cluster("tcp://127.0.0.1:9")
    with pytest.raises(BatchError, match="连不上"):
        Cluster("nonsense://x")


def test_workers_with_another_program_are_refused(cluster, monkeypatch):
    monkeypatch.setattr("generator.batch.engines.cluster.fingerprint.program", lambda: "another one")
    with pytest.raises(BatchError, match="版本不同"):
        Cluster(cluster.scheduler_address)
