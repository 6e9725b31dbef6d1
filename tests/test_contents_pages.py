"""The contents are right: LibreOffice, which lays out the Word file by itself, has every heading on the page that is stored."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from generator.checks.run import run_checks
from generator.derive import complete
from generator.model.finding import Severity
from generator.profiles.load import load_profile
from generator.workbook.fill import fill_workbook
from tests.support.office import SAMPLES, Printed, Rendered, render, soffice, squeezed, stored_contents, to_pdf
from tests.support.random_bodies import random_values
from tests.support.submissions import submission_of

RANDOM = 30


@pytest.fixture(scope="module")
def profile():
    return load_profile("hebei_2024")


@pytest.mark.parametrize("seed", range(RANDOM))
def test_random_bodies_are_consistent(seed, profile):
    findings = run_checks(complete(submission_of(random_values(seed), profile), profile), profile)
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []


def test_random_bodies_repeat_and_differ():
    assert random_values(1) == random_values(1) != random_values(2)


@dataclass(frozen=True)
class Compared:
    """A disclosure and where its headings are: one number a heading, by who says so."""

    rendered: Rendered
    headings: list[str]
    listed: list[bool]
    ours: list[int]
    office: list[int]
    office_front: int
    office_pages: int

    def off(self, listed: bool | None = None) -> list[str]:
        """The headings that LibreOffice has on another page than we."""
        rows = zip(self.headings, self.listed, self.ours, self.office, strict=True)
        return [
            f"{self.rendered.name}：{heading}　我们 {ours}，LibreOffice {office}"
            for heading, is_listed, ours, office in rows
            if ours != office and listed in (None, is_listed)
        ]


@pytest.fixture(scope="module")
def compared(profile, tmp_path_factory) -> list[Compared]:
    """The samples and the random bodies, from the workbook through our writers, and then through LibreOffice."""
    soffice()  # before the work
    folder = tmp_path_factory.mktemp("contents")
    assert len(SAMPLES) >= 4
    filled = [fill_workbook(profile, random_values(seed), folder / f"random{seed}.xlsx") for seed in range(RANDOM)]
    rendered = [render(workbook, folder) for workbook in (*SAMPLES, *filled)]
    office = to_pdf([one.word for one in rendered], folder)
    return [_compare(one, Printed(file)) for one, file in zip(rendered, office, strict=True)]


def _compare(rendered: Rendered, office: Printed) -> Compared:
    positions, headings = zip(*rendered.document.headings(), strict=True)
    texts = [heading.text for heading in headings]
    return Compared(
        rendered=rendered,
        headings=texts,
        listed=[heading.in_contents for heading in headings],
        ours=[rendered.layout.heading_pages[position] for position in positions],
        office=office.heading_pages(texts),
        office_front=office.first,
        office_pages=len(office.pages),
    )


@pytest.mark.office
def test_listed_headings_stand_on_the_pages_of_the_contents(compared):
    total = sum(sum(one.listed) for one in compared)
    off = [line for one in compared for line in one.off(listed=True)]
    print(f"\n目录中的标题：{len(compared)} 份 {total} 个，页码不同 {len(off)} 个", *off, sep="\n  ")
    assert total > len(compared) * 15
    assert off == []


@pytest.mark.office
def test_other_headings_stand_on_the_same_pages(compared):
    total = sum(one.listed.count(False) for one in compared)
    off = [line for one in compared for line in one.off(listed=False)]
    print(f"\n目录外的标题（含项目名）：{total} 个，页码不同 {len(off)} 个", *off, sep="\n  ")
    assert total > 0
    assert off == []


@pytest.mark.office
def test_both_have_as_many_pages(compared):
    pairs = [(one.rendered.name, len(one.rendered.layout.pages), one.office_pages) for one in compared]
    other = [f"{name}：我们 {ours} 页，LibreOffice {office} 页" for name, ours, office in pairs if ours != office]
    print(f"\n共 {sum(ours for _, ours, _ in pairs)} 页，页数不同 {len(other)} 份", *other, sep="\n  ")
    assert other == []


@pytest.mark.office
def test_word_and_pdf_print_the_same_contents(compared):
    """What is stored in the Word file and what our PDF prints are the pages of the layout."""
    for one in compared:
        listed = [
            (squeezed(h), str(page)) for h, page, shown in zip(one.headings, one.ours, one.listed, strict=True) if shown
        ]
        assert stored_contents(one.rendered.word) == listed, one.rendered.name
        ours = Printed(one.rendered.pdf)
        assert [number for _, number in ours.contents] == [number for _, number in listed], one.rendered.name
        assert all(title.endswith(line) for (title, _), (line, _) in zip(listed, ours.contents, strict=True)), (
            one.rendered.name
        )
        assert ours.heading_pages(one.headings) == one.ours, one.rendered.name
