"""The command itself, as its own process: exit codes, words, kill -9, Ctrl-C, two at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import cli
from generator.batch.fingerprint import digest
from generator.batch.places import INTERNAL, LEDGER_JSON, STATE
from generator.batch.state import load_states
from generator.model.result import PUBLISHED
from tests.batch.county import broken_bytes, county

ROOT = Path(__file__).parents[2]
FEW = [f"{number}.xlsx" for number in range(6)]


def command(tmp_path: Path, *more: str) -> list[str]:
    return [sys.executable, str(ROOT / "cli.py"), "batch", str(tmp_path / "工作簿"), "--out", str(tmp_path / "公开"), "--fonts", "bundled", *more]


def start(tmp_path: Path, *more: str, **options) -> subprocess.Popen:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(command(tmp_path, *more), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment, **options)


def wait_for_first(tmp_path: Path, process: subprocess.Popen) -> None:
    """Until the first workbook is done."""
    end = time.monotonic() + 120
    while time.monotonic() < end and process.poll() is None:
        if list((tmp_path / "公开" / STATE).glob("[!.]*.json")):
            return
        time.sleep(0.02)
    raise AssertionError(f"nothing was done: {process.communicate()}")


def children(pid: int) -> set[int]:
    """The processes below `pid`."""
    found = {int(child) for task in Path(f"/proc/{pid}/task").glob("*/children") for child in task.read_text().split()}
    return found | {grandchild for child in found for grandchild in children(child)}


def assert_true(out: Path) -> None:
    """Every result that is remembered is on disk as it says, and nothing else is."""
    known = set()
    for result in load_states(out).values():
        for kind, file in result.files.items():
            assert digest((out / file).read_bytes()) == result.sha256[kind]
            known.add(file)
    there = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.suffix in (".docx", ".pdf")}
    assert {file for file in known if file.endswith((".docx", ".pdf"))} == {file for file in there if ".gongkai-" not in file}


def test_a_batch_with_everything_in_it(tmp_path, capsys):
    county(tmp_path / "工作簿", "好.xlsx")
    (tmp_path / "工作簿/坏.xlsx").write_bytes(b"no workbook")
    (tmp_path / "工作簿/错.xlsx").write_bytes(broken_bytes())
    (tmp_path / "工作簿/旧.xls").write_bytes(b"")
    assert cli.main(command(tmp_path)[2:]) == 2
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0].startswith("不能读取　坏.xlsx") and lines[1].startswith("有错误　错.xlsx（错误 ")
    assert "旧.xls" in out and "共 3 份工作簿：可以公开 1、有错误 1、不能读取 1" in out
    assert err == ""  # no bar where nobody watches
    (tmp_path / "工作簿/坏.xlsx").unlink()
    assert cli.main(command(tmp_path)[2:]) == 1
    assert "其中 2 份没有变化" in capsys.readouterr().out
    (tmp_path / "工作簿/错.xlsx").unlink()
    assert cli.main(command(tmp_path)[2:]) == 0
    assert "工作簿已不在　错.xlsx" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--engine", "dask"], "一起写"),
        (["--scheduler", "tcp://127.0.0.1:1"], "一起写"),
        (["--document", "月报"], "没有“月报”"),
        (["--document", "月报", "--all-documents"], "只写一个"),
        (["--jobs", "-1"], "--jobs"),
        (["--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", "--fonts", "own"], "字体"),
        (["--roster", "没有.xlsx"], "没有.xlsx"),
    ],
)
def test_options_that_do_not_go_together(tmp_path, capsys, more, words):
    county(tmp_path / "工作簿", "甲.xlsx")
    assert cli.main([*command(tmp_path)[2:], *more]) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "公开").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="looks for workers in /proc")
def test_killed_in_the_middle_it_goes_on_where_it_stopped(tmp_path):
    county(tmp_path / "工作簿", *FEW)
    process = start(tmp_path, "--jobs", "2")
    wait_for_first(tmp_path, process)
    workers = children(process.pid)
    process.kill()
    process.communicate()
    out = tmp_path / "公开"
    finished = len(load_states(out))
    assert 1 <= finished < len(FEW)
    assert_true(out)
    end = time.monotonic() + 20
    while time.monotonic() < end and any(Path(f"/proc/{worker}/exe").exists() for worker in workers):
        time.sleep(0.1)
    assert workers and not any(Path(f"/proc/{worker}/exe").exists() for worker in workers), "workers without a parent go on"
    process = start(tmp_path)
    said, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    assert f"其中 {finished} 份没有变化" in said
    assert_true(out)
    assert {result.status for result in load_states(out).values()} == {PUBLISHED} and len(load_states(out)) == len(FEW)
    assert not list(out.rglob(".gongkai-*"))


@pytest.mark.skipif(os.name == "nt", reason="signals of a terminal")
def test_interrupted_it_keeps_what_is_finished_and_writes_the_ledger(tmp_path):
    county(tmp_path / "工作簿", *(f"{number}.xlsx" for number in range(12)))
    process = start(tmp_path, "--jobs", "1", start_new_session=True)
    wait_for_first(tmp_path, process)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers too
    said, err = process.communicate(timeout=300)
    assert process.returncode == 2 and "正在停止" in err and "Traceback" not in err
    assert "中途停止" in said and "没有处理" in said
    out = tmp_path / "公开"
    assert_true(out)
    text = (out / INTERNAL / LEDGER_JSON).read_text(encoding="utf-8")
    assert text.count('"没有处理"') >= 1 and len(load_states(out)) >= 1


def test_a_second_batch_into_the_same_folder_is_refused(tmp_path):
    county(tmp_path / "工作簿", *FEW)
    first = start(tmp_path, "--jobs", "1")
    wait_for_first(tmp_path, first)
    second = start(tmp_path)
    _, err = second.communicate(timeout=60)
    assert second.returncode == 2 and "另一个批处理正在" in err and "Traceback" not in err
    first.communicate(timeout=300)
    assert first.returncode == 0
    assert_true(tmp_path / "公开")


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal of its own")
def test_a_terminal_gets_a_bar(tmp_path):
    county(tmp_path / "工作簿", "甲.xlsx", "乙.xlsx")
    import pty
    import termios

    terminal, end = pty.openpty()
    termios.tcsetwinsize(end, (24, 100))
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    process = subprocess.Popen(command(tmp_path), stdout=subprocess.PIPE, stderr=end, env=environment)
    os.close(end)
    process.communicate(timeout=300)
    shown = b""
    try:
        while piece := os.read(terminal, 65536):
            shown += piece
    except OSError:  # the end of a terminal
        pass
    os.close(terminal)
    text = shown.decode("utf-8", "replace")
    assert process.returncode == 0 and "2/2 份" in text and "还需" in text
