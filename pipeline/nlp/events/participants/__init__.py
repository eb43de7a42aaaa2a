"""Who did it, and to whom: the places around a trigger, and whom the words in them mean."""
