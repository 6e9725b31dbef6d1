"""No two batches write into one folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from generator.batch.errors import BatchError
from generator.batch.places import LOCK
from generator.output import OutputError


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Keep others out of `out`. The lock is the system's: it goes with its process, however that ends.

    Raises BatchError if another batch has it, OutputError if the folder cannot be written.
    """
    lock = FileLock(out / LOCK, timeout=0)
    try:
        (out / LOCK).parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise BatchError(f"另一个批处理正在往“{out}”里写。请等它结束，或者用 --out 换一个文件夹。") from None
    except OSError as error:
        raise OutputError(f"不能在“{out}”里写文件（{error.strerror or error}）。请检查文件夹和磁盘空间。") from None
    try:
        yield
    finally:
        lock.release()
