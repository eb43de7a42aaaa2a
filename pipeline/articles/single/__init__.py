"""One article on a page: its title, its body without the furniture, its facts."""
