"""The year turns: last year's workbook -> this year's, and a report of what became of every cell."""
