"""校验: a completed submission is held against the catalogue of rules. Nothing is printed or changed; problems are values."""
