"""Names of folders made of workbook texts stay names of one folder."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from generator.batch.places import INTERNAL, LONGEST, NAMELESS, safe_name, same

HOSTILE = ["../../etc/passwd", "..", ".", "/", "\\\\server\\share", "C:\\Windows", "a/../b", "甲\u202e局", "甲\x00局", "甲\n局", "~$甲", "COM1", "con.txt", "甲局. ", " ", "", INTERNAL, "index.html", "甲" * 500, "😀" * 200]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_leaves_the_folder(text):
    name = safe_name(text)
    for path in (PurePosixPath(name), PureWindowsPath(name)):
        assert path.parts == (name,)
    assert not name.startswith(".") and name == name.strip(". ") and name.isprintable()
    assert len(name.encode()) <= 255 and len(name) <= LONGEST + 1
    assert not PureWindowsPath(name).is_reserved()
    assert same(name) != same(INTERNAL)


def test_an_ordinary_name_stays():
    assert safe_name("清禾市文化广电体育和旅游局") == "清禾市文化广电体育和旅游局"


def test_no_name_has_a_name():
    assert safe_name("\u200b") == NAMELESS


def test_what_a_file_system_takes_for_the_same_is_the_same():
    assert same("ABC局") == same("ａｂｃ局")
    assert same("甲局") != same("乙局")
