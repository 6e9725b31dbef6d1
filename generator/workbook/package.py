"""Saving so that the same workbook gives the same bytes: fixed times, fixed order, fixed author."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

_MOMENT = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


MIDNIGHT = "-01-01T00:00:00Z"


def save(book: Workbook, path: Path, year: int, finish: Callable[[str, bytes], bytes] = lambda name, content: content) -> None:
    """Write the workbook; its metadata say the first of January of the profile's `year`.

    `finish` may change the parts, given their names and contents.
    """
    buffer = io.BytesIO()
    book.save(buffer)
    stamp = f"{year:04d}{MIDNIGHT}".encode()
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = finish(name, source.read(name))
            if name == "docProps/core.xml":  # openpyxl puts the time of saving here
                content = _MODIFIED.sub(rb"\g<1>" + stamp, content)
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            target.writestr(entry, content)
