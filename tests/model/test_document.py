from generator.model.document import Document, Heading, PageBreak, Paragraph, Section, Span, Table, TableCell


def document() -> Document:
    first = Section("landscape", (Heading((Span("甲"), Span("表")), "TableTitle", 1), PageBreak()))
    second = Section("portrait", (Paragraph((Span("正"), Span("文"))), Heading((Span("乙"),), "Heading1", 1)))
    return Document("题", "部门", {}, "目录", (first, second))


def test_walk_gives_every_block_with_its_position():
    assert [position for position, _ in document().walk()] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_headings_come_in_order():
    assert [(position, heading.text) for position, heading in document().headings()] == [((0, 0), "甲表"), ((1, 1), "乙")]


def test_text_joins_spans_and_lines():
    assert TableCell(((Span("一"), Span("行")), (Span("二行"),))).text == "一行\n二行"
    assert Paragraph((Span("正"), Span("文"))).text == "正文"


def test_a_table_has_a_banner_if_any_part_of_it_is_filled():
    assert Table((1,), (), (), ("", "", "单位：万元")).has_banner
    assert not Table((1,), (), ()).has_banner
