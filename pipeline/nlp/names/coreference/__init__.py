"""Whom pronouns and descriptions mean: an article read from start to end."""
