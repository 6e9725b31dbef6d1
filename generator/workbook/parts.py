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


class LocalNames(dict[str, str]):
    """The names of one part without their prefixes: a few that come again and again."""

    def __missing__(self, name: str) -> str:
        self[name] = name.rpartition(":")[2]
        return self[name]


class Package:
    """An opened package. Raises zipfile.BadZipFile for data that is none."""

    def __init__(self, data: bytes):
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._entries = {_plain(entry.filename): entry for entry in self._archive.infolist()}
        self._relations: dict[str, dict[str, Relation]] = {}
        self.size = sum(entry.file_size for entry in self._entries.values())

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._entries

    def has_folder(self, folder: str) -> bool:
        return any(name.startswith(folder) for name in self._entries)

    def parse(self, part: str, attach: Callable[[expat.XMLParserType], None]) -> None:
        """Feed a part to the handlers that `attach` gives the parser, names as written. Raises DamagedPart."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        attach(parser)
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
        names = LocalNames()
        above: list[tuple[str, list[str]]] = [("", [])]

        def start(name: str, attributes: dict[str, str]) -> None:
            name, own = names[name], []
            found.append((f"{above[-1][0]}/{name}", {names[key]: value for key, value in attributes.items()}, own))
            above.append((name, own))

        def attach(parser: expat.XMLParserType) -> None:
            parser.StartElementHandler, parser.EndElementHandler = start, lambda _: above.pop()
            parser.CharacterDataHandler = lambda text: above[-1][1].append(text)

        self.parse(part, attach)
        return ((name, attributes, "".join(text)) for name, attributes, text in found)

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by id, targets as names of parts; none if it has none. "" is the package itself."""
        if part not in self._relations:
            self._relations[part] = dict(self._read_relations(part))
        return self._relations[part]

    def _read_relations(self, part: str) -> Iterator[tuple[str, Relation]]:
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        for element, entry, _ in self.elements(path) if path in self else ():
            if element.endswith("/Relationship") and entry.get("TargetMode") != "External":
                target = posixpath.join("/", folder, entry.get("Target", ""))
                yield entry.get("Id", ""), Relation(posixpath.basename(entry.get("Type", "")), target)

    def related(self, part: str, kind: str) -> str:
        """The first part of a kind that `part` leads to; "" if there is none."""
        return next((relation.target for relation in self.relations(part).values() if relation.kind == kind), "")


def _plain(part: str) -> str:
    """A part's name in one writing: some writers use backslashes, capitals, or a slash in front."""
    return posixpath.normpath(part.replace("\\", "/")).lstrip("/").lower()


def _refuse(*_: object) -> None:
    raise DamagedPart("DOCTYPE")
