"""Ways to read the result: on the terminal, as JSON, as a page. The marked workbook is in `generator.workbook.annotate`."""
