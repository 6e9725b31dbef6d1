"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

TEMPORARY = ".gongkai-"
"""How the names of files begin that are not complete; a run that was killed may leave some."""


class OutputError(Exception):
    """Files could not be written. The message is for the clerk."""


class DiskFull(OutputError):
    """There is no room left: no other file can be written there either."""


def write_together(writers: dict[Path, Callable[[Path], object]], ready: Callable[[], object] | None = None) -> tuple[Path, ...]:
    """Write several files, all of them or none: each writer fills a temporary file beside its target, and only when all
    are complete do they take their names; just before that, `ready` is called. Raises OutputError with what to do about it."""
    temporary: dict[Path, Path] = {}
    try:
        for target, write in writers.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=TEMPORARY, suffix=target.suffix, dir=target.parent)
            os.close(handle)
            temporary[target] = Path(name)
            write(Path(name))
        for target in writers:
            _check_free(target)
        if ready:
            ready()
        for target, name in temporary.items():
            os.chmod(name, 0o644)
            os.replace(name, target)
    except PermissionError as error:
        where = error.filename2 or error.filename or ""
        raise OutputError(f"无法写入“{where}”：文件可能正在 Word、WPS 或 PDF 阅读器中打开，或者没有写入权限。请关闭后再运行。") from None
    except OSError as error:
        kind = DiskFull if error.errno in (errno.ENOSPC, errno.EDQUOT) else OutputError
        raise kind(f"写文件时出错（{error.strerror or error}）：“{error.filename or ''}”。请检查磁盘空间和文件夹。") from None
    finally:
        for name in temporary.values():
            name.unlink(missing_ok=True)
    return tuple(writers)


def _check_free(target: Path) -> None:
    """Can the target be replaced? On Windows a file open in Word refuses to be opened for appending."""
    if target.exists():
        with target.open("ab"):
            pass
