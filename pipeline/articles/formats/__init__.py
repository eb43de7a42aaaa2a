"""Readers by format: web pages, feeds, JSON, mail, exports, plain text."""
