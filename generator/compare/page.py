"""A comparison as one self-contained page: opens by double click, needs no network, prints well, works without scripts.

The look is in `page/`. Texts of the workbooks go in as data, escaped by the template engine.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.compare import figures
from generator.compare.document import CHAPTERS, MARK
from generator.compare.model import Amount, Comparison, Passage, Words
from generator.compose.facts import facts_of

FOLDER = Path(__file__).with_name("page")


def page_text(comparison: Comparison, everything: bool = False) -> str:
    """The page; the same workbooks give the same text. Rows without a change are there and hidden unless `everything`."""
    environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals |= {"figures": figures, "is_amount": lambda value: isinstance(value, Amount), "is_words": lambda value: isinstance(value, Words)}
    environment.globals |= {"tag": _tag, "places": _places}
    after = comparison.after
    return environment.get_template("page.html").render(
        comparison=comparison,
        body=str(facts_of(after.submission, after.profile)[after.profile.facts.body]),
        style_of_amounts=after.profile.amounts,
        everything=everything,
        chapters=CHAPTERS,
        mark=MARK,
        style=Markup((FOLDER / "page.css").read_text(encoding="utf-8")),
        script=Markup((FOLDER / "page.js").read_text(encoding="utf-8")),
    )


def _tag(passage: Passage) -> str:
    """The element of a paragraph or heading."""
    return f"h{min(passage.level + 3, 6)}" if passage.level else "p"


def _places(value: Amount) -> str:
    """The cells behind an amount, for whoever wants to look them up."""
    return "\n".join(map(str, value.sources))
