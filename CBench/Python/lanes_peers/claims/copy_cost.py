"""What a view costs, and what a copy (CopyCost+Cases.swift, CopyCost+Passes.swift)."""

import numpy as np

from lanes_peers.claims.sharing import sharing
from lanes_peers.claims.windows import windows
from lanes_peers.values import output, values
from lanes_peers.work import Work


def _matrix(case):
    return values("first", case.dtype, case.count).reshape(case.shape)


def _copied_into(case, source):
    return Work(np.copyto, (output(case.dtype, case.shape), source), result=output(case.dtype, case.shape))


def _passes(stride, worked):
    def make(case):
        view = values("first", case.dtype, case.count)[::stride]
        passes = range(int(case.extras["passes"]))

        def run():
            array = worked(view)
            for _ in passes:
                total = array.sum()
            return total

        return Work(run)

    return make


operations = {
    "view": lambda case: Work(_matrix(case).__getitem__, (Ellipsis,)),
    "reshape": lambda case: Work(_matrix(case).reshape, (-1,)),
    "transpose": lambda case: Work(_matrix(case).transpose),
    "slice": lambda case: Work(_matrix(case).__getitem__, ((slice(1, None), slice(None, None, 2)),)),
    "contiguous-copy": lambda case: _copied_into(case, _matrix(case)),
    "transposed-copy": lambda case: _copied_into(case, _matrix(case).T),
    "copy-allocate": lambda case: Work(_matrix(case).copy),
    **{f"view-stride-{stride}": _passes(stride, lambda view: view) for stride in (2, 16, 64)},
    **{f"copy-stride-{stride}": _passes(stride, lambda view: view.copy()) for stride in (2, 16, 64)},
    **sharing,
    **windows,
}
