"""Ways in which a workbook gets damaged: in its cells, in its sheets, in its package. Each is one small function."""
