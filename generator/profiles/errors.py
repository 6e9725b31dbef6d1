"""What a template maintainer is told: every fault of a profile at once, with file, line and a suggestion."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ProfileFault:
    """One fault in one file of a profile; `line` counts from 1, 0 if the fault is the whole file's.

    `path` is the very file, where it is known: a child and its parent may both have one of that name.
    """

    file: str
    line: int
    message: str
    path: Path | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.file}" + (f" 第 {self.line} 行" if self.line else "") + f"：{self.message}"


class ProfileError(Exception):
    """A profile that cannot be used, with all its faults."""

    def __init__(self, faults: Iterable[ProfileFault]):
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def suggestion(word: str, known: Iterable[str]) -> str:
    """“，你是不是想写“…””, or "" if nothing is near."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"，是不是想写“{near[0]}”？" if near else ""


def line_of(path: Path, *needles: str, after: int = 0) -> int:
    """The first line of the file, from 1, that holds the first of `needles` that is there at all; 0 if none is.

    Lines up to `after` do not count; a file that is missing or no text has no lines.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return 0
    found = (number for needle in needles if needle for number, line in enumerate(lines, 1) if number > after and needle in line)
    return next(found, 0)
