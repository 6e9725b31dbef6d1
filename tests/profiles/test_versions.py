"""Versions of a profile: what may be written in `version`, `oldest` and `since`."""

import pytest

from generator.model.version import is_newer, version_number


@pytest.mark.parametrize(("text", "number"), [("2", (2,)), ("2.10", (2, 10)), ("", ()), ("二", ()), ("2.", ()), ("v2", ()), ("-1", ())])
def test_version_numbers(text, number):
    assert version_number(text) == number


def test_what_is_newer():
    assert is_newer("2", (1,))
    assert is_newer("2.10", (2, 9))
    assert not is_newer("2", (2,))
    assert not is_newer("", (1,))
    assert not is_newer("2", ())  # an unknown version has everything


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("profile.toml", 'version = "4"', 'version = "二"', "version “二”应是数字"),
        ("profile.toml", 'oldest = "1"', 'oldest = "9"', "oldest 不能比 version 新"),
        ("sheets/waivers.toml", 'since = "2"', 'since = "9"', "“例外说明”的 since “9”不是"),
        ("sheets/waivers.toml", 'since = "2"', 'since = "新"', "“例外说明”的 since “新”不是"),
    ],
)
def test_versions_that_cannot_be(copy, file, old, new, message):
    line = copy.change(file, old, new)
    faults = [fault for fault in copy.faults() if message in fault.message]
    assert [(fault.file, fault.line) for fault in faults] == [(file.split("/")[-1], line)]
