"""Relative links to files of a batch. The name of a file is data: whatever it holds, the link leads to that file and nowhere else."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import quote

LONGEST = 1900
"""Characters that Excel takes in a link."""

_SPECIAL = re.compile(r"(?![\w./()\-])[\x00-\x7f]")


def relative(target: Path, folder: Path) -> str:
    """The way from `folder` to the file, with "/"; "" if there is none (another drive)."""
    try:
        return Path(os.path.relpath(target, folder)).as_posix()
    except ValueError:
        return ""


def web_link(path: str) -> str:
    """The relative path for a page. It never begins with what a browser takes for a scheme or another host."""
    return f"./{quote(os.fsencode(path), safe='/')}" if path else ""


def sheet_link(path: str) -> str:
    """The relative path for Excel: Chinese as it stands, the way Excel writes it, signs that mean something escaped.

    "" for a path that Excel cannot link to: too long, or no text at all.
    """
    link = _SPECIAL.sub(lambda sign: quote(sign[0], safe=""), path)
    return link if link.isprintable() and len(link.encode("utf-16-le")) // 2 <= LONGEST else ""
