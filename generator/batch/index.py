"""The county as pages: `index.html` to publish, 内部台账.html for the bureau. Each is one file, opens by double click and works without scripts.

The public page knows only what may be published: no finding, no status, no workbook. Texts go in as data, escaped by the
template engine; links are relative and escaped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.batch.counting import TWICE
from generator.batch.county import ALL_STATUSES, NOBODY, County, Entry, Sum, county_of
from generator.batch.keeping import free_name
from generator.batch.ledger_json import KEYS, MISSING_KEY
from generator.batch.ledger_list import KINDS, status_words
from generator.batch.links import relative, web_link
from generator.batch.places import INDEX, INTERNAL
from generator.batch.roster import Roster
from generator.model.figure import rounded
from generator.model.result import PUBLISHED, Result
from generator.output import write_together
from generator.profiles.ledger import split_label

FOLDER = Path(__file__).with_name("page")
INTERNAL_INDEX = "内部台账.html"
TITLE = "部门预算公开"
REPORTS = (("mark", "问题标注"), ("html", "问题清单"), ("trace", "依据"))
SEAL = "\n<!-- gongkai {} -->\n"
"""The last line of a page: the SHA-256 of everything before it, by which a page that somebody changed is known."""


@dataclass(frozen=True, slots=True)
class Link:
    words: str
    target: str


@dataclass(frozen=True, slots=True)
class Section:
    """The sums of one year: figures of the first group, then groups of named sums; `bodies` are added up."""

    year: int
    bodies: int
    heads: tuple[tuple[str, Sum], ...]
    groups: tuple[tuple[str, tuple[tuple[str, Sum], ...]], ...]


def write_index(
    results: Sequence[Result], folder: Path, *, workbooks: Path | None = None, roster: Roster = NOBODY, made: str = "", title: str = TITLE
) -> tuple[Path, ...]:
    """Write both pages, or none: the public one into `folder`, the other into its internal part.

    The arguments are those of `write_ledger`; `title` stands above the pages. A page that somebody has changed is left as
    it is: the new one gets a number after its name. Raises OutputError.
    """
    county = county_of(results, roster)
    home = folder / INTERNAL
    public = _sealed(_page(county, False, title, "", partial(_links, folder=folder, home=folder, workbooks=None)))
    internal = _sealed(_page(county, True, title, made, partial(_links, folder=folder, home=home, workbooks=workbooks)))
    pages = {free_name(folder / INDEX, _is_sealed): public, free_name(home / INTERNAL_INDEX, _is_sealed): internal}
    return write_together({path: partial(_write, page) for path, page in pages.items()})


def _page(county: County, internal: bool, title: str, made: str, links: Callable[[Entry, bool], tuple[Link, ...]]) -> str:
    environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals |= {"amount": amount, "name_of": lambda label: split_label(label)[1]}
    entries = county.entries if internal else tuple(entry for entry in county.entries if entry.status == PUBLISHED and entry.counted != TWICE)
    return environment.get_template("index.html").render(
        internal=internal,
        title=title,
        made=made,
        entries=[(entry, links(entry, internal)) for entry in entries],
        years=sorted({entry.year for entry in entries if entry.year}, reverse=True),
        labels=next(iter(county.groups.values()), ()),
        sections=[section for section in (_section(county, year) for year in county.years) if section.bodies],
        statuses=[(status, len(county.of_status(status))) for status in ALL_STATUSES if county.of_status(status)],
        keys={status: KEYS.get(status, MISSING_KEY) for status in ALL_STATUSES},
        counted=status_words(county),
        ranking=county.ranking(),
        style=Markup((FOLDER / "index.css").read_text(encoding="utf-8")),
        script=Markup((FOLDER / "index.js").read_text(encoding="utf-8")),
    )


def amount(value: str | Decimal) -> str:
    """Money as people read it: 1,234.50; "" stays empty."""
    return f"{rounded(Decimal(value)):,}" if value != "" else ""


def _section(county: County, year: int) -> Section:
    counted = county.counted(year)
    sums = county.sums(counted)
    groups = [(group, tuple((split_label(label)[1], sums[label]) for label in labels if sums[label].bodies)) for group, labels in county.groups.items()]
    filled = [(group, lines) for group, lines in groups if lines]
    return Section(year, len(counted), groups[0][1] if groups else (), tuple(filled[1:] if filled and filled[0][0] == groups[0][0] else filled))


def _links(entry: Entry, internal: bool, folder: Path, home: Path, workbooks: Path | None) -> tuple[Link, ...]:
    """The published files, for the bureau the reports and the workbook as well."""
    result = entry.result
    if result is None:
        return ()
    named = [(f"{name}{key.partition(':')[2]}", key) for key in result.files for kind, name in KINDS if key.partition(":")[0] == kind]
    published = [Link(_spaced(words), web_link(relative(folder / result.files[key], home))) for words, key in named]
    if not internal:
        return tuple(published)
    reports = [Link(words, web_link(relative(folder / result.files[key], home))) for key, words in REPORTS if key in result.files]
    workbook = [Link("工作簿", web_link(relative(workbooks / result.workbook, home)))] if workbooks else []
    return tuple(link for link in (*published, *reports, *workbook) if link.target)


def _spaced(words: str) -> str:
    """“Word预算绩效目标” as “预算绩效目标 Word”."""
    for _, name in KINDS:
        if words.startswith(name) and words != name:
            return f"{words[len(name) :]} {name}"
    return words


def _sealed(page: str) -> bytes:
    content = page.encode("utf-8", "replace")
    return content + SEAL.format(hashlib.sha256(content).hexdigest()).encode()


def _is_sealed(path: Path) -> bool:
    content = path.read_bytes()
    length = len(SEAL.format("0" * 64).encode())
    return content[-length:] == SEAL.format(hashlib.sha256(content[:-length]).hexdigest()).encode()


def _write(page: bytes, target: Path) -> None:
    target.write_bytes(page)
