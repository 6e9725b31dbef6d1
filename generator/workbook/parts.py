"""The parts of an .xlsx package as any writer leaves them: other prefixes, strict namespaces, odd names and targets.

Only the local names of elements and attributes count, so that a file of another office suite reads like one of Excel's.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.parsers import expat

_CHUNK = 1 << 20
_DAMAGE = (
    expat.ExpatError,
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    LookupError,  # no such part, or an encoding that there is not
    ValueError,  # an encoding that the parser does not take
    RuntimeError,  # an entry with a password, or packed in a way unknown to us
)


class DamagedPart(Exception):
    """A part that is missing or is no well-formed XML."""


class Relation(NamedTuple):
    """A relationship: what kind of part it leads to ("worksheet") and which."""

    kind: str
    target: str


class Package:
    """An opened package. Raises zipfile.BadZipFile for data that is none."""

    def __init__(self, data: bytes):
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._entries = {_plain(entry.filename): entry for entry in self._archive.infolist()}
        self.size = sum(entry.file_size for entry in self._entries.values())

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._entries

    def has_folder(self, folder: str) -> bool:
        return any(name.startswith(folder) for name in self._entries)

    def parse(self, part: str, start: Callable, end: Callable | None = None, text: Callable | None = None) -> None:
        """Feed a part to handlers of (name, attributes), (name) and (text), names as written. Raises DamagedPart."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
        parser.StartDoctypeDeclHandler = _refuse  # no office suite writes one: entities in it could eat all memory
        try:
            with self._archive.open(self._entries[_plain(part)]) as stream:
                while chunk := stream.read(_CHUNK):
                    parser.Parse(chunk, False)
                parser.Parse(b"", True)
        except _DAMAGE as error:
            raise DamagedPart(part) from error

    def elements(self, part: str) -> Iterator[tuple[str, dict[str, str], str]]:
        """Every element of a small part: its name below its parent's ("cellXfs/xf"), attributes, own text."""
        found: list[tuple[str, dict[str, str], list[str]]] = []
        above: list[tuple[str, list[str]]] = [("", [])]

        def start(name: str, attributes: dict[str, str]) -> None:
            name, own = local(name), []
            found.append((f"{above[-1][0]}/{name}", {local(key): value for key, value in attributes.items()}, own))
            above.append((name, own))

        self.parse(part, start, lambda _: above.pop(), lambda text: above[-1][1].append(text))
        return ((name, attributes, "".join(text)) for name, attributes, text in found)

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by id, targets as names of parts; none if it has none. "" is the package itself."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self:
            return {}
        entries = [a for element, a, _ in self.elements(path) if element.endswith("/Relationship")]
        return {
            entry.get("Id", ""): Relation(
                posixpath.basename(entry.get("Type", "")), posixpath.join("/", folder, entry.get("Target", ""))
            )
            for entry in entries
            if entry.get("TargetMode") != "External"
        }

    def related(self, part: str, kind: str) -> str:
        """The first part of a kind that `part` leads to; "" if there is none."""
        return next((relation.target for relation in self.relations(part).values() if relation.kind == kind), "")


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def _plain(part: str) -> str:
    """A part's name in one writing: some writers use backslashes, capitals, or a slash in front."""
    return posixpath.normpath(part.replace("\\", "/")).lstrip("/").lower()


def _refuse(*_: object) -> None:
    raise DamagedPart("DOCTYPE")
