"""A reference.docx as a template: opened and compiled once, its cover and running heads filled for one document after another.

docxtpl makes templates of the parts and tidies what comes out of them; here it is kept from opening, patching and compiling
the same file for every document. Filling is strict and escaped: a misspelt placeholder is an error, typed text stays text.
"""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from generator.writers.reference_styles import ReferenceDocumentError, StyleSheet, W, restore_role_ids
from generator.writers.xml_text import legal

# python-docx, docxtpl, jinja2 and lxml are imported inside the functions: a run that only checks must not wait for them.

OPTIONAL_FIELDS = ("草稿标记",)
"""Fields that print nothing when they are not given."""

RUNNING = ("/header", "/footer")
"""How the kinds of relationships end that lead to running heads."""

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
"""What of the file's properties may hold placeholders. The Word writer puts others in their place, but a misspelt one is a fault."""


@dataclass(frozen=True, slots=True)
class Filled:
    """One filling: the root of the main part, the roots of headers and footers by relationship id, the other parts by name."""

    root: object
    running: dict[str, object]
    parts: dict[str, bytes]


class ReferenceTemplate:
    """The file at `path`, with the styles of the roles under their own ids."""

    def __init__(self, path: Path) -> None:
        from docxtpl import DocxTemplate

        self.path = path
        self._template = DocxTemplate(str(path))
        self._template.init_docx()
        self._document = self._template.docx
        root, running = self.unfilled()
        restore_role_ids(self._document.styles.element, [root, *running.values()])
        self.styles = StyleSheet(self._document.styles.element)

    def unfilled(self) -> tuple[object, dict[str, object]]:
        """The root of the main part and those of headers and footers, with the placeholders as they stand."""
        links = self._document.part.rels.items()
        return self._document.element, {key: link.target_part.element for key, link in links if link.reltype.endswith(RUNNING)}

    def filled(self, fields: dict[str, str]) -> Filled:
        """The file with plain text by field name. Raises ReferenceDocumentError for a placeholder without a field."""
        from jinja2 import TemplateSyntaxError, UndefinedError

        given = {key: legal(value) for key, value in {**dict.fromkeys(OPTIONAL_FIELDS, ""), **fields}.items()}
        try:
            return self._filled(given)
        except UndefinedError as error:
            raise ReferenceDocumentError(_unknown_fields(self.path, sorted(self._asked() - given.keys()), given)) from error
        except TemplateSyntaxError as error:
            raise ReferenceDocumentError(f"{self.path}: 占位符写法有误（{error.message}），应为 {{{{ 事项名称 }}}}") from error

    def _filled(self, fields: dict[str, str]) -> Filled:
        from docx.opc.oxml import parse_xml, serialize_part_xml

        template = self._template
        template.render_init()
        body = template.fix_tables(self._rendered(self._body, fields))
        template.fix_docpr_ids(body)
        root = deepcopy(self._shell)
        root.replace(root.find(f"{W}body"), body)
        running = {key: parse_xml(self._rendered(source, fields).encode()) for key, (_, source) in self._running.items()}
        for source in self._properties:
            self._environment.from_string(source).render(fields)
        parts = {name: self._rendered(source, fields).encode() for name, source in self._footnotes}
        parts |= {name: serialize_part_xml(running[key]) for key, (name, _) in self._running.items()}
        return Filled(root, running, self._parts | parts)

    def _asked(self) -> set[str]:
        """The names of all fields that the file asks for."""
        from jinja2 import meta

        properties = meta.find_undeclared_variables(self._environment.parse("".join(self._properties)))
        return properties | self._template.get_undeclared_template_variables(self._environment)

    def _rendered(self, source: str, fields: dict[str, str]) -> str:
        return self._template.render_xml_part(source, None, fields, self._environment)

    @cached_property
    def _environment(self):
        return _environment()

    @cached_property
    def _body(self) -> str:
        return self._template.patch_xml(self._template.get_xml())

    @cached_property
    def _shell(self):
        """The root of the main part around an empty body."""
        shell = deepcopy(self._document.element)
        shell.find(f"{W}body").clear(keep_tail=True)
        return shell

    @cached_property
    def _running(self) -> dict[str, tuple[str, str]]:
        """Headers and footers by relationship id: the name of the part, the source of its template."""
        template = self._template
        found = [*template.get_headers_footers(template.HEADER_URI), *template.get_headers_footers(template.FOOTER_URI)]
        return {key: (part.partname.membername, template.patch_xml(template.get_part_xml(part))) for key, part in found}

    @cached_property
    def _footnotes(self) -> list[tuple[str, str]]:
        parts = [part for part in self._document.part.package.iter_parts() if part.content_type == FOOTNOTES]
        return [(part.partname.membername, self._template.patch_xml(part.blob.decode())) for part in parts]

    @cached_property
    def _properties(self) -> list[str]:
        return [getattr(self._document.core_properties, name) for name in PROPERTIES]

    @cached_property
    def _parts(self) -> dict[str, bytes]:
        """All parts of the package by name, as they are written without filling."""
        saved = io.BytesIO()
        self._document.save(saved)
        with zipfile.ZipFile(saved) as package:
            return {name: package.read(name) for name in package.namelist()}


def _environment():
    """A strict environment that escapes, and compiles a text once: those of one file, the same for every document."""
    from jinja2 import Environment, StrictUndefined, Template

    class Remembering(Environment):
        def __init__(self) -> None:
            super().__init__(undefined=StrictUndefined, autoescape=True)
            self.compiled: dict[str, Template] = {}

        def from_string(self, source: str, *_) -> Template:
            if source not in self.compiled:
                self.compiled[source] = super().from_string(source)
            return self.compiled[source]

    return Remembering()


def _unknown_fields(path: Path, unknown: list[str], fields: dict[str, str]) -> str:
    messages = []
    for name in unknown:
        near = get_close_matches(name, fields, n=1, cutoff=0.4)
        remedy = f"是不是“{near[0]}”？" if near else f"可用的有：{'、'.join(fields)}"
        messages.append(f"{path}: 没有名为“{name}”的事项可填入 {{{{ {name} }}}}，{remedy}")
    return "\n".join(messages)
