"""One module for each command of `gongkai`: its arguments and what it calls. No domain logic."""
