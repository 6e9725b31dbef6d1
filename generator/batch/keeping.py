"""Files that a person may have worked on since, or has open, are left alone: ours gets a number after its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

MOST = 99
"""How many of one name may stand beside each other."""


def free_name(path: Path, is_ours: Callable[[Path], bool]) -> Path:
    """`path` itself, or the first “name（2）” after it, that is not there or is as we wrote it and closed."""
    for number in range(1, MOST + 1):
        candidate = path if number == 1 else path.with_stem(f"{path.stem}（{number}）")
        if not candidate.exists() or (candidate.is_file() and _is_closed(candidate) and is_ours(candidate)):
            return candidate
    return path


def _is_closed(path: Path) -> bool:
    """On Windows a file open in Excel refuses to be opened for appending."""
    try:
        with path.open("ab"):
            return True
    except OSError:
        return False
