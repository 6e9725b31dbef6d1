"""The one straight line: workbook -> Submission -> findings -> Document -> Layout -> Word and PDF."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generator.checks.diagnose import diagnose
from generator.checks.run import in_order, run_checks
from generator.checks.waivers import waive
from generator.compose.characters import missing_characters
from generator.compose.document import compose
from generator.derive import complete
from generator.model.document import Document
from generator.model.finding import Finding
from generator.model.profile import Outline, Profile
from generator.model.submission import Submission
from generator.output import OutputError, write_together
from generator.profiles.errors import ProfileError
from generator.profiles.load import load_profile, outline_of
from generator.workbook.errors import WorkbookError
from generator.workbook.read import profile_key, read_workbook

__all__ = ["Outcome", "OutputError", "ProfileError", "WorkbookError", "check", "render", "write_blank_workbook"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one workbook: the completed submission, everything there is to say about it, the files written."""

    path: Path
    profile: Profile
    submission: Submission
    findings: tuple[Finding, ...]
    files: tuple[Path, ...] = ()
    pages: int = 0

    @property
    def blocked(self) -> bool:
        return any(finding.blocks for finding in self.findings)

    @property
    def verdict(self) -> str:
        if self.files:
            return f"已生成草稿，共 {self.pages} 页，不得公开" if self.blocked else f"可以公开，共 {self.pages} 页"
        return "有错误，没有生成公开文本，请按提示改好后再运行" if self.blocked else "没有错误，可以生成公开文本"


def check(path: Path, profile: str | None = None) -> Outcome:
    """Read a workbook and hold it against the rules. Raises WorkbookError or ProfileError if that is not possible."""
    loaded = load_profile(profile or profile_key(path))
    typed, reading = read_workbook(path, loaded)
    submission = complete(typed, loaded)
    findings = waive((*reading, *run_checks(submission, loaded)), submission, loaded)
    return Outcome(path, loaded, submission, in_order(diagnose(findings, submission, loaded)))


def render(
    path: Path,
    folder: Path | None = None,
    *,
    profile: str | None = None,
    document: str = "",
    draft: bool = False,
    fonts: str = "own",
    flow: str = "planned",
) -> Outcome:
    """Check a workbook and, if nothing blocks (or for a draft), write its Word and PDF files, both or neither.

    `document` is the name of one of the profile's documents, the disclosure itself by default; `folder` is where they go, beside the workbook by default; `fonts` is "own" or "bundled", `flow` "planned" or "free".
    """
    outcome = check(path, profile)
    if outcome.blocked and not draft:
        return outcome
    outline = outline_of(outcome.profile, document)
    composed = compose(outcome.submission, outcome.profile, draft=outcome.blocked, outline=outline)
    return _write(outcome, composed, outline, folder or path.parent, fonts, flow)


def _write(outcome: Outcome, document: Document, outline: Outline, folder: Path, fonts: str, flow: str) -> Outcome:
    from generator.writers.docx import write_docx  # writers load fonts and Word libraries: only when needed
    from generator.writers.fonts import FontBook
    from generator.writers.layout import lay_out
    from generator.writers.pdf import write_pdf
    from generator.writers.reference import open_reference

    book = FontBook(outcome.profile.fonts, fonts)
    findings = in_order((*outcome.findings, *missing_characters(document, book.missing, outcome.submission)))
    outcome = replace(outcome, findings=findings)
    if outcome.blocked and not document.draft:
        return outcome
    reference = open_reference(outline.reference, document.cover)
    layout = lay_out(document, reference.theme, book)
    stem = outcome.path.stem + outline.suffix
    files = write_together(
        {
            folder / f"{stem}.docx": lambda target: write_docx(document, reference, layout, target, flow),
            folder / f"{stem}.pdf": lambda target: write_pdf(document, reference.theme, layout, book, target),
        }
    )
    return replace(outcome, files=files, pages=len(layout.pages))


def write_blank_workbook(profile: str, path: Path | None = None) -> Path:
    """A blank workbook of a profile; an existing file is never overwritten."""
    from generator.workbook.blank import write_blank

    loaded = load_profile(profile)
    target = path or Path(f"{loaded.name}.xlsx")
    if target.exists():
        raise OutputError(f"“{target}”已经存在，没有覆盖；请换一个文件名（--out）。")
    return write_together({target: lambda temporary: write_blank(loaded, temporary)})[0]
