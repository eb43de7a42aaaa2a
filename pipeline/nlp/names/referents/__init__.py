"""Which spans of one article mean the same person, body, country or place."""
