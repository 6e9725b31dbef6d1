"""The shared strings: what each one says, however it is formatted."""

import pytest

from generator.workbook.parts import DamagedPart, Package
from generator.workbook.strings import shared_strings
from tests.support.writers import zipped

RICH = "<si><r><rPr><b/></rPr><t>甲</t></r> <r><t>乙</t></r></si>"
SOUND = '<si><t>甲</t><rPh sb="0" eb="1"><t>jia</t></rPh><phoneticPr fontId="1"/></si>'
PREFIXED = '<x:si xmlns:x="u"><x:t>甲</x:t></x:si>'


def strings(content: str) -> list[str]:
    return shared_strings(Package(zipped({"xl/sharedStrings.xml": content})), "xl/sharedStrings.xml")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<si><t>甲</t></si>", "甲"),
        ('<si><t xml:space="preserve"> 甲\n乙 </t></si>', " 甲\n乙 "),
        ("<si>\n  <t>甲&amp;<![CDATA[<t>]]></t>\n</si>", "甲&<t>"),
        (RICH, "甲乙"),
        (SOUND, "甲"),
        (PREFIXED, "甲"),
        ("<si/>", ""),
        ("<si><t/></si>", ""),
    ],
)
def test_what_a_string_says(content, text):
    assert strings(f"<sst><si><t>前</t></si>{content}<si><t>后</t></si></sst>") == ["前", text, "后"]


def test_no_part_holds_no_strings():
    assert shared_strings(Package(zipped({})), "") == []


@pytest.mark.parametrize("content", ["<sst><si>", "<sst><t>甲</t></sst>", '<!DOCTYPE a [<!ENTITY e "1">]><sst><si><t>&e;</t></si></sst>'])
def test_damaged_strings(content):
    with pytest.raises(DamagedPart):
        strings(content)
