"""The whole county in one run: find the workbooks, do what changed on every core, write the ledger."""
