"""Sentences: amounts, changes and reasons are cut out by their shape, the words around them and their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model.profile import UNITS
from generator.readback.patterns import Votes
from generator.readback.published import Published
from generator.readback.slots import AMOUNT, CHANGE, REASON, Place, Slot, place_of
from generator.readback.templates import Sentence
from generator.readback.values import Unreadable, change, number
from generator.readback.words import fold

_VALUE = re.compile(rf"(?P<change>{CHANGE})|(?P<amount>{AMOUNT})|(?P<reason>{REASON})")
_CONTEXT = 16
"""How many characters before a value are compared."""
_LEAST = {"amount": 0.34, "change": 0.2, "reason": 0.0}
"""How alike the words before a value must be to those of the template."""
_SAID = 0.4
"""The share of the shorter text's pairs of characters that two sentences have in common if they say the same."""
_COMPARED = re.compile(r"[与较比同](?:上?年度?|\d{4}年度?)?(?:预算)?(?:相比|比较)?")
"""Ways to say “compared with last year”; they are all the same here."""
_ENDS = re.compile(r"[;。\n]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value of a template: its slot, the words before it and those behind it up to the next slot."""

    slot: Slot
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """A value in the file: its kind, where it stands in the folded text, and the words before it."""

    kind: str
    start: int
    end: int
    before: str


def read_sentences(sentences: Sequence[Sentence], lines: Sequence[str], published: Published, votes: Votes) -> None:
    """Values that stand in no table: from the words around them. Lines that give nothing and say more are remarks."""
    text = "\n".join(fold(line).text for line in lines)
    wanted = [value for sentence in sentences for value in _wanted(sentence)]
    found = _found(text)
    for value, place in _aligned(wanted, found):
        _keep(value, found, place, text, lines, published)
    _choices(sentences, text, votes)
    for sentence in sentences:
        _texts(sentence, lines, published)
    for line in lines:
        if not sentences or not any(_says(sentence, line) for sentence in sentences):
            published.remark("文字", line, "没有对应的填写项")


def _says(sentence: Sentence, line: str) -> bool:
    """Does the line say, in whatever words, what the sentence says? Then the program writes it anew."""
    own, other = (re.sub(r"[\d.]", "", fold(text).text) for text in (sentence.literal, line))
    pairs = [{text[n : n + 2] for n in range(len(text) - 1)} for text in (own, other)]
    return len(pairs[0] & pairs[1]) > _SAID * min(map(len, pairs))


def _wanted(sentence: Sentence) -> list[Wanted]:
    tokens, result, before = sentence.tokens, [], ""
    for n, token in enumerate(tokens):
        if isinstance(token, str):
            before += fold(token).text
        elif token.kind:
            after = tokens[n + 1] if n + 1 < len(tokens) and isinstance(tokens[n + 1], str) else ""
            result.append(Wanted(token, before[-_CONTEXT:], fold(after).text))
            before = ""
    return result


def _found(text: str) -> list[Found]:
    result, end = [], 0
    for match in _VALUE.finditer(text):
        result.append(Found(match.lastgroup, match.start(), match.end(), text[end : match.start()][-_CONTEXT:]))
        end = match.end()
    return result


def _aligned(wanted: list[Wanted], found: list[Found]) -> list[tuple[Wanted, int]]:
    """Values of the template with those of the text, both in their order, so that the words before them fit best."""
    best = [[0.0] * (len(found) + 1) for _ in range(len(wanted) + 1)]
    scores = [[_score(value, place) for place in found] for value in wanted]
    for i in range(len(wanted)):
        for j in range(len(found)):
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], best[i][j] + scores[i][j])
    pairs = []
    i, j = len(wanted), len(found)
    while i and j:
        if scores[i - 1][j - 1] and best[i][j] == best[i - 1][j - 1] + scores[i - 1][j - 1]:
            i, j = i - 1, j - 1
            pairs.append((wanted[i], j))
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _score(value: Wanted, place: Found) -> float:
    """0 for values that cannot be the same, else more the more alike the words before them are."""
    if value.slot.kind != place.kind:
        return 0.0
    alike = _alike(value.before, place.before)
    return 0.3 + alike if alike >= _LEAST[place.kind] else 0.0


