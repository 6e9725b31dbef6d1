"""The private folder of a batch: gone at its end, also when the batch was killed, and never while it is used."""

from __future__ import annotations

import subprocess
import sys
import tempfile

import pytest

from generator.batch.engines.scratch import Scratch

HELD_UNTIL_ASKED = """
import os
from generator.batch.engines.scratch import Scratch
scratch = Scratch()
(scratch.folder / "0.in").write_bytes(b"x")
print(scratch.folder, flush=True)
input()
os._exit(9)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("TEMP", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def test_nothing_is_left_after_the_end(temporary):
    scratch = Scratch()
    (scratch.folder / "0.in").write_bytes(b"x")
    scratch.close()
    assert not list(temporary.iterdir())


def test_two_at_once_do_not_disturb_each_other():
    first, second = Scratch(), Scratch()
    assert first.folder.is_dir() and second.folder.is_dir() and first.folder != second.folder
    second.close()
    assert first.folder.is_dir()
    first.close()


def test_what_a_killed_batch_left_goes_with_the_next_one(temporary):
    with subprocess.Popen([sys.executable, "-c", HELD_UNTIL_ASKED], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        held = other.stdout.readline().strip()
        Scratch().close()
        assert [path for path in temporary.glob("*/0.in") if str(path.parent) == held], "in use"
        other.communicate("\n")
    assert other.returncode == 9 and list(temporary.glob("*/0.in"))
    Scratch().close()
    assert not list(temporary.iterdir())
