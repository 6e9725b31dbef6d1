"""The whole county in one run: find the workbooks, do what changed on every core, write the ledger.

`find` the workbooks → `plan` which of them changed → an engine (`processes` or `cluster`) does `work` for each in workers →
`deliver` writes what comes back, `state` remembers it → `ledger` and `index` are written from the results, once, at the end.
Workers give back bytes; only the parent writes into the target folder.
"""
