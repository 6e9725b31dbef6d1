"""Plain text that may stand in an XML file."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """`text` without the characters that no XML file can hold (control characters, lone surrogates)."""
    return _ILLEGAL.sub("", text)
