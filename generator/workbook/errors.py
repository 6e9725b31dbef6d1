"""What stops the reading of a workbook; everything less than that is a finding."""

from __future__ import annotations


class WorkbookError(Exception):
    """A file that cannot be read as a workbook of ours. The message is Chinese and says what to do."""
