from generator.compose.characters import missing_characters
from generator.model.document import Document, Heading, Paragraph, Section, Span, Table, TableCell
from generator.model.source import SourceRef

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
