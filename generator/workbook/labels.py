"""Labels as people type them: the same words however they are spaced, bracketed, quoted or numbered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

_NOISE = re.compile(r"[\s\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff“”‘’\"'「」『』《》〈〉*：:]")
_NUMBER = re.compile(r"^(?:其中)?(?:[一二三四五六七八九十]+[、.]|\d+[、.]|[(\[][一二三四五六七八九十\d]+[)\]])(?=.)")
_BRACKETS = str.maketrans("【】〔〕{}", "[][][]")
_YEAR = re.compile(r"\{[^{}]*\}|\d{4}(?=年)")


def plain(label: object) -> str:
    """`label` without what does not matter: width, spaces, quotes, colons, the style of brackets."""
    return "" if label is None else _plain(str(label))


@lru_cache(maxsize=4096)  # a search for heads asks for the same words again and again
def _plain(label: str) -> str:
    text = unicodedata.normalize("NFKC", label)
    text = _YEAR.sub("#", text)  # a head may carry any year, or the placeholder of one
    return _NOISE.sub("", text.translate(_BRACKETS)).lower()


def bare(label: object) -> str:
    """`plain`, and without a leading “一、”, “1.”, “（一）” or “其中：”."""
    text = _NUMBER.sub("", plain(label))
    return text.removeprefix("其中") or text


def match(label: object, known: Iterable[str]) -> str | None:
    """The one of `known` that says the same as `label`."""
    wanted = plain(label)
    return next((name for name in known if plain(name) == wanted), None)


def nearest(label: str, known: Iterable[str]) -> str:
    """The one of `known` that looks most like `label`; "" if none does."""
    return next(iter(get_close_matches(label, list(known), n=1, cutoff=0.5)), "")
