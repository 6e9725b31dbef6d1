"""What a batch is asked to do with every workbook; the same in the parent and in every worker."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.model.profile import Profile
from generator.profiles.errors import ProfileError, suggestion
from generator.profiles.load import load_profile
from generator.profiles.locate import profile_keys

MARKS = ("errors", "all", "none")
"""Which workbooks get a marked copy: those with errors, those with errors or warnings, none."""


@dataclass(frozen=True, slots=True)
class Options:
    """`documents` are names of documents, none for the disclosure itself, with `every_document` all that a profile prints.

    `profile` is for workbooks that do not say which one they are made for. `templates` is the bureau's own folder of
    profiles ("" if it has none).
    """

    documents: tuple[str, ...] = ()
    every_document: bool = False
    profile: str = ""
    fonts: str = "own"
    flow: str = "planned"
    mark: str = "errors"
    templates: str = ""

    @property
    def key(self) -> str:
        """What of the options decides about results. Where profiles stand does not, only what is in them."""
        decisive = {name: value for name, value in asdict(self).items() if name != "templates"}
        return json.dumps(decisive, ensure_ascii=False, sort_keys=True)


def document_fault(options: Options) -> str:
    """What is wrong with the names of documents: one that no profile prints; "" if nothing is. The message is for the officer."""
    known = [outline.name for profile in _profiles(options.templates) for outline in profile.documents] if options.documents else []
    unknown = [name for name in options.documents if name not in known]
    if not unknown:
        return ""
    return f"没有“{unknown[0]}”这种公开文本{suggestion(unknown[0], known)}（有：{'、'.join(dict.fromkeys(known))}）"


def _profiles(templates: str) -> Iterator[Profile]:
    folder = Path(templates) if templates else None
    for key in profile_keys(folder):
        try:
            yield load_profile(key, folder)
        except ProfileError:  # told of where a workbook needs it
            continue
