"""Reductions and scans along every axis of small arrays, with the corners that NumPy decides."""

import warnings

import numpy as np

SHAPE = (3, 4, 5)


def values(dtype):
    random = np.random.default_rng(5)
    if dtype == "bool":
        return random.integers(0, 2, SHAPE).astype(bool)
    if dtype.startswith("complex"):
        return (random.integers(-9, 9, SHAPE) + 1j * random.integers(-9, 9, SHAPE)).astype(dtype) / 4
    if dtype.startswith("float"):
        return (random.integers(-50, 50, SHAPE) / 8).astype(dtype)
    info = np.iinfo(dtype)
    return random.integers(max(info.min, -100), 100, SHAPE).astype(dtype)


def cases():
    warnings.simplefilter("ignore")
    for dtype in ["bool", "int8", "int32", "int64", "uint8", "uint16", "float16", "float32", "float64", "complex64", "complex128"]:
        a = values(dtype)
        yield f"values-{dtype}", a
        axes = [None, 0, 1, 2, (0, 2), (1, 2)]
        for name, f in [("sum", np.sum), ("product", np.prod), ("mean", np.mean), ("count", np.count_nonzero)]:
            yield f"{name}-{dtype}", flat(f, a, axes)
        yield f"cumsum-{dtype}", np.stack([np.cumsum(a, axis) for axis in range(3)])
        if dtype == "bool" or dtype.startswith("complex"):
            continue
        for name, f in [("min", np.min), ("max", np.max), ("variance", np.var), ("deviation", np.std)]:
            yield f"{name}-{dtype}", flat(f, a, axes)
        yield f"sample-{dtype}", flat(lambda x, axis: np.var(x, axis, ddof=1), a, axes)
        yield f"argmin-{dtype}", flat(np.argmin, a, axes[:4])
        yield f"argmax-{dtype}", flat(np.argmax, a, axes[:4])
        yield f"diff-{dtype}", np.concatenate([np.diff(a, axis=axis).ravel() for axis in range(3)])
        yield f"ptp-{dtype}", flat(np.ptp, a, axes)
    for dtype in ["float16", "float32", "float64"]:
        a = values(dtype)
        a[0, 1, 2] = a[2, 3, :] = np.nan
        a[1, 0, 0] = np.inf
        yield f"nan-values-{dtype}", a
        axes = [None, 0, 1, 2, (0, 2)]
        for name, f in [
            ("sum", np.nansum), ("product", np.nanprod), ("min", np.nanmin), ("max", np.nanmax), ("mean", np.nanmean),
            ("plain-min", np.min), ("plain-max", np.max), ("plain-sum", np.sum),
        ]:
            yield f"nan-{name}-{dtype}", flat(f, a, axes)
        yield f"nan-argmax-{dtype}", flat(np.argmax, a, axes[:4])
        yield f"nan-argmin-{dtype}", flat(np.argmin, a, axes[:4])
        finite = np.where(np.isinf(a), a.dtype.type(1), a)
        yield f"nan-variance-{dtype}", flat(np.nanvar, finite, axes)
    mask = np.random.default_rng(6).integers(0, 2, SHAPE).astype(bool)
    a = values("float64")
    yield "mask", mask
    yield "masked-sum", np.sum(a, axis=1, where=mask, initial=2)
    yield "masked-max", np.max(a, axis=0, where=mask, initial=-3)
    yield "masked-product", np.prod(a, axis=2, where=mask[:, :, :1])


def flat(f, a, axes):
    """The results for all axes, one after the other."""
    return np.concatenate([np.ravel(f(a, axis=axis)) for axis in axes])
