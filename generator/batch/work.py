"""One workbook in, everything it gives out, as bytes: what a worker does, on this machine or on another.

A worker prepares profile, section files and fonts once and keeps them for its run. Nothing but bytes comes in and goes
out, so that a worker needs no disk in common with the parent, and one that dies has left nothing half-written.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import tempfile
import threading
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.batch import fingerprint
from generator.batch.bench import Bench, bench_for
from generator.batch.counting import unit_facts
from generator.batch.options import Options
from generator.model.finding import Severity
from generator.model.outcome import Outcome
from generator.model.profile import Profile
from generator.model.result import BLOCKED, FAILED, PUBLISHED, UNREADABLE, Result, Tally
from generator.output import OutputError
from generator.pipeline import ProfileError, WorkbookError, examine, publish, write_reports
from generator.profiles.load import outline_of
from generator.reports.arrange import arrange, counts
from generator.reports.files import targets
from generator.totals import totals_of

LONGEST = 15 * 60
"""Seconds after which a worker takes its workbook for hopeless and ends itself."""

PUBLIC_KINDS = ("docx", "pdf")
KINDS = (*PUBLIC_KINDS, "trace")
"""The files of a document, in the order in which they are written."""

LONGEST_FACT = 200
_ONE_AT_A_TIME = threading.Lock()
"""Fonts and timers belong to the process: threads of a cluster's worker take turns."""


@dataclass(frozen=True, slots=True)
class Task:
    """A workbook by its path within the folder, and its content."""

    workbook: str
    data: bytes = field(repr=False)
    options: Options = Options()


@dataclass(frozen=True, slots=True)
class Done:
    """A result without its places, and the files that belong to it by kind: their names and contents."""

    result: Result
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict, repr=False)


def do(task: Task) -> Done:
    """Check a workbook and print its documents. Whatever is wrong with it becomes a result, never an exception."""
    started = time.perf_counter()
    with _ONE_AT_A_TIME, _time_limit(), _garbage_at_the_end():
        try:
            done = _printed(task)
        except (WorkbookError, ProfileError) as error:
            done = failure(task, UNREADABLE, _one_line(error))
        except (OutputError, OSError) as error:
            done = failure(task, FAILED, f"处理时写不了临时文件：{_one_line(error)}")
        except MemoryError:
            done = failure(task, FAILED, "内存不够，请减少同时处理的份数（--jobs）再运行")
        except Exception as error:  # a fault of ours in one workbook must not stop the others
            done = failure(task, FAILED, f"程序出错（{_where(error)}），请把工作簿发给维护人员")
    return replace(done, result=replace(done.result, seconds=round(time.perf_counter() - started, 3)))


def failure(task: Task, status: str, message: str) -> Done:
    return Done(Result(task.workbook, status, message=message, keys=_keys(task, "")))


def _printed(task: Task) -> Done:
    with tempfile.TemporaryDirectory(prefix="gongkai-", ignore_cleanup_errors=True) as scratch:
        path = Path(scratch, Path(task.workbook).name)
        path.write_bytes(task.data)
        bench = bench_for(path, task.options)
        outcome = examine(path, bench.profile)
        names = _documents(bench.profile, task.options)
        outcome, files = _documents_of(outcome, names, bench, task.options, Path(scratch, "out"))
        status = BLOCKED if outcome.blocked else PUBLISHED
        files |= _reports_of(outcome, task.options.mark, Path(scratch, "reports"))
        result = _result(task, status, outcome, tuple(names) if status == PUBLISHED else (), bench)
        return Done(result, {kind: (file.name, file.read_bytes()) for kind, file in files.items()})


def _documents(profile: Profile, options: Options) -> list[str]:
    """The names of what is to be printed, in the profile's order."""
    names = [outline.name for outline in profile.documents]
    if options.every_document:
        return names
    wanted = [name for name in names if name in options.documents] if options.documents else names[:1]
    return wanted or [outline_of(profile, options.documents[0]).name]  # raises ProfileError with what there is


