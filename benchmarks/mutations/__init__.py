"""Does the program find what a clerk gets wrong? One slip at a time in every cell of the samples, and what is said about it.

`samples` makes the workbooks, `mutation`, `amounts` and `texts` the slips, `files` those that only the file shows, `held`
tells which figures stand on the forms twice, `deaf` which rules need not be asked again, `judge` asks the program, `run` goes
through all of it, `report` writes it down.
"""
