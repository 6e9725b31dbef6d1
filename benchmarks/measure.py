"""Costs of whole processes: wall clock, processor time and peak memory, medians of interleaved rounds."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds and MiB. The peak is that of the largest process, not the sum of processes that run at the same time."""

    wall: float
    cpu: float = 0.0
    peak: float = 0.0

    def __add__(self, other: Cost) -> Cost:
        """One after the other."""
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.peak, other.peak))


def process(command: list[str | Path], env: dict[str, str] | None = None) -> Cost:
    """The cost of a process with all it starts and waits for. Raises if it fails.

    A small process in between starts it: what one starts counts with at least the memory of its parent.
    """
    words = [sys.executable, "-I", "-S", __file__, *map(str, command)]
    done = subprocess.run(words, check=False, env=env, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stderr[-2000:]}")
    return Cost(*json.loads(done.stdout))


def _measured(command: list[str]) -> tuple[float, float, float]:
    """Run a command and wait for it; ends this process if it fails."""
    start = time.perf_counter()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(running.pid, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"exit status {os.waitstatus_to_exitcode(status)}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def timed(work: Callable[[], object]) -> Cost:
    """The wall clock and processor time of a function in this process."""
    start, cpu = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - start, time.process_time() - cpu)


def interleaved(routes: dict[str, Callable[[int], Cost]], rounds: int) -> dict[str, Cost]:
    """Medians of each route, run in turn (A B A B …) after one round that does not count; a route is told the round."""
    costs: dict[str, list[Cost]] = {name: [] for name in routes}
    for number in range(rounds + 1):
        for name, route in routes.items():
            cost = route(number)
            if number:
                costs[name].append(cost)
    return {name: median(found) for name, found in costs.items()}


def median(costs: list[Cost]) -> Cost:
    """The median of each figure by itself."""
    return Cost(*(statistics.median(getattr(cost, field) for cost in costs) for field in ("wall", "cpu", "peak")))


if __name__ == "__main__":
    print(json.dumps(_measured(sys.argv[1:])))
