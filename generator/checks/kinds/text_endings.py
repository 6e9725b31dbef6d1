"""Paragraphs of whole sentences end with an end mark.

Looked at are texts that use end marks: a paragraph of at least `length` characters that has a comma or full stop in it
counts as wrong when it has a 。 of its own, or when most of the other long paragraphs of its text do end with one.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.options import Fault, Look
from generator.checks.proof import Piece, distinct, han, paragraphs, quoted
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"where", "length"}
REQUIRED = {"length"}
ENDS = "。！？；：…"
CLOSERS = "”’）)》】"
TAIL = 6
"""Characters that the quotation shows of the end."""


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options.get("where", ()))


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    for copies in distinct(context, rule.options.get("where", ())):
        pieces = [piece for piece in paragraphs(copies[0].text) if han(piece.text) >= rule.options["length"]]
        for piece in pieces:
            if _unfinished(piece, pieces):
                right = f"{piece.text[-TAIL:]}。"
                yield quoted(rule, copies, (max(piece.start, piece.end - TAIL), piece.end), "句末没有标点", right)


def _unfinished(piece: Piece, pieces: list[Piece]) -> bool:
    others = [other for other in pieces if other is not piece]
    most = sum(map(_ended, others)) * 2 > len(others)
    return not _ended(piece) and ("。" in piece.text or (most and "，" in piece.text))


def _ended(piece: Piece) -> bool:
    return piece.text.rstrip(CLOSERS)[-1:] in ENDS