def _documents_of(outcome: Outcome, names: list[str], bench: Bench, options: Options, folder: Path) -> tuple[Outcome, dict[str, Path]]:
    """All documents, or none where anything blocks; the outcome of all of them together."""
    printed: list[Outcome] = []
    for number, name in enumerate([] if outcome.blocked else names):
        place = folder / str(number)
        printed.append(publish(outcome, place, document=name, flow=options.flow, press=bench.press))
        bench.settle()
    findings = tuple(dict.fromkeys(finding for one in printed for finding in one.findings)) if len(printed) > 1 else ()
    whole = replace(printed[0] if printed else outcome, files=tuple(f for one in printed for f in one.files), pages=sum(one.pages for one in printed))
    whole = replace(whole, findings=findings) if findings else whole
    if whole.blocked:
        return replace(whole, files=(), pages=0), {}
    kinds = [kind if not number else f"{kind}:{name}" for number, name in enumerate(names) for kind in KINDS]
    return whole, dict(zip(kinds, whole.files, strict=True))


def _reports_of(outcome: Outcome, mark: str, folder: Path) -> dict[str, Path]:
    found = counts(outcome.findings)
    marked = found["error"] and mark != "none" or found["warning"] and mark == "all"
    asked = {"html": "", "json": "", "mark": "" if marked else None}
    wanted = targets(outcome.path, folder, asked)
    try:
        write_reports(outcome, **wanted)
    except WorkbookError:  # openpyxl does not take the file: the other reports say it all
        del wanted["mark"]
        write_reports(outcome, **wanted)
    return wanted


def _result(task: Task, status: str, outcome: Outcome, documents: tuple[str, ...], bench: Bench) -> Result:
    profile, submission = outcome.profile, outcome.submission
    form = profile.facts
    facts = {line.name: submission.field(form.sheet, line.name)[:LONGEST_FACT] for line in profile.sheets[form.sheet].lines}
    year = facts.get(form.year, "")
    found = counts(outcome.findings)
    return Result(
        workbook=task.workbook,
        status=status,
        profile=profile.key,
        profile_name=profile.name,
        documents=documents,
        code=facts.get(form.code, ""),
        body=facts.get(form.body, ""),
        year=int(year) if year.isdecimal() else profile.year,
        errors=found["error"],
        warnings=found["warning"],
        informations=found["information"],
        waivers=found["waived"],
        findings_by_rule=_tallies(outcome),
        pages=outcome.pages,
        totals=totals_of(submission, profile),
        facts=facts | unit_facts(submission, profile),
        message=_first_error(outcome),
        keys=_keys(task, bench.fingerprint),
    )


def _tallies(outcome: Outcome) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    for finding in (finding for finding in outcome.findings if not finding.waiver):
        before = tallies.get(finding.rule)
        tallies[finding.rule] = Tally(finding.title, finding.severity.value, before.count + 1 if before else 1)
    return dict(sorted(tallies.items()))


def _first_error(outcome: Outcome) -> str:
    """The first error as the reports number it, "" if nothing blocks."""
    entries = (entry for group in arrange(outcome) for entry in group.entries)
    finding = next((entry.finding for entry in entries if entry.finding.blocks and entry.finding.severity is Severity.ERROR), None)
    return f"[{finding.rule}] {finding.message}" if finding else ""


def _keys(task: Task, profile: str) -> dict[str, str]:
    return {
        fingerprint.WORKBOOK: fingerprint.digest(task.data),
        fingerprint.PROFILE: profile,
        fingerprint.PROGRAM: fingerprint.program(),
        fingerprint.OPTIONS: task.options.key,
    }


@contextmanager
def _time_limit() -> Iterator[None]:
    """A worker that hangs, wherever it does, ends itself; its pool is built anew and the others go on."""
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(LONGEST, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


@contextmanager
def _garbage_at_the_end() -> Iterator[None]:
    """Look for garbage once after a document, not hundreds of times within: its objects live to its end anyhow.

    Only what is new is looked through; what outlives its document, the caches, is looked at as seldom as Python does by itself.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect(0)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _where(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}，{Path(last.filename).name} 第 {last.lineno} 行：{_one_line(error)[:200]}"
