"""Charts in the Word file: native, editable, with the printed numbers; and nothing of them in a file without charts."""

import io
import re
import zipfile

import pytest
from lxml import etree
from openpyxl import load_workbook

from generator.model.document import ROUND_CHARTS, Chart
from generator.writers.chart_drawing import AROUND
from generator.writers.chart_workbook import address
from generator.writers.docx import write_docx
from generator.writers.docx_chart import ChartParts
from generator.writers.layout import lay_out
from tests.support.charts import GALLERY, LONG_NAMES, MONTHS, chart, gallery
from tests.support.documents import fonts
from tests.support.word import TYPED, reference, written

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def word(charts: dict[str, Chart], flow: str = "planned") -> bytes:
    source, look, target = gallery(charts), reference(), io.BytesIO()
    write_docx(source, look, lay_out(source, look.theme, fonts()), target, flow)
    return target.getvalue()


@pytest.fixture(scope="module")
def package() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(word(GALLERY)))


def space(one: Chart):
    """The root of the part of the only chart."""
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(word({"图": one}))).read("word/charts/chart1.xml"))


def cached(series, what: str) -> list[str]:
    return [value.text for value in series.find(f"{C}{what}").iter(f"{C}v")]


def book(one: Chart):
    content = zipfile.ZipFile(io.BytesIO(word({"图": one}))).read("word/embeddings/chart1.xlsx")
    return load_workbook(io.BytesIO(content)).active


def test_a_file_without_charts_has_no_trace_of_them():
    names = zipfile.ZipFile(io.BytesIO(written(gallery({})))).namelist()
    assert not any("chart" in name or "embeddings" in name for name in names)
    assert ChartParts("").added_to({}) == {}


def test_every_chart_has_its_part_its_workbook_and_its_links(package):
    names = package.namelist()
    types, links = (package.read(name).decode() for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"))
    body = package.read("word/document.xml").decode()
    for number in range(1, len(GALLERY) + 1):
        assert {f"word/charts/chart{number}.xml", f"word/charts/_rels/chart{number}.xml.rels", f"word/embeddings/chart{number}.xlsx"} <= set(names)
        assert types.count(f'"/word/charts/chart{number}.xml"') == 1
        [link] = re.findall(rf'Id="(\w+)"[^>]*Target="charts/chart{number}.xml"', links)
        assert body.count(f'r:id="{link}"') == 1
        inner = package.read(f"word/charts/_rels/chart{number}.xml.rels").decode()
        chart_part = package.read(f"word/charts/chart{number}.xml").decode()
        assert re.search(r'Id="(\w+)"', inner)[1] in re.search(r"<\w*:?externalData[^>]*>", chart_part)[0]
    assert types.count('Extension="xlsx"') == 1 and len(set(re.findall(r'Id="(\w+)"', links))) == links.count(" Id=")


def test_the_file_with_charts_conforms_to_the_schema(tmp_path):
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed: THE SCHEMA IS NOT CHECKED")
    target = tmp_path / "charts.docx"
    target.write_bytes(word(GALLERY))
    assert [str(error) for error in audit.OpenXmlValidator().validate(str(target)).errors] == []


def test_the_same_charts_give_the_same_bytes():
    assert word(GALLERY) == word(GALLERY)


@pytest.mark.parametrize("name", GALLERY)
def test_what_is_stored_is_what_is_printed(name):
    one = GALLERY[name]
    found = list(space(one).iter(f"{C}ser"))
    assert len(found) == len(one.series)
    for series, expected in zip(found, one.series, strict=True):
        assert cached(series, "tx") == [expected.name.text]
        assert cached(series, "cat") == list(one.entries if one.kind in ROUND_CHARTS else (c.text for c in one.categories))
        stored = {int(p.get("idx")): p.find(f"{C}v").text for p in series.find(f"{C}val").iter(f"{C}pt")}
        assert {n: f"{float(v):.2f}" for n, v in stored.items()} == {n: p.label.text for n, p in enumerate(expected.points) if p.value is not None}


@pytest.mark.parametrize("name", GALLERY)
def test_the_workbook_holds_the_printed_numbers_where_the_chart_looks_for_them(name):
    one, sheet = GALLERY[name], book(GALLERY[name])
    for number, series in enumerate(space(one).iter(f"{C}ser")):
        found = sheet[series.find(f"{C}val").find(f".//{C}f").text.split("!")[1]]
        values = [cell.value for row in found for cell in row] if isinstance(found, tuple) else [found.value]
        assert values == [None if p.value is None else float(p.value) for p in one.series[number].points]
        assert sheet.cell(1, number + 2).value == one.series[number].name.text
    names = 3 if one.kind in ROUND_CHARTS else 1
    assert [sheet.cell(row, names).value for row in range(2, len(one.categories) + 2)] == [c.text for c in one.categories]


def test_the_legend_of_a_pie_follows_an_edit():
    sheet = book(GALLERY["pie of two"])
    assert sheet["A2"].value == '=C2&" "&TEXT(B2,"0.00")&"（"&TEXT(B2/SUM(B$2:B$3),"0.00%")&"）"'


def test_addresses():
    assert (address(0, 1, 3), address(1, 0)) == ("Sheet1!$A$2:$A$4", "Sheet1!$B$1")


def test_typed_text_stays_text():
    one = chart("column", TYPED, range(1, len(TYPED) + 1), series=("=1+1",))
    sheet = book(one)
    assert [sheet.cell(row, 1).value for row in range(2, len(TYPED) + 2)] == list(TYPED)
    assert all(sheet.cell(row, 1).data_type == "s" for row in range(2, len(TYPED) + 2))
    assert sheet["B1"].data_type == "s"
    assert cached(next(space(one).iter(f"{C}ser")), "cat") == list(TYPED)
    assert book(chart("pie", ("坏\x00字\ud800",), (1,)))["C2"].value == "坏字"


def test_the_picture_has_a_title_and_a_summary(package):
    body = etree.fromstring(package.read("word/document.xml"))
    found = [(element.get("title"), element.get("descr")) for element in body.iter(f"{WP}docPr")]
    assert found == [(one.title, one.summary) for one in GALLERY.values()]
    ids = [element.get("id") for element in body.iter(f"{WP}docPr")]
    assert len(set(ids)) == len(ids)


def test_the_line_is_as_high_as_the_layout_has_it():
    source, look = gallery(), reference()
    layout = lay_out(source, look.theme, fonts())
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(word(GALLERY))).read("word/document.xml"))
    lines = [p for p in body.iter(f"{W}p") if p.find(f".//{W}drawing") is not None]
    for line, plan in zip(lines, layout.charts.values(), strict=True):
        spacing, extent = line.find(f".//{W}spacing"), line.find(f".//{WP}extent")
        assert spacing.get(f"{W}lineRule") == "atLeast"
        assert int(spacing.get(f"{W}line")) / 20 == pytest.approx(plan.height + AROUND, abs=0.05)
        assert int(extent.get("cy")) / 12700 == pytest.approx(plan.height, abs=0.01)


