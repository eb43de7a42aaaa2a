"""Several articles on a page: where each begins, and what their titles and dates share."""
