"""What stands where below `--out`: published files in a folder for each department, everything else in one folder apart.

    公开/<部门>/…docx, …pdf           may be published as they stand
    公开/内部留存/<部门>/…             check reports, marked copies, 依据; nothing of it is published
    公开/内部留存/运行记录/…json        what the next run needs to know
"""

from __future__ import annotations

import re
import unicodedata

INTERNAL = "内部留存"
STATE = f"{INTERNAL}/运行记录"
LOCK = f"{INTERNAL}/.lock"
OLD = "旧文件"
"""The folder, below a department's internal one, of what stood where a result was to go and was not ours as it stands."""

LEDGER, LEDGER_JSON, INDEX = "汇总台账.xlsx", "汇总台账.json", "index.html"

NAMELESS = "未写名称"
LONGEST = 60
"""Characters of a folder's name: 180 bytes of Chinese, where most file systems take 255."""

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_FORBIDDEN = '<>:"/\\|?*'
_WIDE = str.maketrans(_FORBIDDEN, "＜＞：＂／＼｜？＊")


def safe_name(text: str) -> str:
    """`text` from a workbook as the name of one folder on any system: no separators, no way up, nothing invisible."""
    visible = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in unicodedata.normalize("NFC", text))
    name = " ".join(visible.translate(_WIDE).split())[:LONGEST].strip(". ")
    if not name:
        return NAMELESS
    return f"_{name}" if _RESERVED.fullmatch(name) or same(name) in {same(taken) for taken in (INTERNAL, LEDGER, LEDGER_JSON, INDEX)} else name


def same(name: str) -> str:
    """The name as a file system that does not tell upper case from lower case, or 全角 forms from their parts, sees it."""
    return unicodedata.normalize("NFKC", name).casefold()
