"""The one straight line: workbook -> Submission -> findings -> Document -> Layout -> Word and PDF."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.checks.diagnose import diagnose
from generator.checks.precedence import give_way
from generator.checks.run import check_rules, in_order, run_checks
from generator.checks.waivers import waive
from generator.derive import complete
from generator.model.document import Document
from generator.model.finding import Finding
from generator.model.outcome import Outcome
from generator.model.outline import Outline
from generator.model.profile import Profile
from generator.model.submission import Submission
from generator.output import OutputError, write_together
from generator.press import Press, press_for
from generator.profiles.errors import ProfileError, ProfileFault
from generator.profiles.load import load_profile, outline_of
from generator.provenance import SUFFIX, provenance_text, recorded_sums
from generator.readback.errors import PublishedError
from generator.reports.arrange import arrange, count_words, flat
from generator.workbook.errors import WorkbookError
from generator.workbook.read import profile_key, read_workbook

if TYPE_CHECKING:
    from generator.importing import Imported
    from generator.writers.reference import Reference, References

__all__ = ["Outcome", "OutputError", "ProfileError", "PublishedError", "WorkbookError", "check", "import_published", "render", "write_blank_workbook", "write_reports"]


def check(path: Path, profile: str | None = None) -> Outcome:
    """Read a workbook and hold it against the rules. Raises WorkbookError or ProfileError if that is not possible."""
    loaded = load_profile(profile or profile_key(path))
    check_rules(loaded)
    return examine(path, loaded)


def examine(path: Path, profile: Profile) -> Outcome:
    """As `check`, with a profile that is loaded and whose rules are sound. Raises WorkbookError."""
    typed, reading = read_workbook(path, profile)
    return Outcome(path, profile, *assess(typed, reading, profile), sha256=_sha256(path))


def assess(typed: Submission, reading: Iterable[Finding], profile: Profile) -> tuple[Submission, tuple[Finding, ...]]:
    """What was typed, completed, and everything there is to say about it; `reading` is what the reader had to say."""
    submission = complete(typed, profile)
    return submission, conclude((*reading, *run_checks(submission, profile)), submission, profile)


def conclude(findings: Iterable[Finding], submission: Submission, profile: Profile) -> tuple[Finding, ...]:
    """The findings as they are told: with their waivers, what one cell explains folded under it, each slip once, in order."""
    return in_order(give_way(diagnose(waive(findings, submission, profile), submission, profile), profile))


def render(
    path: Path,
    folder: Path | None = None,
    *,
    profile: str | None = None,
    document: str = "",
    draft: bool = False,
    fonts: str = "own",
    flow: str = "planned",
    pack: bool = False,
) -> Outcome:
    """Check a workbook and, if nothing blocks (or for a draft), write its Word and PDF files and their provenance, all or none.

    `document` is the name of one of the profile's documents, the disclosure itself by default; `folder` is where they go, beside the workbook by default; `fonts` is "own" or "bundled", `flow` "planned" or "free". With `pack` there is also what a leader reads before signing.
    """
    outcome = check(path, profile)
    if outcome.blocked and not draft:
        return outcome
    return publish(outcome, folder or path.parent, document=document, fonts=fonts, flow=flow, pack=pack)


def publish(
    outcome: Outcome,
    folder: Path,
    *,
    document: str = "",
    fonts: str = "own",
    flow: str = "planned",
    pack: bool = False,
    press: Press | None = None,
) -> Outcome:
    """Write one document of a checked workbook, as `render` does; one that is blocked becomes a draft.

    Whoever publishes many workbooks keeps the profile's `press` and hands it in.
    """
    from generator.compose.document import compose  # templates, fonts and Word libraries are loaded only when needed

    outline = outline_of(outcome.profile, document)
    press = press or press_for(outcome.profile, fonts)
    composed = compose(outcome.submission, outcome.profile, draft=outcome.blocked, outline=outline, templates=press.templates)
    return _write(outcome, composed, outline, folder, press, flow, pack)


def _write(outcome: Outcome, document: Document, outline: Outline, folder: Path, press: Press, flow: str, pack: bool) -> Outcome:
    from generator.compose.characters import missing_characters
    from generator.pack.write import checklist_for, pack_writers
    from generator.writers.docx import write_docx
    from generator.writers.layout import lay_out
    from generator.writers.pdf import write_pdf

    findings = in_order((*outcome.findings, *missing_characters(document, press.book.missing, outcome.submission)))
    outcome = replace(outcome, findings=findings)
    if outcome.blocked and not document.draft:
        return outcome
    checklist = checklist_for(outcome, outline) if pack else None
    reference = filled_reference(outline, document, press.references)
    layout = lay_out(document, reference.theme, press.book)
    outcome = replace(outcome, pages=len(layout.pages))
    pair = {
        ".docx": lambda target: write_docx(document, reference, layout, target, flow),
        ".pdf": lambda target: write_pdf(document, reference.theme, layout, press.book, target),
    }
    packed = partial(pack_writers, outcome, document, layout, outline, checklist, press) if checklist else None
    return replace(outcome, files=_write_with_provenance(outcome, document, pair, folder / f"{outcome.path.stem}{outline.suffix}", packed))


def filled_reference(outline: Outline, document: Document, references: References | None = None) -> Reference:
    """The document's look with its cover filled in. Raises ProfileError for what is wrong with the file."""
    from generator.writers.reference import ReferenceDocumentError, References

    try:
        return (references or References()).filled(outline.reference, document.cover, document.roles)
    except ReferenceDocumentError as error:
        lines = str(error).replace(f"{outline.reference}: ", "").splitlines()
        raise ProfileError([ProfileFault(outline.reference.name, 0, line) for line in lines]) from error


