"""Which words are triggers: the patterns of the lexicon held against a sentence."""
