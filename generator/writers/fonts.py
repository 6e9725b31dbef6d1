"""Faces: which font file draws which character.

A Word face name (仿宋_GB2312, 黑体, ...) becomes a `Face`: a stack of font files of which the first one that has a
character draws it. A file is opened only when a character asks for it, since opening one costs a tenth of a second.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics

from generator.writers import font_files
from generator.writers.embedded_font import EmbeddedFont
from generator.writers.line_breaking import INVISIBLE

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_SPACES = {"\t": 1.0, "\xa0": 0.25, "\u2002": 0.5, "\u2003": 1.0, "\u2009": 0.2, "\u202f": 0.2, "\u3000": 1.0}
_MISSING_WIDTH = 1.0


@dataclass(frozen=True, slots=True)
class FontFile:
    """One face of a font file; `index` is its number in a collection (.ttc), else 0."""

    path: Path
    index: int = 0

    @property
    def font(self) -> EmbeddedFont:
        """The font, opened when first asked for."""
        return _registered(self.path, self.index)


@cache
def _registered(path: Path, index: int) -> EmbeddedFont:
    font = EmbeddedFont(f"{path}#{index}", str(path), index)
    pdfmetrics.registerFont(font)
    return font


class Face:
    """A stack of font files. `widths[character]` is in em, `fonts[character]` the ReportLab font that draws it.

    A character that is not drawn (spaces that no file has, zero-width marks) has the font "".
    """

    def __init__(self, name: str, stack: tuple[FontFile, ...], latin: FontFile | None = None) -> None:
        self.name = name
        self.widths: dict[str, float] = _Filling(self, "widths")
        self.fonts: dict[str, str] = _Filling(self, "fonts")
        self.missing: set[str] = set()
        self._stack = stack
        self._latin = latin

    def width(self, text: str) -> float:
        """The width of `text` in em, without any gaps."""
        return sum(map(self.widths.__getitem__, text))

    @property
    def main_font(self) -> str:
        """The ReportLab name of the last font of the stack, which has the most characters."""
        return self._stack[-1].font.fontName

    def look_up(self, character: str) -> None:
        """Enter font and width of `character` into the two tables."""
        self.fonts[character], self.widths[character] = self._find(character)

    def _find(self, character: str) -> tuple[str, float]:
        if _INVISIBLE.match(character):
            return "", 0.0
        code = ord(character)
        latin_first = self._latin is not None and 0x20 < code < 0x7F
        for file in (self._latin, *self._stack) if latin_first else self._stack:
            font = file.font
            if font.face.charToGlyph.get(code):
                return font.fontName, font.face.getCharWidth(code) / 1000
        if character.isspace():
            return "", _SPACES.get(character, 0.25)
        self.missing.add(character)
        return self.main_font, _MISSING_WIDTH


class _Filling(dict):
    """A table of a face that asks the face for every character it does not know yet."""

    def __init__(self, face: Face, table: str) -> None:
        super().__init__()
        self._face, self._table = face, table

    def __missing__(self, character: str):
        self._face.look_up(character)
        return self[character]


class FontBook:
    """The faces of one run.

    `mode` is "own" (the clerk's installed faces first) or "bundled" (the same on every machine). `table` is
    the path of fonts.toml, whose comments say what its entries mean; `folders` is where to look for the clerk's faces,
    by default where the operating systems keep them.
    """

    def __init__(self, table: Path, mode: str = "bundled", folders: Iterable[Path] | None = None) -> None:
        if mode not in ("own", "bundled"):
            raise ValueError(f"mode is {mode!r}, not 'own' or 'bundled'")
        self.mode = mode
        self._roles, self._fallback = _read_table(Path(table))
        self._folders = tuple(font_files.usual_folders() if folders is None else folders)
        self._faces: dict[str, Face] = {}

    def face(self, name: str) -> Face:
        """The face that Word calls `name`; an unknown name is drawn in the fallback role, which has everything."""
        if name not in self._faces:
            role = self._role_of(name)
            latin = self._stack(self._roles[role.latin], role.latin)[0] if role.latin else None
            self._faces[name] = Face(name, self._stack(role, name), latin)
        return self._faces[name]

    def knows(self, name: str) -> bool:
        """Whether a role is meant for this face, rather than the fallback for want of a better one."""
        return any(name in role.names or role.name in name for role in self._roles.values())

    def clerk_files(self) -> tuple[Path, ...]:
        """The clerk's own font files that may be drawn with, sorted."""
        wanted = {_TIMES, *(face for role in self._roles.values() for face in role.preferred)}
        return tuple(sorted({file.path for file in map(self._clerk_file, wanted) if file}))

    def missing(self, text: str, name: str = "") -> str:
        """The characters of `text` that no font file has, each once, in order of appearance."""
        face = self.face(name or self._fallback)
        face.width(text)  # looks up what is new to it
        return "".join(dict.fromkeys(character for character in text if character in face.missing))

    def _role_of(self, name: str) -> _Role:
        """The role that knows `name`, else one whose own name is part of it (仿宋 in 华文仿宋), else the fallback."""
        known = (role for role in self._roles.values() if name in role.names)
        alike = (role for role in self._roles.values() if role.name in name)
        return next(known, None) or next(alike, None) or self._roles[self._fallback]

    def _stack(self, role: _Role, name: str) -> tuple[FontFile, ...]:
        """The clerk's file first (the very face asked for, if installed), then ours, then the fallback's."""
        own = sorted(role.preferred, key=lambda face: name not in face.names)
        found = [self._clerk_file(face) for face in ([_TIMES] if name in _TIMES.names else own)]
        fallback = self._roles[self._fallback]
        files = [*[file for file in found if file][:1], FontFile(role.file), FontFile(fallback.file)]
        return tuple(dict.fromkeys(files))

    def _clerk_file(self, face: _Preferred) -> FontFile | None:
        if self.mode == "bundled":
            return None
        path = font_files.find_file(face.files, face.index, self._folders)
        return None if path is None else FontFile(path, face.index)


@dataclass(frozen=True, slots=True)
class _Preferred:
    """A face that a clerk may have: the names it goes by and its usual file names."""

    names: tuple[str, ...]
    files: tuple[str, ...]
    index: int = 0


@dataclass(frozen=True, slots=True)
class _Role:
    """One role of fonts.toml: our file, the clerk's faces that may take its place, the role of its Latin letters."""

    name: str
    file: Path
    family: str
    preferred: tuple[_Preferred, ...]
    latin: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which a style may ask for this role."""
        return (self.name, self.family, *(name for face in self.preferred for name in face.names))


_TIMES = _Preferred(("Times New Roman",), ("times.ttf", "Times New Roman.ttf", "Times_New_Roman.ttf"))


def _read_table(table: Path) -> tuple[dict[str, _Role], str]:
    """The roles of fonts.toml by name, and the name of the role that every stack ends with."""
    with table.open("rb") as file:
        content = tomllib.load(file)
    roles = {
        entry["role"]: _Role(
            entry["role"],
            table.parent / entry["file"],
            entry.get("family", ""),
            tuple(
                _Preferred((face["name"], *face.get("names", ())), tuple(face["files"]), face.get("index", 0))
                for face in entry.get("prefer", ())
            ),
            entry.get("latin", ""),
        )
        for entry in content["face"]
    }
    return roles, content["fallback"]
