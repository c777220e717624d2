"""Bytes as tracemalloc counts them: NumPy tells it of its buffers, and Python of its objects."""

import tracemalloc


def traced(make):
    """What a function returns, the bytes that were left when it returned, and the most there were."""
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    made = make()
    now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return made, now - before, peak - before
