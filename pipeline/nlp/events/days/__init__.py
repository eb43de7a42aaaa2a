"""When an event happened: dates in a sentence, and which of them is whose."""
