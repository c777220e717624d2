"""Matrix products, dense and sparse, and sorting."""

import operator

import numpy as np

from lanes_peers.operands import first, second
from lanes_peers.values import kept, output, scrambled_bits, values
from lanes_peers.work import Work

_PER_ROW = 16


def _sparse_product(case):
    from scipy.sparse import csr_array

    rows = case.shape[0]
    position = np.arange(case.count)
    width = rows // _PER_ROW

    def columns():
        return (position % _PER_ROW * width + scrambled_bits(case.count) % width).astype(np.int32)

    offsets = np.arange(rows + 1, dtype=np.int32) * np.int32(_PER_ROW)
    matrix = csr_array(
        (values("first", case.dtype, case.count), kept(("columns", rows), columns), offsets), shape=case.shape
    )
    return Work(operator.matmul, (matrix, values("second", case.dtype, rows)))


operations = {
    "matrix-product": lambda case: Work(np.matmul, (first(case), second(case), output(case.dtype, case.shape))),
    "sparse-product": _sparse_product,
    "sort": lambda case: Work(np.sort, (first(case, "scrambled"),)),
}
