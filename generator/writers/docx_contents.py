"""The contents pages of the Word file: a real TOC field for each section, with the layout's page numbers stored in it.

Each field is limited to its section by a bookmark (`\\b`) and finds its headings by their styles, so that F9 in Word
yields the lines that are stored. For that a style must be listed in a section always or never, and at one level.
"""

from __future__ import annotations

import re

from generator.model.document import Document, Heading
from generator.model.layout import Position
from generator.writers.docx_xml import TAB, field, field_end, field_start, link, paragraph, run, sliver
from generator.writers.reference import Reference

LEVELS = 2
"""The contents have styles for so many levels; deeper headings are printed like the last."""

Bookmarks = dict[Position, str]
"""The names of the headings' bookmarks."""


def heading_bookmarks(document: Document) -> Bookmarks:
    """A bookmark for every heading. Names with a leading underscore are hidden in Word's list of bookmarks."""
    return {position: f"_Toc{number:09d}" for number, (position, _) in enumerate(document.headings(), start=1)}


def group_bookmark(section_index: int) -> str:
    """The bookmark around everything in a section, to which its part of the contents is limited."""
    return f"Contents{section_index + 1}"


def contents_xml(document: Document, reference: Reference, pages: dict[Position, int], bookmarks: Bookmarks) -> str:
    """The contents title, then the group line and the headings of each section; nothing if no heading is listed.

    `pages` are the printed page numbers.
    """
    if not any(heading.in_contents for _, heading in document.headings()):
        return ""
    written = [paragraph("ContentsTitle", run(document.contents_title))]
    group = ""
    for number, section in enumerate(document.sections):
        headings = [
            ((number, index), block) for index, block in enumerate(section.blocks) if isinstance(block, Heading)
        ]
        listed = [(position, heading) for position, heading in headings if heading.in_contents]
        if listed:
            if section.contents_group not in ("", group):
                written.append(paragraph("ContentsGroup", run(section.contents_group)))
            group = section.contents_group
            switches = heading_switches([heading for _, heading in headings], reference.style_names)
            start = field_start(f"TOC {switches} \\h \\z \\b {group_bookmark(number)}")
            for position, heading in listed:
                written.append(_entry(heading, bookmarks[position], pages[position], start))
                start = ""
            # The end of the field has a paragraph of its own: refreshed lines bring their own paragraph ends.
            written.append(sliver(field_end()))
    return "".join(written)


def heading_switches(headings: list[Heading], style_names: dict[str, str]) -> str:
    """The switches of a TOC field that finds exactly the listed ones of `headings`.

    Word's own "heading 1" has another name in each language, so it can only be asked for by number (`\\o`); all others
    are asked for by name (`\\t`). `\\u` is left out: it would add every paragraph with an outline level.
    """
    levels = _listed_levels(headings)
    built_in, named = set(), []
    for role, level in levels.items():
        number = re.fullmatch(r"heading (\d)", style_names[role], re.IGNORECASE)
        if not number:
            named.append(f"{style_names[role]},{level}")
        elif int(number[1]) == level:
            built_in.add(level)
        else:
            raise ValueError(
                f"headings in style {role} must be of level {number[1]}, not {level}, or Word lists them elsewhere"
            )
    switches = [f'\\o "{min(built_in)}-{max(built_in)}"'] if built_in else []
    return " ".join(switches + ([f'\\t "{",".join(named)}"'] if named else []))


def _listed_levels(headings: list[Heading]) -> dict[str, int]:
    """The level of each listed role; an error if a role is listed and not listed, or at two levels."""
    levels: dict[str, int] = {}
    for heading in headings:
        level = min(heading.level, LEVELS)
        if heading.in_contents and levels.setdefault(heading.role, level) != level:
            raise ValueError(f"style {heading.role} is listed in the contents at two levels within one section")
    for heading in headings:
        if not heading.in_contents and heading.role in levels:
            raise ValueError(f"style {heading.role} is listed in the contents, but {heading.text!r} in it is not")
    return levels


def _entry(heading: Heading, bookmark: str, page: int, start: str) -> str:
    """A line of the contents; `start` is the beginning of the TOC field in the first line of a group."""
    number = field(f"PAGEREF {bookmark} \\h", run(str(page)))
    return paragraph(f"TOC{min(heading.level, LEVELS)}", start + link(bookmark, run(heading.text) + TAB + number))
