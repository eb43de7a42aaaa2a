"""What takes time and memory, measured: `make bench`, or one module with `python -m bench.views`."""
