"""What a result depends on besides the workbook: the program, the profile with all that it takes from others, the fonts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from generator import __version__
from generator.profiles.layers import layers_of

WORKBOOK, PROFILE, PROGRAM, OPTIONS = "workbook", "profile", "program", "options"
"""The keys of `Result.keys`."""


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@cache
def program() -> str:
    """The version, and the sources as they are installed: a program that was mended does everything anew."""
    package = Path(__file__).resolve().parent.parent
    return f"{__version__} {_of_files(package, package.rglob('*.py'))}"


def of_profile(key: str, fonts: str, templates: str = "") -> str:
    """Everything that is in the profile's folders, its ancestors' and the common one, and the clerk's own fonts if they are used.

    Raises ProfileError if there is no such profile.
    """
    layers = layers_of(key, Path(templates) if templates else None)
    parts = [_of_files(folder, (path for path in folder.rglob("*") if path.is_file())) for folder in (*layers.folders, layers.common)]
    if fonts == "own":
        from generator.writers.fonts import FontBook

        parts += [digest(path.read_bytes()) for path in FontBook(layers.common / "fonts" / "fonts.toml", fonts).clerk_files()]
    return digest(" ".join(parts).encode())[:16]


def _of_files(folder: Path, paths: Iterable[Path]) -> str:
    """Names and contents of the files; what editors and systems leave lying about does not count."""
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    seen = hashlib.sha256()
    for name in sorted(names):
        if not any(part.startswith((".", "~$", "__pycache__")) for part in name.split("/")):
            seen.update(f"{name}\n{digest(names[name].read_bytes())}\n".encode())
    return seen.hexdigest()[:16]
