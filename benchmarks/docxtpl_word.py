"""The same disclosure the usual way: a docxtpl template filled with the texts, LibreOffice then makes the PDF of it.

`python benchmarks/docxtpl_word.py TEMPLATE.docx CONTEXT.json OUT.docx` fills a ready template; `make_template` writes one
for a document, with the styles of its reference.docx: a loop for each run of paragraphs, for the rows of each table and
for the projects, as a maintainer would write it. Contents, running heads and page numbers are left out.
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from generator.model.document import Block, Document, Row, Section, Table, TableCell
    from generator.model.theme import PageSetup, Theme

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
JUSTIFY = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def fill(template: Path, context: dict, target: Path) -> None:
    from docxtpl import DocxTemplate

    word = DocxTemplate(template)
    word.render(context, autoescape=True)
    word.save(target)


def make_template(document: Document, theme: Theme, reference: Path, target: Path) -> dict:
    """Write the template and return what fills it."""
    import docx
    from lxml import etree

    writer = _Template(theme)
    body = "".join(writer.section(section) for section in document.sections if section.blocks)
    package = docx.Document(str(reference))
    element = package.element.body
    for child in list(element):
        element.remove(child)
    element.extend(etree.fromstring(f'<w:body xmlns:w="{W}">{body}</w:body>'))
    package.save(str(target))
    return {"runs": writer.runs, "tables": writer.tables, "projects": writer.projects} | document.cover


class _Template:
    """Writes sections as template XML and collects the texts."""

    def __init__(self, theme: Theme):
        self.theme = theme
        self.runs: list[list[dict]] = []  # paragraphs: role and text
        self.tables: list[list[list[str]]] = []  # the texts of the body rows
        self.projects: list[dict] = []
        self._sections = 0

    def section(self, section: Section) -> str:
        setup = self.theme.setups[section.setup]
        written, run, blocks = [], [], list(section.blocks)
        while blocks:
            block = blocks.pop(0)
            if getattr(block, "role", "") == "ProjectTitle":
                group = [block]
                while blocks and getattr(blocks[0], "level", None) is None:
                    group.append(blocks.pop(0))
                written += [self._run(run)] if run else []
                run = []
                written += [self._project(group, setup)] if not self.projects else []
                self.projects.append(_project_texts(group))
            elif type(block).__name__ == "Table":
                written += [self._run(run)] if run else []
                run = []
                written.append(self._table(block, setup))
            elif type(block).__name__ == "PageBreak":
                run.append({"role": "PageBreak", "text": ""})
            else:
                run.append({"role": block.role, "text": block.text})
        written += [self._run(run)] if run else []
        return "".join(written) + f"<w:p><w:pPr>{_page(setup)}</w:pPr></w:p>"

    def _run(self, run: list[dict]) -> str:
        """A loop over paragraphs, with a branch for each style among them."""
        self.runs.append(run)
        roles = list(dict.fromkeys(paragraph["role"] for paragraph in run))
        branches = [_mark(f"%p for p in runs[{len(self.runs) - 1}] %")]
        for number, role in enumerate(roles):
            branches.append(_mark(f'%p {"elif" if number else "if"} p.role == "{role}" %'))
            page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
            branches.append(page if role == "PageBreak" else _paragraph("{{ p.text }}", role))
        return "".join([*branches, _mark("%p endif %"), _mark("%p endfor %")])

    def _table(self, table: Table, setup: PageSetup) -> str:
        edges = _edges(table, setup)
        number = len(self.tables)
        self.tables.append([["" if cell is None else cell.text for cell in row] for row in table.body])
        cells = [table.body[0][column] for column in range(len(table.widths))]
        pattern = "".join(
            _cell(f"{{{{ r[{column}] }}}}", cell, edges, column, 1, "")
            for column, cell in enumerate(cells)
            if cell is not None
        )
        rows = [_loop(f"for r in tables[{number}]", edges), f"<w:tr>{pattern}</w:tr>", _loop("endfor", edges)]
        return _grid(edges, self._banner(table, edges) + _rows(table.head, edges, header=True) + "".join(rows))

    def _banner(self, table: Table, edges: list[int]) -> str:
        if not table.has_banner:
            return ""
        text = escape("　".join(filter(None, table.banner)))
        cell = f'<w:tc><w:tcPr><w:tcW w:w="{edges[-1]}" w:type="dxa"/><w:gridSpan w:val="{len(edges) - 1}"/></w:tcPr>'
        return f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell}{_paragraph(text, 'TableBanner')}</w:tc></w:tr>"

    def _project(self, group: list[Block], setup: PageSetup) -> str:
        """The loop over all projects, made after the first one."""
        written, form = [_mark("%p for g in projects %")], True
        for block in group:
            if type(block).__name__ != "Table":
                written.append(_paragraph("{{ g.title }}" if block is group[0] else escape(block.text), block.role))
            elif form:
                form = False
                edges = _edges(block, setup)
                written.append(_grid(edges, _rows(block.body, edges, text=_Fields())))
            else:
                edges = _edges(block, setup)
                cells = "".join(
                    _cell(
                        f"{{{{ r.texts[{n}] }}}}",
                        cell,
                        edges,
                        n,
                        1,
                        '<w:vMerge w:val="{{ r.merge }}"/>' if n == 0 else "",
                    )
                    for n, cell in enumerate(block.body[0])
                    if cell
                )
                rows = [_loop("for r in g.details", edges), f"<w:tr>{cells}</w:tr>", _loop("endfor", edges)]
                written.append(_grid(edges, _rows(block.head, edges, header=True) + "".join(rows)))
        return "".join([*written, _mark("%p endfor %")])


class _Fields:
    """The placeholders of a form's cells, numbered as they come."""

    def __init__(self) -> None:
        self._number = -1

    def __call__(self, cell: TableCell) -> str:
        self._number += 1
        return f"{{{{ g.fields[{self._number}] }}}}"


