"""Joining, repeating, padding and creating."""

import numpy as np

a = np.arange(12, dtype=np.int16).reshape(3, 4)
b = np.arange(100, 108, dtype=np.int16).reshape(2, 4)
v = np.arange(4, dtype=np.int16)
c = np.arange(24, dtype=np.int16).reshape(2, 3, 4)


def cases():
    yield "concatenate-0", np.concatenate([a, b, a])
    yield "concatenate-1", np.concatenate([a.T, b.T], 1)
    yield "concatenate-flat", np.concatenate([a, b.T], None)
    for axis in (0, 1, 2, -1):
        yield f"stack-{axis}", np.stack([a, a + 1, a * 2], axis)
    yield "vstack", np.vstack([v, a])
    yield "hstack", np.hstack([a, a])
    yield "hstack-1", np.hstack([v, v])
    yield "dstack", np.dstack([a, a])
    yield "column-stack", np.column_stack([v, v + 1, b.T])
    yield "block", np.block([[a, a], [b, b]])
    yield "insert-row", np.insert(a, 1, v, 0)
    yield "insert-column", np.insert(a, 4, 9, 1)
    yield "insert-rows", np.insert(a, [1], b, 0)
    yield "delete", np.delete(a, [0, -1], 1)
    for i, reps in enumerate([(2,), (2, 3), (2, 1, 2), (0, 2), (3, 2, 1, 2)]):
        yield f"tile-{i}", np.tile(a, reps)
    yield "tile-3d", np.tile(c, (2, 3))
    yield "repeat-0", np.repeat(a, 2, 0)
    yield "repeat-1", np.repeat(a, 3, 1)
    yield "repeat-flat", np.repeat(a, 2)
    yield "repeat-counts", np.repeat(a, [2, 0, 3], 0)
    yield "resize", np.resize(a, (5, 4))
    yield "resize-down", np.resize(a, (2, 2))
    for mode in ["edge", "reflect", "symmetric", "wrap"]:
        yield f"pad-{mode}", np.pad(a, ((1, 2), (3, 0)), mode)
        yield f"pad-wide-{mode}", np.pad(a, ((7, 8), (0, 9)), mode)
        yield f"pad-one-{mode}", np.pad(a[:1], 3, mode)
    yield "pad-constant", np.pad(a, ((1, 2), (0, 3)), constant_values=-7)
    yield "eye", np.eye(3, 5, 1, np.int16)
    yield "eye-down", np.eye(4, 3, -2, np.int16)
    yield "diag", np.diag(v, 2)
    yield "diag-down", np.diag(v, -1)
    yield "tril", np.tril(c, 1)
    yield "triu", np.triu(c, -1)
    for i, part in enumerate(np.meshgrid(v, v[:3], v[:2], indexing="ij")):
        yield f"grid-{i}", part
    for i, part in enumerate(np.indices((2, 3))):
        yield f"indices-{i}", part
    for dtype in ("float32", "float64"):
        yield f"linspace-{dtype}", np.linspace(0.1, 3.7, 23, dtype=dtype)
        yield f"linspace-open-{dtype}", np.linspace(-1, 2, 11, endpoint=False, dtype=dtype)
        yield f"logspace-{dtype}", np.logspace(-2, 3, 9, dtype=dtype)
        yield f"geomspace-{dtype}", np.geomspace(-2, -128, 7, dtype=dtype)
        yield f"arange-{dtype}", np.arange(0.5, 4, 0.3, dtype=dtype)
