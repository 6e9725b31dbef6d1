"""What stops the reading of a published file; everything less than that stands in the report."""

from __future__ import annotations


class PublishedError(Exception):
    """A file that cannot be read as a published text. The message is Chinese and says what to do."""
