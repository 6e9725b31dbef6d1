"""The results in words: a table by sample, manner and kind of slip, the aims, and everything that was missed by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from benchmarks.mutations import amounts, files, texts
from benchmarks.mutations.held import ONCE, TWICE
from benchmarks.mutations.judge import FOUND, HARMLESS, MISSED, TAIL

DETECTED_AIM, FIRST_AIM, CODE_AIM = Fraction(99, 100), Fraction(85, 100), Fraction(1)
KINDS = (*amounts.KINDS, *texts.KINDS, *files.KINDS)
HEAD = """| 样例 | 填法 | 错法 | 次数 | 无影响 | 两处 | 尾差 | 发现 | 发现率 | 首先指出 | 指出率 | 仅有界（发现） | 仅一处（发现） |
| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"""


@dataclass(frozen=True, slots=True)
class Result:
    """One slip and what came of it. `where` is its sheet, row and column in words; `held` and `trace` see `held`."""

    sample: str
    manner: str
    kind: str
    where: str
    what: str
    held: str
    trace: str
    outcome: str
    first: bool
    said: str

    def __str__(self) -> str:
        return f"{self.sample}（{self.manner}）{self.where}　{self.kind}：{self.what}" + (f"　→ {self.said}" if self.said else "")


@dataclass(frozen=True, slots=True)
class Share:
    part: int
    whole: int

    @property
    def value(self) -> Fraction:
        return Fraction(self.part, self.whole) if self.whole else Fraction(1)

    def __str__(self) -> str:
        return f"{float(self.value):.1%}" if self.whole else "—"


def detected(results: Iterable[Result]) -> Share:
    """Found, of all slips that change something in what is held twice; rounding tails count apart."""
    outcomes = [r.outcome for r in results if r.held == TWICE and r.outcome in (FOUND, MISSED)]
    return Share(outcomes.count(FOUND), len(outcomes))


def named(results: Iterable[Result]) -> Share:
    """Reported with the wrong cell first, of the figures' slips that are found and held twice."""
    firsts = [r.first for r in results if r.kind in amounts.KINDS and r.held == TWICE and r.outcome == FOUND]
    return Share(sum(firsts), len(firsts))


def telling(results: list[Result]) -> list[Result]:
    """The slips in figures that leave a trace of their own: the others no arithmetic tells from their neighbours'."""
    figures = [r for r in results if r.kind in amounts.KINDS and r.trace]
    places: dict[tuple[str, str, str], set[str]] = {}
    for r in figures:
        if r.kind != amounts.MOVED:
            places.setdefault((r.sample, r.manner, r.trace), set()).add(r.where)
    return [r for r in figures if len(places.get((r.sample, r.manner, r.trace), ())) <= 1]


def table(results: list[Result]) -> Iterator[str]:
    yield HEAD
    groups = dict.fromkeys((r.sample, r.manner) for r in sorted(results, key=lambda r: (r.sample, r.manner != "填明细")))
    for name, manner in groups:
        for kind in KINDS:
            yield from _line((name, manner, kind), [r for r in results if (r.sample, r.manner, r.kind) == (name, manner, kind)])
    for kind in KINDS:
        yield from _line(("合计", "", kind), [r for r in results if r.kind == kind])


def _line(head: tuple[str, ...], results: list[Result]) -> Iterator[str]:
    if not results:
        return
    twice = [r for r in results if r.held == TWICE and r.outcome != HARMLESS]
    share, first = detected(results), named(results)
    others = [_found([r for r in results if r.outcome != HARMLESS and (r.held == ONCE) is once and r.held != TWICE]) for once in (False, True)]
    harmless, tails = (sum(r.outcome == outcome for r in group) for outcome, group in ((HARMLESS, results), (TAIL, twice)))
    names = (first.part, first) if first.whole else ("", "")
    cells = (*head, len(results), harmless or "", len(twice), tails or "", share.part, share, *names, *others)
    yield f"| {' | '.join(map(str, cells))} |"


def _found(results: list[Result]) -> str:
    return f"{len(results)}（{sum(r.outcome == FOUND for r in results)}）" if results else ""


def summary(results: list[Result]) -> Iterator[str]:
    """The aims and whether they are met."""
    figures = [r for r in results if r.kind in amounts.KINDS]
    codes = [r for r in results if r.kind == texts.PROJECT_CODE]
    aims = (
        ("有两处的内容填错，被发现", detected(r for r in results if r.kind != texts.PROJECT_CODE), DETECTED_AIM),
        ("　其中金额", detected(figures), DETECTED_AIM),
        ("金额填错，报告最先指出错的那一格", named(results), FIRST_AIM),
        ("　其中勾稽关系上与别的格区分得开的", named(telling(results)), FIRST_AIM),
        ("项目编码错一个字符或相邻颠倒，被发现", detected(codes), CODE_AIM),
    )
    for words, share, aim in aims:
        verdict = "达到" if share.value >= aim else "未达到"
        yield f"{words}：{share}（{share.part}/{share.whole}），目标 {float(aim):.0%}，{verdict if share.whole else '没有试'}"


def misses(results: list[Result]) -> Iterator[str]:
    """Everything to look into, by name."""
    groups = {
        "没有发现（有两处）": [r for r in results if r.held == TWICE and r.outcome == MISSED],
        "发现了，但先指别处（有两处的金额）": [r for r in results if r.kind in amounts.KINDS and r.held == TWICE and r.outcome == FOUND and not r.first],
        "尾差，只作提示": [r for r in results if r.held == TWICE and r.outcome == TAIL],
        "只有一处，无从发现": [r for r in results if r.held != TWICE and r.outcome in (MISSED, TAIL)],
    }
    for title, group in groups.items():
        yield f"== {title}：{len(group)} =="
        yield from map(str, group)
        yield ""
