"""How lines are laid out on a page: columns, broken paragraphs, heads between stretches of prose."""
