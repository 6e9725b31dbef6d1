"""Two workbooks beside each other: what changed in tables, lists and texts, for whoever signs.

`comparing.compare` gives a `Comparison`; `document.py` makes a Word file of it, `page.py` a page, `files.py` writes both.
"""
