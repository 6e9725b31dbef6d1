"""Ctrl-C: the first one finishes what is under way, the second one ends at once."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SIGNALS = (signal.SIGINT, signal.SIGTERM)
WORDS = "正在停止：等手头的几份做完，写好台账。再按一次 Ctrl-C 立即结束。"


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Within it, the yielded function says whether the run has been asked to stop."""
    asked: list[int] = []

    def stop(number: int, frame: object) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)
        print(f"\n{WORDS}", file=sys.stderr, flush=True)

    before = {number: signal.signal(number, stop) for number in SIGNALS}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
