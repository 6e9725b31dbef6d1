"""Kinds of rules, one module each. A module's name is the kind's name; it has `OPTIONS` and `REQUIRED`, the
names of its options, `faults(options, look)`, what is wrong with their values, and `check(rule, context)`."""
