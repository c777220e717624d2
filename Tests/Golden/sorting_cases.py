"""Sorting, searching and counting."""

import numpy as np

random = np.random.default_rng(9)
a = np.round(random.normal(size=(4, 5, 6)) * 3)
a[0, 1, 2] = a[3, 4, 5] = np.nan
a[1, 1, 1] = np.inf
a[2, 0, 0] = -0.0
k = random.integers(-5, 6, (6, 7)).astype(np.int16)
x = random.normal(size=200)


def cases():
    yield "values", a
    yield "ints", k
    yield "samples", x
    for axis in range(3):
        yield f"sort-{axis}", np.sort(a, axis)
        yield f"argsort-{axis}", np.argsort(a, axis, kind="stable")
    yield "sort-flat", np.sort(a, None)
    yield "argsort-ints", np.argsort(k, 0, kind="stable")
    yield "lexsort", np.lexsort((k[0], k[1], k[2]))
    values, index, inverse, counts = np.unique(k, return_index=True, return_inverse=True, return_counts=True)
    yield "unique", values
    yield "unique-index", index
    yield "unique-inverse", inverse
    yield "unique-counts", counts
    yield "unique-nan", np.unique(a)
    edges = np.array([-4, -1, 0, 0, 2, 5], np.int16)
    yield "search-left", np.searchsorted(edges, k)
    yield "search-right", np.searchsorted(edges, k, "right")
    yield "digitize", np.digitize(k, edges)
    yield "digitize-right", np.digitize(k, edges, right=True)
    yield "isin", np.isin(k, [1, -3, 5])
    yield "intersect", np.intersect1d(k[:3], k[3:])
    yield "union", np.union1d(k[:1], k[3:4])
    yield "setdiff", np.setdiff1d(k[:2], k[3:4])
    yield "setxor", np.setxor1d(k[:1], k[3:4])
    yield "bincount", np.bincount(k.ravel() + 5)
    yield "bincount-weights", np.bincount(k.ravel() + 5, weights=k.ravel() / 4, minlength=15)
    for bins in (1, 10, 37):
        counts, edges_ = np.histogram(x, bins)
        yield f"histogram-{bins}", counts
        yield f"histogram-edges-{bins}", edges_
    yield "histogram-range", np.histogram(x, 8, (-1, 0.5))[0]
    yield "histogram-given", np.histogram(x, [-3, -1, 0, 0.25, 2])[0]
    yield "histogram-ints", np.histogram(k, 7)[0]
    finite = np.where(np.isfinite(a), a, 2.5)
    yield "finite", finite
    yield "median", np.array([np.median(finite)])
    for axis in range(3):
        yield f"median-{axis}", np.median(a, axis)
    for q in (0, 0.1, 0.25, 0.77, 1):
        for method in ("linear", "lower", "higher", "nearest", "midpoint"):
            yield f"quantile-{method}-{int(q * 100)}", np.quantile(finite, q, 1, method=method)
