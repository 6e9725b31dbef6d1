"""Versions of a profile: numbers joined by dots, "2" or "2.1"."""

from __future__ import annotations

import re

Version = tuple[int, ...]


def version_number(text: str) -> Version:
    """The version as numbers that compare; an empty tuple for a text that is no version."""
    return tuple(int(part) for part in text.split(".")) if re.fullmatch(r"\d{1,6}(\.\d{1,6})*", text) else ()


def is_newer(since: str, version: Version) -> bool:
    """Was something that is there `since` a version added after this one? Nothing is newer than an unknown version."""
    return bool(since and version) and version_number(since) > version
