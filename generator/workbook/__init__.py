"""Excel in and out: the blank workbook, what a clerk made of it, and values typed into one."""
