"""A text as lines, and what each line by itself looks like."""
