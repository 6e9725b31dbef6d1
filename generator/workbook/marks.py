"""What a workbook of ours is known by: its own sheets and the stamp of the profile it was made for."""

from __future__ import annotations

GUIDE_SHEET = "填报说明"
CODE_SHEET = "科目编码表"
"""The hidden sheet of subject codes."""
LIST_SHEET = "问题清单"
"""The sheet in front of a marked copy; what it says is not read."""

STAMP = "公开格式：{key}　版本：{version}"
"""The visible stamp; the reader falls back on it when an office suite dropped the document properties."""

PROFILE_PROPERTY, VERSION_PROPERTY = "gongkai.profile", "gongkai.version"
