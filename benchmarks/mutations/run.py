"""All slips of some samples, over several processes."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.mutations.amounts import amount_mutations
from benchmarks.mutations.files import file_results
from benchmarks.mutations.held import Held, Standing
from benchmarks.mutations.judge import FOUND, MISSED, Judge, Verdict
from benchmarks.mutations.mutation import Mutation, Spot
from benchmarks.mutations.report import Result
from benchmarks.mutations.samples import MANNERS, Sample, sample, settle
from benchmarks.mutations.texts import PROJECT_CODE, held, text_mutations
from generator.checks.context import row_words
from generator.derive import complete

AMOUNTS, TEXTS, CODES, FILES = "amounts", "texts", "codes", "files"
PARTS = (AMOUNTS, TEXTS, CODES, FILES)
SLICES = 8
"""Into how many jobs the slips of one part are cut."""
MOST = 1000
Job = tuple[str, str, str, int, int]
"""Sample, manner, part, the number of the slice, and how many slips to try at most."""


def run(names: Iterable[str], manners: Iterable[str] = MANNERS, parts: Iterable[str] = PARTS, most: int = MOST, jobs: int = 1) -> list[Result]:
    """`most` slips of each sample, manner and part, picked by lot, but all project codes; 0 tries all of everything."""
    whole = [(n, m, p) for n in names for m in manners for p in parts]
    work = [(*of, number, most) for of in whole for number in range(1 if of[-1] == FILES else SLICES)]
    if jobs == 1:
        return [result for job in work for result in run_job(job)]
    with TemporaryDirectory() as folder, ProcessPoolExecutor(jobs, initializer=settle, initargs=(folder,)) as pool:
        return [result for results in pool.map(run_job, work) for result in results]


def run_job(job: Job) -> list[Result]:
    name, manner, part, number, most = job
    filled, (judge, known) = sample(name, manner), _tools(name, manner)
    if part == FILES:
        return [_result(filled, *found) for found in file_results(filled, judge)]
    slips = _chosen(name, manner, part, most)[number::SLICES]
    if part == AMOUNTS:
        return [_result(filled, m.kind, m.spot, m.what, judge.verdict(m), known.of(m)) for m in slips]
    return [_result(filled, m.kind, m.spot, m.what, _text_verdict(filled, judge, m), Standing(held(filled, m.spot))) for m in slips]


@cache
def _tools(name: str, manner: str) -> tuple[Judge, Held]:
    judge = Judge(sample(name, manner))
    return judge, Held(judge)


@cache
def _chosen(name: str, manner: str, part: str, most: int) -> list[Mutation]:
    """By lot, but the same ones every time: a fixed step would meet the same kinds of slips in every cell."""
    filled = sample(name, manner)
    if part == AMOUNTS:
        slips = list(amount_mutations(filled))
    else:
        wanted = part == CODES
        slips = [m for m in text_mutations(filled) if (m.kind == PROJECT_CODE) is wanted]
        if wanted and manner != MANNERS[0]:
            return []  # the same codes again
    if part == CODES or not most or len(slips) <= most:
        return slips
    return [slips[at] for at in sorted(Random(0).sample(range(len(slips)), most))]


def _text_verdict(filled: Sample, judge: Judge, mutation: Mutation) -> Verdict:
    made = mutation.make()
    completed = made if mutation.done else complete(made, filled.profile)
    return Verdict(FOUND if judge.detects(completed) else MISSED)


def _result(filled: Sample, kind: str, spot: Spot, what: str, verdict: Verdict, standing: Standing) -> Result:
    where = " ".join(part for part in (spot.sheet, row_words(spot.row(filled.typed)), spot.column) if part)
    return Result(filled.name, filled.manner, kind, where, what, standing.times, standing.trace, verdict.outcome, verdict.first, verdict.said)
