from dataclasses import replace

from generator.compose.characters import missing_characters
from generator.compose.document import compose
from generator.model.document import Document, Heading, Paragraph, Section, Span, Table, TableCell
from generator.model.source import SourceRef
from generator.model.submission import Cell, Sheet
from tests.compose._kit import body
from tests.support.submissions import hebei

A, B = SourceRef("表", "A1"), SourceRef("表", "B1")


def document(*texts: tuple[str, SourceRef]) -> Document:
    first, *others = [Span(text, (source,)) for text, source in texts]
    table = Table((1,), (), ((TableCell(tuple((span,) for span in others)), None),))
    return Document("", "", {}, "", (Section("portrait", (Heading((first,), "Heading1", 1), Paragraph((first,)), table)),))


def test_each_missing_character_is_told_once_with_all_its_cells():
    tree = document(("王䶮", A), ("䶮䶮与😀", B))
    found = list(missing_characters(tree, lambda text: [c for c in text if c in "䶮😀"]))
    assert [(f.found, [place.cell for place in f.places]) for f in found] == [("U+4DAE", ["A1", "B1"]), ("U+1F600", ["B1"])]
    assert all(f.blocks for f in found)
    assert "“😀”（U+1F600 GRINNING FACE）" in found[1].message


def test_nothing_missing_nothing_found():
    assert list(missing_characters(document(("甲", A), ("乙", B)), lambda text: [])) == []


def test_characters_of_title_cover_and_banners_are_found_too():
    table = Table((1,), (), (), banner=("䶮", "", ""))
    tree = replace(document(("甲", A)), title="😀", cover={"单位名称": "𠀀"}, sections=(Section("portrait", (table,)),))
    assert [f.found for f in missing_characters(tree, lambda text: [c for c in text if c in "䶮😀𠀀"])] == ["U+4DAE", "U+1F600", "U+20000"]


def test_the_cell_where_it_was_typed_is_named_and_no_other():
    """A sentence comes from many cells; only one of them holds the character."""
    submission = body()
    sheet = submission.sheet("项目")
    first, *others = sheet.rows
    name = first["项目名称"]
    named = replace(first, cells=first.cells | {"项目名称": Cell("库房😀", name.source, "库房😀")})
    changed = replace(submission, sheets=submission.sheets | {"项目": Sheet("项目", (named, *others))})
    [finding] = missing_characters(compose(changed, hebei()), lambda text: [c for c in text if c == "😀"], changed)
    assert finding.places == (name.source,)
