"""Indexing by arrays: taking, putting, masks."""

import numpy as np

a = np.arange(60, dtype=np.float32).reshape(3, 4, 5)
v = np.array([3, 0, 7, 0, -2, 5, 0, 1], np.int16)
idx = np.array([[2, 0, -1], [1, 1, -3]])
mask = (a.astype(int) * 7 % 3 == 0)


def changed(f, base=a):
    copy = base.copy()
    f(copy)
    return copy


def setitem(index, value):
    def set_(x):
        x[index] = value
    return set_


def cases():
    for axis in range(3):
        yield f"take-{axis}", a.take(idx, axis)
        yield f"take-T-{axis}", a.T.take(idx, axis)
    yield "take-flat", a.take(idx * 7)
    yield "take-wrap", a.take(idx * 17, 1, mode="wrap")
    yield "take-clip", a.take(idx * 17, 1, mode="clip")
    yield "rows", a[[2, 0, 0]]
    yield "pairs", a[np.array([[0], [2]]), np.array([1, 3, -1])]
    yield "triples", a[np.array([0, 2]), np.array([1, -1]), np.array([[4], [0]])]
    yield "set-rows", changed(setitem([2, 0], -1))
    yield "set-rows-array", changed(setitem([0, -1], np.arange(5, dtype=np.float32)))
    yield "set-rows-twice", changed(setitem([1, 1, 1], np.arange(3, dtype=np.float32).reshape(3, 1, 1)))
    yield "set-pairs", changed(setitem(([0, 2], [3, 1]), np.arange(10, dtype=np.float32).reshape(2, 5)))
    yield "mask", mask
    yield "masked", a[mask]
    yield "masked-T", a.T[mask.T]
    yield "masked-rows", a[mask[:, :, 0]]
    yield "set-mask-scalar", changed(setitem(mask, -5))
    yield "set-mask-array", changed(setitem(mask, np.arange(mask.sum(), dtype=np.float32)))
    yield "set-mask-rows", changed(setitem(mask[:, :, 1], np.arange(5, dtype=np.float32)))
    yield "compress", a.compress([True, False, True, True], 1)
    yield "put", changed(lambda x: x.put([0, 59, -2, 7], [-1, -2, -3]))
    yield "put-wrap", changed(lambda x: x.put([100, -61], [-1, -2], mode="wrap"))
    order = np.argsort(-a, axis=1, kind="stable")
    yield "order", order
    yield "take-along", np.take_along_axis(a, order, 1)
    yield "take-along-broadcast", np.take_along_axis(a, order[:1, :2], 1)
    yield "put-along", changed(lambda x: np.put_along_axis(x, order[:, :1], -9, 1))
    for axis, part in enumerate(np.nonzero(mask)):
        yield f"nonzero-{axis}", part
    yield "flat-nonzero", np.flatnonzero(v)
    yield "argwhere", np.argwhere(mask)
    for axis, part in enumerate(np.unravel_index([0, 59, 23, 7], a.shape)):
        yield f"unravel-{axis}", part
    added = np.zeros(5, np.float32)
    np.add.at(added, [0, 1, 1, 4, 1], [1, 2, 3, 4, 5])
    yield "add-at", added
    table = np.zeros((3, 2))
    np.add.at(table, [2, 2, 0], [[1, 2], [3, 4], [5, 6]])
    yield "add-at-rows", table
    far = idx * 31
    yield "take-flat-wrap", a.T.take(far, mode="wrap")
    yield "take-flat-clip", a.T.take(far, mode="clip")
    yield "compress-flat", a.T.compress(mask.T.ravel())
    yield "extract", np.extract(mask.ravel()[::-1], a)
    yield "place", changed(lambda x: np.place(x, mask, [-1, -2, -3]))
    yield "putmask", changed(lambda x: np.putmask(x, mask, [-1, -2, -3, -4, -5, -6, -7]))
    yield "put-clip", changed(lambda x: x.put([100, -61, 7], [-1, -2, -3], mode="clip"))
    yield "put-along-broadcast", changed(lambda x: np.put_along_axis(x, order[:1, :1], a[:, :1] - 100, 1))
    yield "select", np.select([a < 10, a % 2 == 0, a[0] > 7], [-a, a * 2, np.float32(5)], 99)
    yield "choose", np.choose(idx % 3, [a[0, 0, :3], a[1, :2, :3], a[2, 3, 4]])
    yield "choose-wrap", np.choose(idx * 5, [a[0, 0, :3], a[1, :2, :3]], mode="wrap")
    yield "choose-clip", np.choose(idx * 5, [a[0, 0, :3], a[1, :2, :3]], mode="clip")
    parts = [np.array([[0, 7, -4], [2, -1, 5]]), np.array([9, -6, 3])]
    for mode in ["wrap", "clip"]:
        yield f"ravel-{mode}", np.ravel_multi_index(parts, (3, 4), mode=mode)
    for name, size in {"tril": (4, 1, 3), "triu": (4, -1, 6)}.items():
        for axis, part in enumerate(getattr(np, f"{name}_indices")(*size)):
            yield f"{name}-{axis}", part
    yield "diag", np.stack(np.diag_indices(3, 3))
    yield "argwhere-true", np.argwhere(5)
    yield "argwhere-empty", np.argwhere(np.zeros((0, 3)))
    yield "mask-0d", a[0, 0][np.True_]
    yield "mask-0d-false", a[0, 0][np.False_]
    pairs = np.zeros((3, 4))
    np.add.at(pairs, (np.array([[0], [-1]]), np.array([1, 1, 3])), np.arange(6).reshape(2, 3))
    yield "add-at-pairs", pairs
