"""gongkai: one standardized workbook becomes a department's statutory budget disclosure, as Word and PDF."""

__version__ = "0.1.0"
