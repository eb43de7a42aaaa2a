"""How real an event is: actual, planned, conditional, negated, denied or alleged."""