Writers = dict[str, Callable[[Path], object]]
"""What writes each file, by the ending of its name."""


def _write_with_provenance(outcome: Outcome, document: Document, pair: Writers, stem: Path, packed: Callable[[dict[str, str]], Writers] | None) -> tuple[Path, ...]:
    """Write the published files, `stem` with each suffix, and beside them what they were made from and the pack: all or none.

    What is `packed` is told the sums of the published files by name, once they are written.
    """
    sums: dict[str, str] = {}

    def summed(name: str, write: Callable[[Path], object], target: Path) -> None:
        write(target)
        sums[name] = _sha256(target)

    files = {suffix: stem.with_name(stem.name + suffix) for suffix in (*pair, SUFFIX)}
    _keep_edited([files[suffix] for suffix in pair], recorded_sums(files[SUFFIX]))
    writers = {files[suffix]: partial(summed, files[suffix].name, write) for suffix, write in pair.items()}
    writers[files[SUFFIX]] = lambda target: target.write_bytes(provenance_text(outcome, document, sums).encode())
    writers |= {stem.with_name(stem.name + ending): write for ending, write in (packed(sums) if packed else {}).items()}
    return write_together(writers)


def _keep_edited(published: Iterable[Path], recorded: dict[str, str]) -> None:
    """Raises OutputError for a published file that is not what was written last: somebody has worked on it."""
    for path in published:
        if path.is_file() and _sha256(path) != recorded.get(path.name):
            raise OutputError(f"“{path}”不是程序上次生成的样子，可能在生成以后改过，没有覆盖。请把它改名或移走，再运行一次。")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_reports(outcome: Outcome, *, html: Path | None = None, json: Path | None = None, mark: Path | None = None) -> tuple[Path, ...]:
    """The result as files, all that are asked for or none: a page, JSON, a marked copy of the workbook.

    Raises OutputError, also where a file that somebody has worked on would be lost.
    """
    writers: dict[Path, Callable[[Path], object]] = {}
    if html:
        from generator.reports.page import page_text

        writers[html] = lambda temporary: _write_text(page_text(outcome), temporary)
    if json:
        from generator.reports.json_report import json_text

        writers[json] = lambda temporary: _write_text(json_text(outcome), temporary)
    if mark:
        writers[mark] = _marking(outcome, mark)
    return write_together(writers)


def _write_text(text: str, target: Path) -> None:
    target.write_bytes(text.encode("utf-8", "replace"))


def _marking(outcome: Outcome, target: Path) -> Callable[[Path], object]:
    """Writes the marked copy. Raises OutputError if that would replace a copy somebody has worked on."""
    from generator.workbook.annotate import is_untouched_copy, write_marked

    if target.exists() and not is_untouched_copy(target):
        raise OutputError(f"“{target}”已经存在，里面可能有改动，没有覆盖。请换一个文件名，或者把它移走。")
    rows = [(entry.number, entry.finding) for entry in flat(arrange(outcome))]
    headline = (outcome.path.name, f"结论：{outcome.verdict}（{count_words(outcome.findings)}）")
    return lambda temporary: write_marked(outcome.path, rows, headline, temporary, outcome.profile.year)


def write_blank_workbook(profile: str, path: Path | None = None) -> Path:
    """A blank workbook of a profile; an existing file is never overwritten."""
    from generator.workbook.blank import write_blank

    loaded = load_profile(profile)
    target = path or Path(f"{loaded.name}.xlsx")
    if target.exists():
        raise OutputError(f"“{target}”已经存在，没有覆盖；请换一个文件名（--out）。")
    return write_together({target: lambda temporary: write_blank(loaded, temporary)})[0]


def import_published(path: Path, profile: str | None = None, target: Path | None = None) -> tuple[Imported, tuple[Path, ...]]:
    """Last year's published Word file as a workbook, with a report beside it; existing files are never overwritten.

    Without a profile the one that fits the file's tables is taken. Raises PublishedError, ProfileError or OutputError.
    """
    from generator.import_report import SUFFIX, report_text
    from generator.importing import import_file  # loads the Word library: only when needed
    from generator.workbook.fill import fill_workbook

    imported = import_file(path, profile)
    workbook = target or path.with_suffix(".xlsx")
    report = workbook.with_name(workbook.stem + SUFFIX)
    for file in (workbook, report):
        if file.exists():
            raise OutputError(f"“{file}”已经存在，没有覆盖；请换一个文件名（--out），或者把它移走。")
    files = write_together(
        {
            workbook: lambda temporary: fill_workbook(imported.profile, imported.values, temporary),
            report: lambda temporary: temporary.write_bytes(report_text(imported).encode("utf-8-sig")),
        }
    )
    return imported, files
