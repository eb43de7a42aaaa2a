"""Which of the candidates are reported: public acts that happened once, and none twice."""