def _alike(left: str, right: str) -> float:
    """The share of the shorter words' pairs of characters that the others have too; the last ones count twice."""
    left, right = _COMPARED.sub("与", left), _COMPARED.sub("与", right)
    if not left or not right:
        return 1.0 if left == right else 0.0
    if left == right:
        return 1.0
    pairs = [{words[n : n + 2] for n in range(len(words) - 1)} or {words} for words in (left, right)]
    shared = len(pairs[0] & pairs[1]) / min(len(pairs[0]), len(pairs[1]))
    return (shared + (left[-2:] == right[-2:])) / 2.2


def _keep(value: Wanted, found: list[Found], n: int, text: str, lines: Sequence[str], published: Published) -> None:
    place, slot = found[n], value.slot
    words = text[place.start : place.end]
    if slot.kind == "reason":
        target = place_of(slot.path, published.profile)
        if target:
            _tell(target, _reason(place.end, value.after, text, lines), published)
        return
    target = place_of(slot.argument if slot.kind == "change" else slot.path, published.profile)
    if target is None or published.value(target) or published.has_table(target[0]):
        return
    try:
        if slot.kind == "amount":
            _tell(target, str(_scaled(number(re.sub(rf"(?:{'|'.join(UNITS)})$", "", words)), words, published)), published)
        else:
            _previous(slot, target, words, published)
    except Unreadable:
        published.remark("文字", words, "没有读懂这个数")


def _previous(slot: Slot, target: Place, words: str, published: Published) -> None:
    """Last year's figure: this year's without what it grew by."""
    now = place_of(slot.path, published.profile)
    if now is None or not published.has_table(now[0]):
        published.remark(f"“{target[0]}”“{target[1]}”", words, "没有找到本年的数，推不出上一年的")
        return
    _tell(target, str(number(published.value(now) or "0") - _scaled(change(words), words, published)), published)


def _scaled(value: Decimal, words: str, published: Published) -> Decimal:
    """The value in the unit of the printed tables."""
    unit = next((unit for unit in UNITS if words.endswith(unit)), published.profile.amounts.unit)
    return value * UNITS[published.profile.amounts.unit] / UNITS[unit]


def _tell(target: Place, text: str, published: Published) -> None:
    published.put(target, text, f"“{target[0]}”“{target[1]}”", zero="0.00")
    published.told.append(target)


def _reason(start: int, after: str, text: str, lines: Sequence[str]) -> str:
    """The reason from `start` to the template's next words, else to the end of the clause; as it stands in the file."""
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    clause = after.rstrip("。") and text.find(after, start, line_end)
    if not after.strip(";。") or clause is None or clause == -1 or clause == "":
        last = after.startswith("。") or not after
        clause = line_end if last else next((m.start() for m in _ENDS.finditer(text, start)), line_end)
    number_of_line = text.count("\n", 0, start)
    offset = text.rfind("\n", 0, start) + 1
    return fold(lines[number_of_line]).original(start - offset, clause - offset).rstrip("。；; ")


def _texts(sentence: Sentence, lines: Sequence[str], published: Published) -> None:
    """Typed texts within a sentence, as they stand: between the words before and behind them."""
    tokens = ("", *sentence.tokens, "")
    for before, token, after in zip(tokens, tokens[1:], tokens[2:]):
        target = place_of(token.path, published.profile) if isinstance(token, Slot) and not token.filter else None
        if target is None or target[0] == published.profile.facts.sheet or not isinstance(before, str) or not isinstance(after, str):
            continue
        left, right = fold(before).text[-_CONTEXT // 2 :], fold(after).text
        known = re.compile(re.escape(left) + r"(.+)" + (re.escape(right) if right.strip("。") else r"。?$"))
        for line in lines if left else ():
            folded = fold(line)
            found = known.search(folded.text)
            if found:
                _tell(target, folded.original(*found.span(1)).rstrip("。"), published)
                break


def _choices(sentences: Sequence[Sentence], text: str, votes: Votes) -> None:
    """Facts with few possible values, by the character before them: 我部门, 本单位."""
    for sentence in sentences:
        for before, token in zip(sentence.tokens, sentence.tokens[1:]):
            place = place_of(token.path, votes.profile) if isinstance(token, Slot) else None
            line = votes.profile.sheets[place[0]].line(place[1]) if place and place[0] == votes.profile.facts.sheet else None
            if line and line.choices and isinstance(before, str):
                found = re.search(re.escape(fold(before).text[-2:]) + f"({token.shape})", text)
                votes.add({token: found[1]} if found else None)
