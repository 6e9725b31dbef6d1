"""The workbooks below a folder: what clerks filled in, and nothing that we or an office suite put there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.batch.places import INTERNAL, LEDGER, STATE, same

SUFFIXES = (".xlsx", ".xlsm")
OTHER = (".xls", ".et", ".xlsb", ".ods")
"""Workbooks that cannot be read: they are not taken, but told of, since somebody may have meant them to be."""

_MARKED = re.compile(r"（问题标注\d*）$")


@dataclass(frozen=True, slots=True)
class Found:
    """`workbooks` are paths relative to the folder, with "/", sorted.

    `marked` are marked copies that stand beside their workbooks, `others` files of other kinds; neither are taken.
    """

    workbooks: tuple[str, ...]
    marked: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def find_workbooks(folder: Path, out: Path) -> Found:
    """Everything below `folder` but what is below `out`, hidden, or the result of another batch."""
    workbooks, marked, others = [], [], []
    for parent, names in _folders(folder, out):
        stems = {same(Path(name).stem) for name in names}
        for name in sorted(names):
            path, suffix = (parent / name).relative_to(folder).as_posix(), Path(name).suffix.lower()
            original = _MARKED.sub("", Path(name).stem)
            if suffix in OTHER:
                others.append(path)
            elif suffix not in SUFFIXES or same(name) == same(LEDGER):
                continue
            elif original != Path(name).stem and same(original) in stems:
                marked.append(path)
            else:
                workbooks.append(path)
    return Found(tuple(sorted(workbooks)), tuple(sorted(marked)), tuple(sorted(others)))


def _folders(folder: Path, out: Path) -> Iterator[tuple[Path, list[str]]]:
    """Each folder that may hold workbooks, with the names of its visible files."""
    skipped = out.resolve()
    for current, children, names in os.walk(folder):
        parent = Path(current)
        children[:] = sorted(child for child in children if not _is_hidden(child) and not _is_ours(parent / child, skipped))
        yield parent, [name for name in names if not _is_hidden(name)]


def _is_hidden(name: str) -> bool:
    """Hidden files, and the lock files of Excel (~$) and WPS (.~)."""
    return name.startswith((".", "~$")) or name in ("__MACOSX", INTERNAL)


def _is_ours(path: Path, out: Path) -> bool:
    return path.resolve() == out or (path / STATE).is_dir()
