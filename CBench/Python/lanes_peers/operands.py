"""How an operand lies in memory (OperandLayout.swift)."""

import numpy as np

from lanes_peers.values import values


def operand(role, dtype, layout, shape):
    count = int(np.prod(shape))
    if layout == "contiguous":
        return values(role, dtype, count).reshape(shape)
    if layout == "strided":
        doubled = shape[:-1] + (2 * shape[-1],)
        return values(role, dtype, 2 * count).reshape(doubled)[..., ::2]
    if layout == "transposed":
        return values(role, dtype, count).reshape(shape).T
    if layout == "broadcast":
        return np.broadcast_to(values(role, dtype, shape[-1]), shape)
    raise ValueError(f"no layout is called {layout}")


def first(case, role="first"):
    """The case's own operand."""
    return operand(role, case.dtype, case.layout, case.shape)


def second(case, role="second"):
    """The other operand: strided where the first is, contiguous otherwise."""
    layout = "strided" if case.layout == "strided" else "contiguous"
    return operand(role, case.dtype, layout, case.shape)
