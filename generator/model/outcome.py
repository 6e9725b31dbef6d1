"""What became of one workbook: the one value that every way to read the result shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.model.finding import Finding
from generator.model.profile import Profile
from generator.model.submission import Submission


@dataclass(frozen=True, slots=True)
class Outcome:
    """The completed submission, everything there is to say about it, the files written.

    `sha256` is that of the workbook as it was read.
    """

    path: Path
    profile: Profile
    submission: Submission
    findings: tuple[Finding, ...]
    sha256: str = ""
    files: tuple[Path, ...] = ()
    pages: int = 0

    @property
    def blocked(self) -> bool:
        return any(finding.blocks for finding in self.findings)

    @property
    def verdict(self) -> str:
        if self.files:
            return f"已生成草稿，共 {self.pages} 页，不得公开" if self.blocked else f"可以公开，共 {self.pages} 页"
        return "有错误，没有生成公开文本，请按提示改好后再运行" if self.blocked else "没有错误，可以生成公开文本"