def _project_texts(group: list[Block]) -> dict:
    form, details = [block for block in group if type(block).__name__ == "Table"]
    rows = [
        {"merge": "restart" if row[0] else "continue", "texts": [cell.text if cell else "" for cell in row]}
        for row in details.body
    ]
    return {"title": group[0].text, "fields": [cell.text for row in form.body for cell in row if cell], "details": rows}


def _rows(rows: tuple[Row, ...], edges: list[int], header: bool = False, text=lambda cell: escape(cell.text)) -> str:
    """Rows with their merges; `text` gives what stands in a cell."""
    written, open_down = [], {}
    for row in rows:
        cells, column = [], 0
        while column < len(row):
            cell = row[column]
            if cell is None:
                left, cell = open_down[column]
                open_down[column] = (left - 1, cell)
                cells.append(_cell("", cell, edges, column, cell.colspan, "<w:vMerge/>"))
            else:
                if cell.rowspan > 1:
                    open_down[column] = (cell.rowspan - 1, cell)
                merge = '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
                cells.append(_cell(text(cell), cell, edges, column, cell.colspan, merge))
            column += cell.colspan
        repeat = "<w:tblHeader/>" if header else ""
        written.append(f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>")
    return "".join(written)


def _cell(text: str, cell: TableCell, edges: list[int], column: int, span: int, merge: str) -> str:
    width = f'<w:tcW w:w="{edges[column + span] - edges[column]}" w:type="dxa"/>'
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr>{width}{spans}{merge}<w:vAlign w:val="center"/></w:tcPr>{_paragraph(text, cell.role, cell.align)}</w:tc>'


def _edges(table: Table, setup: PageSetup) -> list[int]:
    scale = setup.text_width * 20 / sum(table.widths)
    return [0, *(round(share * scale) for share in accumulate(table.widths))]


def _grid(edges: list[int], rows: str) -> str:
    columns = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(edges))
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    look = f'<w:tblW w:w="{edges[-1]}" w:type="dxa"/><w:tblBorders>{rules}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _loop(statement: str, edges: list[int]) -> str:
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{edges[-1]}" w:type="dxa"/><w:gridSpan w:val="{len(edges) - 1}"/></w:tcPr>'
    return f"<w:tr>{cell}{_mark(f'%tr {statement} %')}</w:tc></w:tr>"


def _mark(statement: str) -> str:
    return f"<w:p><w:r><w:t>{{{escape(statement)}}}</w:t></w:r></w:p>"


def _paragraph(text: str, role: str, align: str = "") -> str:
    justify = f'<w:jc w:val="{JUSTIFY[align]}"/>' if align else ""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{role}"/>{justify}</w:pPr>{run}</w:p>'


def _page(setup: PageSetup) -> str:
    turned = ' w:orient="landscape"' if setup.width > setup.height else ""
    margins = {"top": setup.top, "right": setup.right, "bottom": setup.bottom, "left": setup.left}
    margins |= {"header": setup.header_distance, "footer": setup.footer_distance, "gutter": 0}
    size = f'<w:pgSz w:w="{round(setup.width * 20)}" w:h="{round(setup.height * 20)}"{turned}/>'
    around = " ".join(f'w:{side}="{round(points * 20)}"' for side, points in margins.items())
    return f"<w:sectPr>{size}<w:pgMar {around}/></w:sectPr>"


if __name__ == "__main__":
    template, context, target = map(Path, sys.argv[1:])
    fill(template, json.loads(context.read_text(encoding="utf-8")), target)
