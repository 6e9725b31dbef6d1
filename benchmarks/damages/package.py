"""Damage done to the file itself: its bytes, its parts, its relationships.

Each function takes the finished bytes and returns the damaged ones, with the sheet whose part was hit ("" if none was).
"""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile

from benchmarks.damages.book import zipped

STRICT = (
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
)
BOMB = 60_000_000  # bytes that a small entry unpacks to
Damaged = tuple[bytes, str]  # the file, the part that was hit


def truncate(data: bytes, rng: random.Random) -> Damaged:
    return data[: rng.randrange(len(data))], ""


def flip_bytes_of_file(data: bytes, rng: random.Random) -> Damaged:
    return _flipped(data, rng), ""


def flip_bytes_of_part(data: bytes, rng: random.Random) -> Damaged:
    return _with_part(data, rng, lambda content: _flipped(content, rng))


def cut_part(data: bytes, rng: random.Random) -> Damaged:
    return _with_part(data, rng, lambda content: content[: rng.randrange(len(content) + 1)])


def empty_part(data: bytes, rng: random.Random) -> Damaged:
    return _with_part(data, rng, lambda content: b"")


def other_encoding(data: bytes, rng: random.Random) -> Damaged:
    """The declaration says another encoding than there is, or the part really has another one."""

    def recoded(content: bytes) -> bytes:
        if rng.randrange(2):
            return re.sub(rb"encoding=['\"][^'\"]*['\"]", b'encoding="GB2312"', content, count=1)
        return re.sub(r"encoding=['\"][^'\"]*['\"]", 'encoding="UTF-16"', content.decode("utf-8"), count=1).encode("utf-16")

    return _with_part(data, rng, recoded)


def with_entities(data: bytes, rng: random.Random) -> Damaged:
    """A document type with entities that grow, or that look into a file."""
    grow = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"ha") for n in range(9))
    declared = rng.choice((b"<!DOCTYPE x [" + grow + b"]>", b'<!DOCTYPE x [<!ENTITY e0 SYSTEM "file:///etc/passwd">]>'))

    def declare(content: bytes) -> bytes:
        head, end, rest = content.partition(b"?>")
        return (head + end + declared + rest) if end else declared + content

    return _with_part(data, rng, declare)


def drop_part(data: bytes, rng: random.Random) -> Damaged:
    parts = _parts(data)
    name = rng.choice(list(parts))
    del parts[name]
    return zipped(parts.items()), name


def repeat_part(data: bytes, rng: random.Random) -> Damaged:
    """Two entries of the same name; the second one is cut."""
    parts = _parts(data)
    name = rng.choice(list(parts))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return zipped([*parts.items(), (name, parts[name][: rng.randrange(len(parts[name]) + 1)])]), name


def broken_relations(data: bytes, rng: random.Random) -> Damaged:
    parts = _parts(data)
    name = rng.choice([name for name in parts if name.endswith(".rels")])
    old, new = rng.choice(((b'Target="', b'Target="no'), (b"Type=", b"Tip="), (b'Id="r', b'Id="x'), (b"sheet", b"sheets"), (b"/xl/", b"../../")))
    parts[name] = parts[name].replace(old, new, rng.choice((1, -1)))
    return zipped(parts.items()), ""


def wrong_content_types(data: bytes, rng: random.Random) -> Damaged:
    parts = _parts(data)
    types = parts.get("[Content_Types].xml", b"")
    parts["[Content_Types].xml"] = rng.choice((b"", types.replace(b"worksheet", b"chartsheet"), types.replace(b"+xml", b"+html"), types[:300]))
    return zipped(parts.items()), ""


def bomb(data: bytes, rng: random.Random) -> Damaged:
    """One part unpacks to very much more than it holds."""
    parts = _parts(data)
    name = rng.choice([name for name in parts if name.endswith(".xml")])
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content + b" " * BOMB if part == name else content)
    return file.getvalue(), name


def other_names(data: bytes, rng: random.Random) -> Damaged:
    """Names of parts in capitals or with backslashes, as some programs write them."""
    change = rng.choice((str.upper, lambda name: name.replace("/", "\\"), lambda name: "/" + name))
    return zipped((change(name), content) for name, content in _parts(data).items()), ""


def strict(data: bytes, rng: random.Random) -> Damaged:
    """The other namespaces of the same standard."""
    parts = _parts(data)
    for old, new in STRICT:
        parts = {name: content.replace(old, new) for name, content in parts.items()}
    return zipped(parts.items()), ""


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with_part(data: bytes, rng: random.Random, change) -> Damaged:
    parts = _parts(data)
    name = rng.choice([name for name in parts if parts[name]])
    try:
        parts[name] = change(parts[name])
    except UnicodeDecodeError:
        parts[name] = b""
    return zipped(parts.items()), name


def _flipped(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 3, 20))):
        if changed:
            changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


ALL = (
    truncate, flip_bytes_of_file, flip_bytes_of_part, cut_part, empty_part, other_encoding, with_entities, drop_part, repeat_part,
    broken_relations, wrong_content_types, bomb, other_names, strict,
)  # fmt: skip
