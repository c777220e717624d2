"""NumPy, numexpr and SciPy as peers of Lanes, under the same benchmark engine.

``lanes`` writes a plan: a JSON file of cases by name, with their sizes, types and layouts. This package runs the
cases that its libraries know, and writes the results as Google Benchmark's own JSON.

    lanes bench --plan peers/ > plan.json
    python -m lanes_peers plan.json --benchmark_out=numpy.json
"""
