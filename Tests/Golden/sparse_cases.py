"""Sparse matrices as SciPy has them. The elements are small whole numbers and halves, so that sums are exact in any order.

Matrix Market files are written as the bytes that they hold.
"""

import io
import sys

import numpy as np

random = np.random.default_rng(31)


def entries(rows, columns, count, dtype):
    """Elements in any order, some of them at one place and some of them zero."""
    values = random.integers(-8, 9, count) / 2
    if np.dtype(dtype).kind == "i":
        values = values * 2
    if np.dtype(dtype).kind == "c":
        values = values + 1j * random.integers(-8, 9, count)
    return random.integers(0, rows, count), random.integers(0, columns, count), values.astype(dtype)


KINDS = {"f8": np.float64, "i4": np.int32, "c16": np.complex128}


def scipy():
    try:
        import scipy.io
        import scipy.sparse.linalg
    except ImportError:
        sys.exit("the answers on sparse matrices are SciPy's: install scipy, or name the areas to generate without sparse")
    return scipy


def market(matrix, **options):
    file = io.BytesIO()
    scipy().io.mmwrite(file, matrix, **options)
    return np.frombuffer(file.getvalue(), np.uint8)


def cases():
    sparse = scipy().sparse
    for name, dtype in KINDS.items():
        a_parts = entries(9, 13, 50, dtype)
        b_parts = entries(9, 13, 40, dtype)
        c_parts = entries(13, 7, 45, dtype)
        for letter, parts in [("a", a_parts), ("b", b_parts), ("c", c_parts)]:
            yield f"{name}-{letter}-places", np.array(parts[:2])
            yield f"{name}-{letter}-values", parts[2]
        a, b = (sparse.csr_array((v, (i, j)), shape=(9, 13)) for i, j, v in [a_parts, b_parts])
        c = sparse.csr_array((c_parts[2], c_parts[:2]), shape=(13, 7))
        x = random.integers(-4, 5, (13, 5)).astype(dtype)
        y = random.integers(-4, 5, (4, 9)).astype(dtype)
        yield f"{name}-x", x
        yield f"{name}-y", y
        yield f"{name}-dense", a.toarray()
        for letter, matrix in [("csr", a), ("csc", a.tocsc())]:
            yield f"{name}-{letter}-data", matrix.data
            yield f"{name}-{letter}-indices", matrix.indices.astype(np.int32)
            yield f"{name}-{letter}-indptr", matrix.indptr.astype(np.int32)
        product = a @ c
        for what, matrix in [
            ("add", a + b), ("subtract", a - b), ("multiply", a.multiply(b)), ("product", product),
            ("multiply-dense", a.multiply(x.T[:1])), ("slice", a[2:7, 3:11]), ("steps", a[::-2, ::3]),
            ("taken", a[[3, -1, 3, 0]]),
        ]:
            yield f"{name}-{what}", matrix.toarray()
        without = a.copy()
        without.eliminate_zeros()
        counts = [m.nnz for m in [a, a + b, a - b, a.multiply(b), a - a, product, without]]
        yield f"{name}-counts", np.array(counts)
        yield f"{name}-matrix-dense", a @ x
        yield f"{name}-matrix-vector", a @ x[:, 0]
        yield f"{name}-dense-matrix", y @ a
        yield f"{name}-vector-matrix", y[0] @ a
        yield f"{name}-totals", np.array([a.sum(), a.mean(), a.trace()])
        yield f"{name}-diagonal", a.diagonal(2)
        yield f"{name}-diagonal-below", a.diagonal(-3)
        for axis in [0, 1]:
            yield f"{name}-sum-{axis}", a.sum(axis=axis)
            yield f"{name}-mean-{axis}", a.mean(axis=axis)
            yield f"{name}-count-{axis}", a.count_nonzero(axis=axis).astype(np.int64)
        if name != "i4":
            yield f"{name}-norms", np.array([sparse.linalg.norm(a, order) for order in ["fro", 1, np.inf]])
        if name != "c16":
            yield f"{name}-extremes", np.array([a.min(), a.max()])
        yield f"{name}-market", market(a)
        yield f"{name}-market-array", market(a.toarray())
        if name != "i4":
            square = a[:, :9]
            yield f"{name}-square", square.toarray()
            yield f"{name}-market-symmetric", market(square + square.T, symmetry="symmetric")
            yield f"{name}-market-skew", market(square - square.T, symmetry="skew-symmetric")
        if name == "f8":
            yield "f8-market-array-symmetric", market((square + square.T).toarray(), symmetry="symmetric")
            yield "f8-market-array-skew", market((square - square.T).toarray(), symmetry="skew-symmetric")
            yield "f8-market-pattern", market(a, field="pattern")
        if name == "c16":
            yield "c16-market-hermitian", market(square + square.conj().T, symmetry="hermitian")
