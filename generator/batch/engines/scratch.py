"""A private folder for what passes between the processes of one batch: also the next batch removes it, if this one is killed."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from pathlib import Path

from filelock import FileLock, Timeout

PREFIX = "gongkai-batch-"
_LOCK = ".lock"


class Scratch:
    """An empty folder in the system's temporary one, until `close`. Its lock is the system's and ends with its process."""

    def __init__(self) -> None:
        remove_left()
        self.folder = Path(tempfile.gettempdir(), f"{PREFIX}{uuid.uuid4().hex}")
        self._lock = FileLock(_lock_of(self.folder))
        self._lock.acquire()  # before there is a folder, so that nobody takes it for one that was left
        self.folder.mkdir(mode=0o700)

    def close(self) -> None:
        _remove(self.folder, self._lock)


def remove_left() -> None:
    """Remove the folders of batches that were killed."""
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*{_LOCK}"):
        lock = FileLock(path, timeout=0)
        try:
            lock.acquire()
        except (Timeout, OSError):  # in use, or somebody else's
            continue
        _remove(path.with_suffix(""), lock)


def _remove(folder: Path, lock: FileLock) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    lock.release()
    try:
        Path(lock.lock_file).unlink(missing_ok=True)
    except OSError:  # another batch is just looking at it
        pass


def _lock_of(folder: Path) -> Path:
    return folder.with_suffix(_LOCK)
