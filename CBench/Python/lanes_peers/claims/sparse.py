"""Sparse matrices against dense ones (Sparse+Storage.swift, SparseProduct.swift)."""

import operator

import numpy as np
from scipy.sparse import csr_array

from lanes_peers.values import kept, values
from lanes_peers.work import Fact, Work

_stored_densities = (0.001, 0.6)


def _dense(case):
    """1, 2 or 3 where the bits of the index say so."""

    def make():
        bits = values("scrambled", "int64", case.count)
        limit = int(float(case.extras["density"]) * 2**24)
        return np.where(bits < limit, values("positive", "float32", case.count), np.float32(0)).reshape(case.shape)

    return kept(("sparse", case.count, case.extras["density"]), make)


_sparse_kept = {}


def _sparse(case):
    key = (case.count, case.extras["density"])
    if key not in _sparse_kept:
        _sparse_kept[key] = csr_array(_dense(case))
    return _sparse_kept[key]


def _vector(matrix):
    return lambda case: Work(operator.matmul, (matrix(case), values("second", "float32", case.shape[0])))


def _square(matrix):
    def make(case):
        operand = matrix(case)
        return Work(operator.matmul, (operand, operand))

    return make


def _storage(case):
    index, side = case.extras["index"], int(case.count**0.5)
    dense = case.count * np.dtype(case.dtype).itemsize

    def stored_bytes(stored):
        columns = np.arange(stored, dtype=index) % side
        offsets = np.minimum(np.arange(side + 1, dtype=index) * side, stored)
        matrix = csr_array((np.zeros(stored, case.dtype), columns, offsets), shape=(side, side))
        # SciPy takes narrow indices where they suffice; larger matrices have wide ones.
        matrix.indices, matrix.indptr = matrix.indices.astype(index), matrix.indptr.astype(index)
        return matrix.data.nbytes + matrix.indices.nbytes + matrix.indptr.nbytes

    def measure():
        below, above = 0, case.count
        while above - below > 1:
            middle = (below + above) // 2
            if stored_bytes(middle) < dense:
                below = middle
            else:
                above = middle
        counters = {f"bytes_at_{density}": stored_bytes(int(density * case.count)) for density in _stored_densities}
        return counters | {
            "dense_bytes": dense,
            "density_below": below / case.count,
            "bytes_below": stored_bytes(below),
            "density_above": above / case.count,
            "bytes_above": stored_bytes(above),
        }

    return Fact(measure)


operations = {
    "storage": _storage,
    "vector-sparse": _vector(_sparse),
    "vector-dense": _vector(_dense),
    "matrix-sparse": _square(_sparse),
    "matrix-dense": _square(_dense),
}
