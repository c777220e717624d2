"""What a statement runs in NumPy, by its name, and how results are laid out."""

import numpy as np

OPERATIONS = {}


def operation(function):
    OPERATIONS[function.__name__.rstrip("_")] = function
    return function


def fresh(array, order="C"):
    """A result that owns its memory, in row-major order."""
    return np.array(array, order=order, copy=True)


def owned(array):
    """A result in the layout that NumPy gave it."""
    array = np.asarray(array)
    return array if array.flags.owndata else array.copy(order="K")


def like_ufunc(values, *operands):
    """Values in the memory that element-wise functions of these operands give."""
    it = np.nditer([*operands, None], ["refs_ok", "zerosize_ok"],
                   [["readonly"]] * len(operands) + [["writeonly", "allocate"]], order="K",
                   op_dtypes=[None] * len(operands) + [values.dtype])  # fmt: skip
    result = it.operands[-1]
    result = np.empty_like(result, order="K") if not result.flags.owndata else result
    result[...] = values
    return result
