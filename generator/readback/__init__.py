"""Published Word files read back: what was printed, cell by cell, by the declarations of a profile."""
