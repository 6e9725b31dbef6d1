import re
import sys
from xml.sax import saxutils

from generator.writers.xml_text import escaped, legal


def test_every_character_is_escaped_as_xml_wants_it():
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert escaped(every) == saxutils.escape(legal(every), {'"': "&quot;"})


def test_alone_and_among_others():
    for character in ("&", "<", ">", '"', "'", "\x00", "\x0b", "\ud800", "\ufffe", "\t", "\n", "文", "😀"):
        alone = saxutils.escape(legal(character), {'"': "&quot;"})
        assert escaped(character) == alone
        assert escaped(f"前{character}后") == f"前{alone}后"


def test_plain_text_is_left_as_it_is():
    text = "甲局 1,234.50万元（见附件）\t\r\n"
    assert escaped(text) is text
    assert not re.search("[&<>]", escaped(""))
