"""Random array programs, run in Lanes and in NumPy, and compared."""
