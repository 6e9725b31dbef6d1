"""Section files as jinja2 templates: strict names, and values that stay apart from the page's own words.

While a section is rendered, every value is replaced by a mark that nobody can type; the page's structure is read from
the result, and only then do the values take their places. So no text from the workbook can become a heading, a
directive, a tag or another template, and every value keeps the cells it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, UndefinedError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.compose.views import UnknownName
from generator.compose.wording import FILTERS, TESTS
from generator.model.profile import Profile, SectionText
from generator.profiles.errors import ProfileError, ProfileFault, suggestion

MARK = re.compile("\ue000(\\d+)\ue001")


class Templates:
    """The section files of a profile, looked through and compiled once. Raises ProfileError with every fault found."""

    def __init__(self, profile: Profile, known: set[str]) -> None:
        self._values: list[Any] = []
        self._environment = _environment(self._mark)
        self._compiled: dict[str, Template] = {}
        faults = [fault for section in profile.texts.values() for fault in self._prepare(section, profile, known)]
        if faults:
            raise ProfileError(faults)

    def render(self, section: SectionText, names: dict[str, Any]) -> tuple[str, list[Any]]:
        """The section's text with marks for values, and the values by number."""
        self._values = []
        try:
            return self._compiled[section.name].render(names), self._values
        except (UndefinedError, UnknownName) as error:
            raise ProfileError([_fault(section, _line_in_template(error), str(error))]) from None

    def _mark(self, value: Any) -> str:
        """jinja2's `finalize`: it sees every printed value, and prints its mark."""
        self._values.append(value)
        return f"\ue000{len(self._values) - 1}\ue001"

    def _prepare(self, section: SectionText, profile: Profile, known: set[str]) -> Iterator[ProfileFault]:
        """Compile one file; faults that can be seen without a workbook: syntax, names, filters, rows and columns."""
        try:
            tree = self._environment.parse(section.text)
        except TemplateSyntaxError as error:
            yield _fault(section, error.lineno, str(error.message))
            return
        own = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"} | {"loop"}
        for node in tree.find_all(nodes.Name):
            if node.ctx == "load" and node.name not in known | own:
                yield _fault(section, node.lineno, f"没有“{node.name}”{suggestion(node.name, known | own)}")
        for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
            yield from _check_member(section, node, profile)
        unknown = [n for kind, have in ((nodes.Filter, FILTERS), (nodes.Test, self._environment.tests)) for n in tree.find_all(kind) if n.name not in have]
        for node in unknown:
            yield _fault(section, node.lineno, f"没有“{node.name}”这个写法{suggestion(node.name, [*FILTERS, *TESTS])}")
        if not unknown:
            self._compiled[section.name] = Template.from_code(self._environment, self._environment.compile(tree), {})


def _check_member(section: SectionText, node: nodes.Expr, profile: Profile) -> Iterator[ProfileFault]:
    """Row and column names written out after a sheet's name: 收支总表.收入总计.预算数."""
    parts: list[str] = []
    inner = node
    while isinstance(inner, (nodes.Getattr, nodes.Getitem)):
        key = inner.attr if isinstance(inner, nodes.Getattr) else getattr(inner.arg, "value", None)
        if not isinstance(key, str):
            return
        parts.insert(0, key)
        inner = inner.node
    form = profile.sheets.get(inner.name) if isinstance(inner, nodes.Name) else None
    if form is None or form.kind == "records":
        return
    lines, columns = [line.name for line in form.lines], [column.name for column in form.columns]
    if len(parts) == 1 and lines and parts[0] not in lines:
        yield _fault(section, node.lineno, f"“{form.name}”没有“{parts[0]}”行{suggestion(parts[0], lines)}")
    if len(parts) == 2 and parts[1] not in columns:
        yield _fault(section, node.lineno, f"“{form.name}”没有“{parts[1]}”列{suggestion(parts[1], columns)}")


def _environment(mark: Callable[[Any], str]) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, finalize=mark, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters = dict(FILTERS)
    environment.tests |= TESTS
    return environment


def _line_in_template(error: BaseException) -> int:
    """The line of the section file where rendering stopped: the innermost frame of jinja2's rewritten traceback."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _fault(section: SectionText, line: int, message: str) -> ProfileFault:
    return ProfileFault(f"sections/{section.path.name}", line, message)
