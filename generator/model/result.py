"""What became of one workbook of a batch, small and plain: it goes from a worker to the parent, into the state and the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

PUBLISHED = "可以公开"
BLOCKED = "有错误"
"""There are errors: reports are written, no published text."""
UNREADABLE = "不能读取"
"""The file is no workbook of ours, is locked, has vanished, or its profile cannot be used."""
FAILED = "失败"
"""The worker died, the disk was full, or the program itself is at fault."""
PENDING = "没有处理"
"""The run was stopped before this workbook was finished; what an earlier run wrote is not vouched for."""
GONE = "工作簿已不在"
"""Done in an earlier run; the workbook is no longer there, its outputs still are."""

STATUSES = (PUBLISHED, BLOCKED, UNREADABLE, FAILED, PENDING, GONE)


class Tally(NamedTuple):
    """How often one rule found something: its title, the severity in words (错误, 警告, 提示), the number of findings."""

    title: str
    severity: str
    count: int


@dataclass(frozen=True, slots=True)
class Result:
    """One workbook's run. All paths are relative with "/": `workbook` to the folder searched, `folder` and `files` to `--out`.

    `files` are what was written, by kind: "docx", "pdf", "trace" (依据), "html", "json" (check report), "mark" (marked
    copy, for those that the options say). With several documents the key of the second and later ones is the document's name
    after the kind ("docx:预算绩效目标"). `sha256` holds their hashes by the same keys. `documents` are the names of the
    documents printed, in order; `pages` their pages together.

    `errors`, `warnings` and `informations` do not count what is waived nor symptoms; `findings_by_rule` counts the same
    findings by the id of the rule. `totals` are in 万元 as decimal texts by the labels of the profile's ledger, "" where
    nothing was filled in; `facts` are the single fields that name the body, as texts.
    `message` says in one line what went wrong or needs a look ("" if nothing), `seconds` is the time the worker took.
    `keys` say what the result depends on, for the next run: it is done again when one of them has changed.
    """

    workbook: str
    status: str
    profile: str = ""
    profile_name: str = ""
    documents: tuple[str, ...] = ()
    code: str = ""
    body: str = ""
    year: int = 0
    errors: int = 0
    warnings: int = 0
    informations: int = 0
    waivers: int = 0
    findings_by_rule: Mapping[str, Tally] = field(default_factory=dict)
    pages: int = 0
    totals: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    folder: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    sha256: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    message: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The result as plain JSON values; `from_json` gives it back."""
        return asdict(self) | {"documents": list(self.documents), "findings_by_rule": {rule: list(tally) for rule, tally in self.findings_by_rule.items()}}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Result:
        """Raises TypeError, ValueError or KeyError for data of another shape."""
        tallies = {rule: Tally(*tally) for rule, tally in data["findings_by_rule"].items()}
        return cls(**{**data, "documents": tuple(data["documents"]), "findings_by_rule": tallies})
