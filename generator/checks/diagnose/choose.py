"""Which move is certain enough to be named? Never one of many that explain the same ties equally well."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks.diagnose.evidence import UNLIKELY
from generator.checks.diagnose.moves import VALUE, Move
from generator.checks.diagnose.signatures import STRONG
from generator.checks.diagnose.ties import EQUALITY

CLOSE = 2
"""Within so much strength of each other two moves are as likely."""


def best_moves(moves: Iterable[Move]) -> tuple[Move, ...]:
    """The move that stands out among its rivals; two where one of two must be right; none if nothing is certain enough.

    Moves compete where they mend the same tie. What several of them explain equally well stays undecided.
    """
    ordered = sorted(moves, key=lambda move: move.score, reverse=True)
    undecided: set[int] = set()
    pair: tuple[Move, ...] = ()
    for move in ordered:
        if move.effect.repaired & undecided:
            continue
        rivals = [other for other in ordered if other.suspect != move.suspect and other.effect.repaired & move.effect.repaired]
        if _stands_out(move, rivals):
            return (move,)
        pair = pair or _one_of_two(move, rivals)
        undecided |= move.effect.repaired
    return pair


def _stands_out(move: Move, rivals: list[Move]) -> bool:
    """Does it explain clearly more than any rival, or as much and looks like a slip while they do not?"""
    if move.net < EQUALITY and move.strength < STRONG:
        return False
    net, strength = max(((rival.net, rival.strength) for rival in rivals), default=(0, UNLIKELY))
    if move.net > net + 1:
        return move.net > EQUALITY or move.strength >= STRONG or not rivals
    if (move.net, move.strength) <= (net, strength):
        return False
    return move.strength >= STRONG or strength <= UNLIKELY or (move.net > EQUALITY and strength < 0 <= move.strength)


def _one_of_two(move: Move, rivals: list[Move]) -> tuple[Move, ...]:
    """The move and the only rival that explains the same about as well."""
    equal = [rival for rival in rivals if rival.net >= move.net - 1 and rival.strength > move.strength - CLOSE]
    alike = len({rival.suspect for rival in equal}) == 1 and equal[0].effect.repaired == move.effect.repaired and equal[0].kind == move.kind == VALUE
    return (move, equal[0]) if alike and (move.net > EQUALITY or move.strength >= STRONG) else ()
