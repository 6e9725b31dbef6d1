"""Font files on this machine: where a clerk's own faces usually lie, and whether one may be embedded in a PDF."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_RESTRICTED = 0x0002  # fsType: may not be embedded at all
_NO_SUBSET_OR_BITMAP_ONLY = 0x0300  # fsType: may not be cut down, or only its bitmaps may be embedded
_COLLECTION = b"ttcf"
_TRUETYPE = (b"\x00\x01\x00\x00", b"true")


def usual_folders() -> tuple[Path, ...]:
    """Where Windows, Linux and macOS keep installed fonts."""
    local = os.environ.get("LOCALAPPDATA")
    windows = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
    home = Path.home()
    user = (home / ".local/share/fonts", home / ".fonts", home / "Library/Fonts")
    return (windows, *([Path(local) / "Microsoft/Windows/Fonts"] if local else []), Path("/usr/share/fonts"), *user)


def find_file(names: Iterable[str], index: int, folders: Iterable[Path]) -> Path | None:
    """The first file of one of these names below `folders` whose face number `index` may be embedded."""
    installed = _installed(tuple(folders))
    for name in names:
        path = installed.get(name.casefold())
        if path is not None and is_embeddable(path, index):
            return path
    return None


@cache
def _installed(folders: tuple[Path, ...]) -> dict[str, Path]:
    """Every file below `folders` by its case-folded name; the first folder wins."""
    found: dict[str, Path] = {}
    for folder in folders:
        for parent, children, names in os.walk(folder):
            children.sort()
            for name in sorted(names):
                found.setdefault(name.casefold(), Path(parent) / name)
    return found


@cache
def is_embeddable(path: Path, index: int = 0) -> bool:
    """True if face `index` of `path` opens, is drawn by TrueType outlines and its licence bits permit a subset."""
    try:
        tables = _tables(path, index)
        return b"glyf" in tables and _permits_embedding(path, tables)
    except (OSError, struct.error):
        return False


def _tables(path: Path, index: int) -> dict[bytes, int]:
    """The tables of one face of a font file with their offsets; empty if it is no TrueType file."""
    with path.open("rb") as file:
        signature = file.read(4)
        if signature == _COLLECTION:
            file.seek(12 + 4 * index)
            file.seek(struct.unpack(">L", file.read(4))[0])
            signature = file.read(4)
        if signature not in _TRUETYPE:
            return {}
        (count,) = struct.unpack(">H6x", file.read(8))
        records = (struct.unpack(">4s4xL4x", file.read(16)) for _ in range(count))
        return dict(records)


def _permits_embedding(path: Path, tables: dict[bytes, int]) -> bool:
    if b"OS/2" not in tables:
        return True  # old faces without licence bits are installable by the specification
    with path.open("rb") as file:
        file.seek(tables[b"OS/2"] + 8)
        (kind,) = struct.unpack(">H", file.read(2))
    return kind & 0x000F != _RESTRICTED and not kind & _NO_SUBSET_OR_BITMAP_ONLY
