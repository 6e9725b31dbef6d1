"""Plain text that may stand in an XML file."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_PLAIN = re.compile("[\t\n\r !#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
"""Text of which every character stands for itself: nearly all."""


def escaped(text: str) -> str:
    """`text` as it stands between tags or between double quotes in an XML file."""
    if _PLAIN.fullmatch(text):
        return text
    # Not xml.sax.saxutils: it brings in the whole of urllib, 30 ms at every start.
    return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def legal(text: str) -> str:
    """`text` without the characters that no XML file can hold (control characters, lone surrogates)."""
    return _ILLEGAL.sub("", text)
