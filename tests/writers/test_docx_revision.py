"""Insertions and deletions as Word's revisions."""

from generator.model.document import DELETED, INSERTED, Paragraph, Section, Span, Table, TableCell
from generator.writers.docx_revision import paragraph_mark, revised_runs, signed
from tests.support.word import main_part, with_sections, written

CHANGED = (Span("预算"), Span("12万元", revision=DELETED), Span("15万元", revision=INSERTED))
ATTRIBUTES = 'w:id="1000000" w:author="gongkai" w:date="2024-03-01T00:00:00Z"'


def test_a_deleted_run_holds_deleted_text_and_an_inserted_one_text():
    xml = signed(revised_runs(CHANGED), "2024-03-01")
    assert f"<w:del {ATTRIBUTES}><w:r><w:delText" in xml
    assert '<w:ins w:id="1000001"' in xml
    assert xml.startswith("<w:r><w:t")


def test_only_a_paragraph_that_came_or_went_as_a_whole_marks_its_end():
    assert "<w:ins" in paragraph_mark((Span("甲", revision=INSERTED), Span("乙", revision=INSERTED), Span("")))
    assert "<w:del" in paragraph_mark((Span("甲", revision=DELETED),))
    assert paragraph_mark(CHANGED) == paragraph_mark((Span("甲"),)) == paragraph_mark(()) == ""


def test_without_a_date_there_is_one_all_the_same():
    assert 'w:date="2000-01-01T00:00:00Z"' in signed(revised_runs(CHANGED), "")


def test_typed_text_cannot_be_a_mark():
    text = '\x00<w:ins w:id="1">&'
    assert signed(revised_runs((Span(text, revision=INSERTED),)), "").count("w:author") == 1


def test_paragraphs_and_cells_of_a_document_carry_their_revisions():
    table = Table((1,), (), ((TableCell(((Span("旧", revision=DELETED),), (Span("新", revision=INSERTED),))),),), kind="form")
    body = main_part(written(with_sections(Section("portrait", (Paragraph(CHANGED), table), flowing=True))))
    assert body.count("<w:delText") == 2
    assert "\x00" not in body
    assert body.count("<w:ins ") == 2  # the last paragraph of a cell cannot go: its end has no mark
    assert body.count("<w:del ") == 3


def test_a_document_without_revisions_is_written_as_ever():
    assert "<w:ins" not in main_part(written(with_sections(Section("portrait", (Paragraph((Span("预算"),)),), flowing=True))))
