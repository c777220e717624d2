"""Views and rearranging copies of one array. Each case is its elements, and its layout: shape, strides in bytes,
offset in bytes from the array's first element, C- and F-contiguity."""

import numpy as np
from numpy.lib.stride_tricks import as_strided, sliding_window_view

a = np.arange(120, dtype=np.float32).reshape(4, 5, 6)
one = np.arange(7, dtype=np.float32)
wide = np.arange(24, dtype=np.uint8).reshape(3, 8)
z = (np.arange(6) + 1j * np.arange(10, 16)).reshape(2, 3)

VIEWS = {
    "flip": np.flip(a), "flip-1": np.flip(a, 1), "flip-02": np.flip(a, (0, 2)),
    "rot90-1": np.rot90(a), "rot90-2": np.rot90(a, 2), "rot90-3": np.rot90(a, 3), "rot90-21": np.rot90(a, 1, (2, 1)),
    "rot90-minus": np.rot90(a, -1, (0, 2)),
    "moveaxis": np.moveaxis(a, 0, -1), "moveaxis-many": np.moveaxis(a, [0, 1], [-1, -2]),
    "swapaxes": np.swapaxes(a, 0, 2), "transpose": a.T, "expand": np.expand_dims(a, (0, 3)),
    "squeeze": a[:1, :, 2:3].squeeze(), "squeeze-0": a[:1, :, 2:3].squeeze(0),
    "atleast-2": np.atleast_2d(one), "atleast-3": np.atleast_3d(one), "atleast-3-of-2": np.atleast_3d(a[0]),
    "diagonal": np.diagonal(a), "diagonal-up": np.diagonal(a, 2, 1, 2), "diagonal-down": np.diagonal(a, -3, 0, 2),
    "diagonal-none": np.diagonal(a, 9),
    "window": sliding_window_view(a, (2, 3), axis=(0, 2)), "window-1": sliding_window_view(one, 3),
    "strided": as_strided(a, (3, 4), (24, 8)), "broadcast": np.broadcast_to(one, (3, 7)),
    "slice": a[1:, ::-2, 3], "newaxis": a[:, None, 2], "ellipsis": a[..., ::2], "empty": a[4:, 1:1],
    "reshape": a[:, 1:3].reshape(4, 12), "reshape-split": a[::2].reshape(2, 5, 2, 3), "ravel-row": a[2].ravel(),
    "reshape-F": np.asfortranarray(a).reshape((20, 6), order="F"), "ravel-F": np.asfortranarray(a).ravel(order="F"),
}
BYTES = {"as-int16": wide.view(np.int16), "as-int64": wide[1:].view(np.int64), "as-int8": wide[:, ::2].view(np.int8)}
PARTS = {"real": z.real, "imaginary": z.imag[:, ::-1]}
COPIES = {
    "roll": np.roll(a, 7), "roll-1": np.roll(a, -2, 1), "roll-many": np.roll(a, (1, 9), (0, 2)), "roll-T": np.roll(a.T, 3),
    "flatten-F": a.flatten(order="F"), "reshape-copy-F": a.reshape((6, 20), order="F"),
}
SPLITS = {
    "split": np.split(a, 3, 2), "array-split": np.array_split(one, 3), "split-at": np.split(one, [2, 5, 6]),
    "split-at-odd": np.split(one, [3, 2, 9]),
}


def layout(view, base):
    start = view.__array_interface__["data"][0] - base.__array_interface__["data"][0]
    flags = [view.flags.c_contiguous, view.flags.f_contiguous]
    return np.array([*view.shape, *view.strides, start if view.size else 0, *flags], np.int64)


def flags():
    """Of each array shape (padded with -1), C- and F-contiguity, ownership and writability."""
    m = np.zeros((3, 4), np.float32)
    empty = np.zeros((3, 0, 4), np.float32)
    ones = np.zeros((1, 5, 1), np.float32)
    one = np.zeros(7, np.float32)
    read_only = m.view()
    read_only.flags.writeable = False
    # NumPy's own diagonal is read-only.
    writable = as_strided(m, (3,), (20,))
    arrays = [
        np.zeros(()), np.zeros(()).reshape(1), one, one[::2], one[::-1], one[2:3], one[1:2:3], one[3:3], one[3:3:2], m, m.T,
        np.zeros((3, 4), order="F"), m[:1], m[:, :1], m[1:], m[:, 1:], m[::2], m[::2, 0:0:2], m[:0, ::2], m[::-1, :1],
        m[1], m[:, 1], writable, empty, empty.T, empty[::2, :, ::3], ones, ones.T, ones[:, ::2], ones[:, :1],
        m[None], np.broadcast_to(m, (2, 3, 4)), np.broadcast_to(np.zeros((1, 4)), (1, 4)),
        sliding_window_view(one, 3), m.ravel(), m.T.flatten(), m.copy(), m.T.copy(order="F"), m[:1].squeeze(), m + 0, m + 0,
        read_only,
    ]
    rows = []
    for x in arrays:
        f = x.flags
        rows.append([*x.shape, *[-1] * (3 - x.ndim), f.c_contiguous, f.f_contiguous, f.owndata, f.writeable])
    return np.array(rows, np.int64)


def cases():
    yield "flags", flags()
    for name, view in (VIEWS | BYTES | PARTS).items():
        yield name, view
        base = view
        while base.base is not None and isinstance(base.base, np.ndarray):
            base = base.base
        if name not in ("reshape-F", "ravel-F", "broadcast", "strided", "atleast-2", "atleast-3", "window-1"):
            yield f"{name}-layout", layout(view, base)
        else:
            yield f"{name}-layout", layout(view, view)
    for name, copy in COPIES.items():
        yield name, copy
    for name, parts in SPLITS.items():
        yield f"{name}-lengths", np.array([p.shape for p in parts])
        yield name, np.concatenate([p.ravel() for p in parts])
