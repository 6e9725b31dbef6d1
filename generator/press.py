"""What printing needs besides a document, prepared once: compiled section files, faces, reference files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.profile import Profile

if TYPE_CHECKING:
    from generator.compose.templates import Templates
    from generator.writers.fonts import FontBook
    from generator.writers.reference import References


@dataclass(frozen=True, slots=True)
class Press:
    """Serves one profile: whoever prints many of its documents makes it once and hands it in with each."""

    templates: Templates
    book: FontBook
    references: References


def press_for(profile: Profile, fonts: str) -> Press:
    """`fonts` are "own" or "bundled". Raises ProfileError with every fault of the section files."""
    # templates, fonts and Word libraries are loaded only when needed
    from generator.compose.document import templates_of
    from generator.writers.fonts import FontBook
    from generator.writers.reference import References

    return Press(templates_of(profile), FontBook(profile.fonts, fonts), References())
