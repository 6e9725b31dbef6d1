"""A file filled for one document after another: each time as if it were opened for that document alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from generator.model.theme import CoverLine
from generator.writers.reference import References, open_reference
from generator.writers.reference_styles import ReferenceDocumentError
from tests.support.word import ALL_REFERENCES, FIELDS, REFERENCE, altered

BODIES = ("某县行政审批局", "{{ 年度 }}", "A&B<局>“引”", "某县行政审批局", "")


@pytest.mark.parametrize("path", ALL_REFERENCES, ids=lambda path: path.parent.name)
def test_filled_again_is_as_filled_first(path: Path):
    references = References()
    for body in BODIES:
        fields = {**FIELDS, "公开年月": "二〇二四年三月", "单位名称": body}
        again, first = references.filled(path, fields), open_reference(path, fields)
        assert (again.theme, again.parts, again.opening) == (first.theme, first.parts, first.opening)
        assert (again.style_names, again.outline_levels) == (first.style_names, first.outline_levels)
        assert [again.section_properties(name, 1) for name in again.sections] == [first.section_properties(name, 1) for name in first.sections]


def test_the_running_heads_are_written_as_they_are_read():
    filled = References().filled(REFERENCE, {**FIELDS, "单位名称": "A&B局"})
    assert "A&amp;B局".encode() in filled.parts["word/header1.xml"]
    assert not any(b"{{" in part for name, part in filled.parts.items() if name.startswith(("word/header", "word/footer")))


def test_two_files_are_kept_apart(tmp_path: Path):
    other = altered(tmp_path / "other.docx", document=lambda text: text.replace("{{ 单位名称 }}", "单位：{{ 单位名称 }}"))
    references = References()
    for path, line in ((REFERENCE, "甲局"), (other, "单位：甲局"), (REFERENCE, "甲局")):
        assert CoverLine("CoverSubtitle", line) in references.filled(path, {**FIELDS, "单位名称": "甲局"}).theme.cover


def test_a_fault_is_told_every_time_and_does_not_stay(tmp_path: Path):
    path = altered(tmp_path / "conditional.docx", document=lambda text: text.replace("{{ 单位名称 }}", "{% if 草稿标记 %}{{ 误写 }}{% endif %}甲局"))
    references = References()
    for mark in ("草稿", "", "草稿"):
        if mark:
            with pytest.raises(ReferenceDocumentError, match="没有名为“误写”的事项"):
                references.filled(path, {**FIELDS, "草稿标记": mark})
        else:
            assert CoverLine("CoverSubtitle", "甲局") in references.filled(path, {**FIELDS, "草稿标记": mark}).theme.cover


def test_a_misspelt_placeholder_among_the_properties_is_a_fault(tmp_path: Path):
    document, path = Document(str(REFERENCE)), tmp_path / "subject.docx"
    document.core_properties.subject = "{{ 单位名称 }}{{ 误写 }}"
    document.save(str(path))
    with pytest.raises(ReferenceDocumentError, match="没有名为“误写”的事项"):
        open_reference(path, FIELDS)
