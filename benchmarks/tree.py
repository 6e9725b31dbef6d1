"""Costs of a command with all processes it starts, also those that nobody waits for: sampled from /proc, so on Linux only."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

from benchmarks.measure import Cost

PAUSE = 0.1  # seconds between two looks; what a process uses after the last look before its end is not seen
_TICKS = os.sysconf("SC_CLK_TCK")


def tree(command: list[str | Path], env: dict[str, str] | None = None, ends: tuple[int, ...] = (0,)) -> Cost:
    """Wall clock, processor time of all processes together, peak of the largest one. Raises if it ends otherwise than `ends`."""
    start = time.perf_counter()
    running = subprocess.Popen([*map(str, command)], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
    cpu: dict[int, float] = {}
    peak = 0.0
    while running.poll() is None:
        for process in _session(running.pid):
            used, highest = _usage(process)
            cpu[process] = max(used, cpu.get(process, 0.0))
            peak = max(peak, highest)
        time.sleep(PAUSE)
    wall = time.perf_counter() - start
    if running.returncode not in ends:
        raise RuntimeError(f"{command}: {running.stderr.read().decode(errors='replace')[-2000:]}")
    return Cost(wall, sum(cpu.values()), peak)


def _session(leader: int) -> list[int]:
    """The processes of the session that the command leads."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(fields[3]) == leader:
            found.append(int(folder.name))
    return found


def _usage(process: int) -> tuple[float, float]:
    """Seconds of processor time and the highest memory in MiB so far; nothing for one that has just ended."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0, 0.0
    highest = next((line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")), "0")
    return (int(fields[11]) + int(fields[12])) / _TICKS, int(highest) / 1024
