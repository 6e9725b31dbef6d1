"""Parts of a package, however its writer named them."""

import zipfile

import pytest

from generator.workbook.parts import DamagedPart, Package
from tests.support.writers import zipped

RELATIONS = (
    '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="{}"/>'
    '<Relationship Id="b" Type="http://x/hyperlink" Target="http://elsewhere" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize("target", ["xl/workbook.xml", "/xl/workbook.xml", "./xl/workbook.xml", "XL\\Workbook.xml"])
@pytest.mark.parametrize("name", ["xl/workbook.xml", "/xl/workbook.xml", "XL/WORKBOOK.XML", "xl\\workbook.xml"])
def test_a_part_is_found_however_it_is_written(name, target):
    package = Package(zipped({"_rels/.rels": RELATIONS.format(target), name: "<workbook/>"}))
    assert [element for element, _, _ in package.elements(package.related("", "officeDocument"))] == ["/workbook"]


def test_what_lies_outside_is_no_part():
    package = Package(zipped({"_rels/.rels": RELATIONS.format("a.xml")}))
    assert set(package.relations("")) == {"a"}
    assert package.related("", "hyperlink") == ""
    assert package.relations("a.xml") == {}


def test_names_and_texts_without_prefixes():
    package = Package(zipped({"a.xml": '<x:a xmlns:x="u" x:k="1">t<x:b/>u<b>v</b></x:a>'}))
    assert [(name, text) for name, _, text in package.elements("a.xml")] == [("/a", "tu"), ("a/b", ""), ("a/b", "v")]
    assert next(package.elements("a.xml"))[1]["k"] == "1"


@pytest.mark.parametrize("content", ["", "<a>", "no", '<!DOCTYPE a [<!ENTITY e "1">]><a>&e;</a>', '<?xml version="1.0" encoding="no-such"?><a/>'])
def test_damaged_parts(content):
    package = Package(zipped({"a.xml": content}))
    with pytest.raises(DamagedPart):
        list(package.elements("a.xml"))
    with pytest.raises(DamagedPart):
        package.parse("b.xml", lambda *_: None)


def test_no_package():
    with pytest.raises(zipfile.BadZipFile):
        Package(b"PK no")
