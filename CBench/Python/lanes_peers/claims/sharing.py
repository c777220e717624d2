"""What tells a view from a copy: values, bases, addresses and bytes (CopyCost+Sharing.swift)."""

import copy

import numpy as np

from lanes_peers.claims.tracing import traced
from lanes_peers.work import Fact


def _matrix():
    return np.full((512, 512), 1, np.float32)


def _writing():
    def reaches(part):
        original = _matrix()
        part(original)[...] = 7
        return original[2, 1] == 7

    return {
        "reached_by_slice": reaches(lambda a: a[1:, 1::2]),
        "reached_by_reshape": reaches(lambda a: a.reshape(-1)),
        "reached_by_transpose": reaches(lambda a: a.T),
        "reached_by_copy": reaches(lambda a: a[1:, 1::2].copy()),
    }


def _bases():
    original = _matrix()
    return {
        "based_slice": original[1:].base is original,
        "based_view_of_view": original[1:][:, 1].base is original,
        "baseless_copy": original.copy().base is None,
        "baseless_reshape": original.T.reshape(-1).base is None,
        "baseless_columns": original[:, [0, 1]].base is None,
    }


def _without_copy():
    original = _matrix()

    def outcome(name, source, make):
        try:
            return {f"shared_{name}": np.shares_memory(make(source), source), f"refused_{name}": 0}
        except ValueError:
            return {f"shared_{name}": 0, f"refused_{name}": 1}

    return {
        **outcome("array", original, lambda a: np.array(a, copy=False)),
        **outcome("strided", original[:, ::2], lambda a: np.array(a, copy=False)),
        **outcome("other_type", original, lambda a: np.array(a, np.float64, copy=False)),
        **outcome("cast", original, lambda a: a.astype(np.float64, copy=False)),
        **outcome("flat", original, lambda a: np.reshape(a, -1, copy=False)),
        **outcome("flat_transposed", original.T, lambda a: np.reshape(a, -1, copy=False)),
    }


def _taken(make):
    return traced(make)[1]


def _reshaping():
    original = _matrix()
    count = original.size
    columns = original[:, :256]
    return {
        "bytes_contiguous": _taken(lambda: original.reshape(count)),
        "bytes_rows": _taken(lambda: original[256:].reshape(count // 2)),
        "bytes_columns_split": _taken(lambda: columns.reshape(2, 256, 256)),
        "bytes_columns_flat": _taken(lambda: columns.reshape(count // 2)),
        "bytes_transposed": _taken(lambda: original.T.reshape(count)),
        "bytes_transposed_column_major": _taken(lambda: original.T.reshape(count, order="F")),
    }


def _shallow_copying():
    original = _matrix()
    return {
        "bytes_assigned": _taken(lambda: original),
        "bytes_view": _taken(original.view),
        "bytes_copy_if_needed": _taken(lambda: np.array(original, copy=None)),
        "bytes_copy_module": _taken(lambda: copy.copy(original)),
        "bytes_copy": _taken(original.copy),
    }


def _holding():
    def held(keep):
        return _taken(lambda: keep(_matrix()))

    return {
        "bytes_whole": _matrix().nbytes,
        "held_nothing": held(lambda a: None),
        "held_row": held(lambda a: a[0]),
        "held_copied_row": held(lambda a: a[0].copy()),
    }


sharing = {
    "write-through": lambda case: Fact(_writing),
    "base": lambda case: Fact(_bases),
    "without-copy": lambda case: Fact(_without_copy),
    "reshape-bytes": lambda case: Fact(_reshaping),
    "shallow": lambda case: Fact(_shallow_copying),
    "held-bytes": lambda case: Fact(_holding),
}
