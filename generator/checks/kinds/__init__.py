"""Kinds of rules, one module each. A module's name is the kind's name; it has `OPTIONS` and `check(rule, context)`."""