def test_words_have_the_faces_and_size_of_table_text(package):
    style = reference().theme.styles["TableText"]
    for number in range(1, len(GALLERY) + 1):
        root = etree.fromstring(package.read(f"word/charts/chart{number}.xml"))
        assert {e.get("typeface") for e in root.iter(f"{A}ea")} == {style.font}
        assert {e.get("typeface") for e in root.iter(f"{A}latin")} == {style.latin} != {""}
        assert {e.get("sz") for e in root.iter(f"{A}defRPr")} == {str(round(style.size * 100))}


def test_bars_begin_at_zero_and_keep_their_colour_below_it():
    [scale] = space(chart("column", "甲乙", (98, 99))).iter(f"{C}valAx")
    assert scale.find(f"{C}scaling/{C}min").get("val") == "0"
    root = space(GALLERY["columns below zero"])
    assert next(root.iter(f"{C}valAx")).find(f"{C}scaling/{C}min") is None
    assert {e.get("val") for e in root.iter(f"{C}invertIfNegative")} == {"0"}


def test_lying_bars_have_the_first_category_on_top():
    root = space(chart("bar", LONG_NAMES, range(5)))
    assert next(root.iter(f"{C}barDir")).get("val") == "bar"
    assert next(root.iter(f"{C}catAx")).find(f"{C}scaling/{C}orientation").get("val") == "maxMin"
    assert next(space(chart("column", MONTHS, [3000.11] * 12)).iter(f"{C}barDir")).get("val") == "bar"


def test_labels_are_formatted_like_printed_amounts_and_hidden_where_the_pdf_hides_them():
    root = space(GALLERY["stacks"])
    formats = {(e.get("formatCode"), e.get("sourceLinked")) for e in root.iter(f"{C}numFmt")}
    assert formats >= {("0.00", "0")}
    hidden = [(s, int(label.find(f"{C}idx").get("val"))) for s, series in enumerate(root.iter(f"{C}ser")) for label in series.iter(f"{C}dLbl")]
    assert hidden == [(2, 1)]
    assert all(label.find(f"{C}showVal").get("val") == "0" for label in root.iter(f"{C}dLbl"))
