"""What is told of an article beside its text: dates, date lines, bylines, its language."""
