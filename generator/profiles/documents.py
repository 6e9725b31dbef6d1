"""What a profile prints: `document.toml` and its like -> outlines, forms, summaries, charts, and the section files they name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.outline import ChartForm, FormCell, Outline, OutlinePart, Pivot, PivotColumn, RecordForm, SectionText
from generator.profiles.charts import read_chart
from generator.profiles.declaration import Declaration
from generator.profiles.errors import ProfileFault
from generator.profiles.layers import Layers


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents in their order; forms, summaries, charts and section texts of all of them by name."""

    outlines: tuple[Outline, ...]
    forms: dict[str, RecordForm]
    pivots: dict[str, Pivot]
    charts: dict[str, ChartForm]
    texts: dict[str, SectionText]


def read_documents(layers: Layers, files: Iterable[str], faults: list[ProfileFault]) -> Documents:
    """The documents declared in `files` (names without .toml)."""
    declared = [layers.toml(f"{file}.toml", faults) for file in files]
    forms = [_record_form(entry) for file in declared for entry in file.tables("form")]
    pivots = [_pivot(entry) for file in declared for entry in file.tables("pivot")]
    charts = [read_chart(entry) for file in declared for entry in file.tables("chart")]
    outlines = tuple(_outline(file, layers) for file in declared)
    by_name = ({entry.name: entry for entry in entries} for entries in (forms, pivots, charts))
    return Documents(outlines, *by_name, _texts(layers, outlines, faults))


def _outline(declared: Declaration, layers: Layers) -> Outline:
    parts = []
    for part in declared.tables("part"):
        parts.append(OutlinePart(part.get("setup"), part.get("contents_group", ""), part.texts("tables"), part.texts("texts")))
        part.close()
    outline = Outline(
        name=declared.get("name"),
        suffix=declared.get("suffix", ""),
        file=declared.file,
        reference=layers.file(declared.get("reference", "reference.docx")),
        title=declared.get("title"),
        subject=declared.get("subject", ""),
        contents_title=declared.get("contents_title"),
        cover=declared.get("cover", {}, dict),
        parts=tuple(parts),
    )
    declared.close()
    return outline


def _record_form(declared: Declaration) -> RecordForm:
    rows = tuple(
        tuple(_form_cell(Declaration(cell, declared.paths, declared.faults)) for cell in row if isinstance(cell, dict))
        for row in declared.get("rows", [], list)
        if isinstance(row, list)
    )
    form = RecordForm(
        name=declared.get("name"),
        sheet=declared.get("sheet", ""),
        title=declared.get("title", ""),
        unit_line=declared.get("unit_line", ""),
        widths=tuple(declared.get("widths", [], list)),
        rows=rows,
        details=declared.get("details", ""),
        match=declared.get("match", ""),
        merge=declared.texts("merge"),
        level=declared.get("level", 2, int),
        own_page=declared.get("own_page", False, bool),
        owner=declared.texts("owner"),
        file=declared.file,
    )
    declared.close()
    return form


def _form_cell(declared: Declaration) -> FormCell:
    cell = FormCell(
        label=declared.get("label", ""),
        field=declared.get("field", ""),
        value=declared.get("value", ""),
        span=declared.get("span", 1, int),
        rows=declared.get("rows", 1, int),
        align=declared.get("align", ""),
    )
    declared.close()
    return cell


def _pivot(declared: Declaration) -> Pivot:
    pivot = Pivot(
        name=declared.get("name"),
        sheet=declared.get("sheet"),
        details=declared.get("details"),
        match=declared.get("match"),
        by=declared.get("by"),
        groups=declared.texts("groups"),
        columns=_pivot_columns(declared, "column"),
        shown=_pivot_columns(declared, "shown"),
        over=declared.get("over", ""),
        banner=declared.texts("banner"),
        owner=declared.texts("owner"),
        sums=declared.texts("sums"),
        file=declared.file,
    )
    declared.close()
    return pivot


def _pivot_columns(declared: Declaration, key: str) -> tuple[PivotColumn, ...]:
    columns = []
    for entry in declared.tables(key):
        field = entry.get("field")
        path, share = entry.texts("path") or (field,), entry.get("share", 1, (int, float))
        columns.append(PivotColumn(path, field, share, entry.get("align", "")))
        entry.close()
    return tuple(columns)


def _texts(layers: Layers, outlines: Iterable[Outline], faults: list[ProfileFault]) -> dict[str, SectionText]:
    texts = {}
    for outline in outlines:
        for name in (name for part in outline.parts for name in part.texts):
            file = layers.file(f"sections/{name}.txt")
            if not file.is_file():
                faults.append(ProfileFault(outline.file, 0, f"找不到文字文件 sections/{name}.txt{layers.hint(f'sections/{name}.txt')}"))
                continue
            texts[name] = SectionText(name, file, file.read_text(encoding="utf-8"))
    return texts
