"""What keeps a whole batch from running. The messages are for the officer."""


class BatchError(Exception):
    """The batch cannot run, or not go on."""
