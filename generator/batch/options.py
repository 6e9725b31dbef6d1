"""What a batch is asked to do with every workbook; the same in the parent and in every worker."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

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
