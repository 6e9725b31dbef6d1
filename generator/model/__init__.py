"""The nouns. Nothing in this package imports another package of ours."""
