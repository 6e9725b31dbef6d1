"""`gongkai profile preview`: one section, table or form of a profile alone, filled from a workbook or a blank one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.compose.document import compose
from generator.derive import complete
from generator.model.document import Document
from generator.model.outline import Outline, OutlinePart, SectionText
from generator.model.profile import Profile
from generator.model.submission import Submission
from generator.output import write_together
from generator.pipeline import filled_reference
from generator.profiles.errors import ProfileError, ProfileFault, suggestion
from generator.profiles.load import load_profile

DIRECTIVES: dict[str, Callable[[Profile], tuple[str, ...]]] = {
    "逐项": lambda profile: tuple(name for name, form in profile.forms.items() if form.sheet),
    "表样": lambda profile: tuple(name for name, form in profile.forms.items() if not form.sheet),
    "汇总": lambda profile: tuple(profile.pivots),
    "图": lambda profile: tuple(profile.charts),
    "表": lambda profile: tuple(profile.sheets),
}
"""What can be shown without a section file: the directive that prints it, and the names it knows."""

EXAMPLE = "预览"


def preview_document(key: str, what: str, workbook: Path | None = None) -> tuple[Document, Outline, Profile]:
    """The part of the profile that is called `what`, marked as a draft. Raises ProfileError, WorkbookError."""
    profile = load_profile(key)
    outline, part, texts = _part(profile, what)
    alone = replace(profile, texts=texts, draws_charts=profile.draws_charts or what in profile.charts)
    outline = replace(outline, parts=(part,))
    return compose(_submission(profile, workbook), alone, draft=True, outline=outline), outline, profile


def preview_text(key: str, what: str, workbook: Path | None = None) -> str:
    """The part as plain text, the way it reads."""
    from generator.writers.text import dump

    return dump(preview_document(key, what, workbook)[0])


def write_preview(key: str, what: str, target: Path, workbook: Path | None = None) -> Path:
    """The pages of the part as a PDF, without cover and contents."""
    from generator.writers.fonts import FontBook
    from generator.writers.layout import CONTENTS, COVER, lay_out
    from generator.writers.pdf import write_pdf

    document, outline, profile = preview_document(key, what, workbook)
    book = FontBook(profile.fonts)
    theme = filled_reference(outline, document).theme
    layout = lay_out(document, theme, book)
    layout = replace(layout, pages=tuple(page for page in layout.pages if page.setup not in (COVER, CONTENTS)))
    return write_together({target: lambda path: write_pdf(document, theme, layout, book, path)})[0]


def _part(profile: Profile, what: str) -> tuple[Outline, OutlinePart, dict[str, SectionText]]:
    """The document and the part of it that `what` names: a section file (or its number), a table, a form."""
    sections = [name for name in profile.texts if what in (name, f"{name}.txt")] or [name for name in profile.texts if name.startswith(f"{what}_")]
    for outline in profile.documents:
        for part in outline.parts:
            if sections and sections[0] in part.texts:
                return outline, replace(part, tables=(), texts=(sections[0],)), {sections[0]: profile.texts[sections[0]]}
            if what in part.tables:
                return outline, replace(part, tables=(what,), texts=()), {}
    for word, names in DIRECTIVES.items():
        if what in names(profile):
            setup = "landscape" if what in profile.sheets and profile.sheets[what].landscape else "portrait"
            text = SectionText(EXAMPLE, Path(f"{EXAMPLE}.txt"), f"@{word} {what}\n")
            return profile.outline, OutlinePart(setup, texts=(EXAMPLE,)), {EXAMPLE: text}
    known = [*profile.texts, *(name for names in DIRECTIVES.values() for name in names(profile))]
    message = f"没有“{what}”这个章节或表{suggestion(what, known)}（有：{'、'.join(dict.fromkeys(known))}）"
    raise ProfileError([ProfileFault(profile.key, 0, message)])


def _submission(profile: Profile, workbook: Path | None) -> Submission:
    """What a workbook holds, by default a blank one's."""
    from generator.workbook.blank import write_blank
    from generator.workbook.read import read_workbook

    with TemporaryDirectory() as folder:
        path = workbook or write_blank(profile, Path(folder) / f"{EXAMPLE}.xlsx")
        return complete(read_workbook(path, profile)[0], profile)
