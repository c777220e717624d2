"""NumPy's side: runs statements, and keeps how exactly each variable must come out."""

import numpy as np

from .elements import value_of
from .known import Excluded
from .operations import OPERATIONS

LARGEST = 200_000
# Statements whose last argument is an axis.
AXIS_BY_POSITION = {
    "repeat",
    "repeat_each",
    "take",
    "compress",
    "sort",
    "sorted",
    "argsort",
    "partitioned",
    "roll",
    "drop",
}


class Variable:
    """An array, and how far Lanes may be from it: in units in the last place, and by a distance."""

    __slots__ = ("array", "ulps", "slack")

    def __init__(self, array, ulps=0, slack=0.0):
        self.array, self.ulps, self.slack = array, ulps, slack

    @property
    def is_exact(self):
        return self.ulps == 0 and not np.any(self.slack)


class Model:
    def __init__(self):
        self.variables = {}
        self.reinterprets = False

    def run(self, statement):
        """Runs one statement. Raises what NumPy raises, or `Excluded`; variables may be changed then."""
        if statement.operation == "delete":
            for name in statement.arguments:
                del self.variables[name]
            return
        self.ulps, self.slack = 0, 0.0
        self._exclude_axes(statement)
        with np.errstate(all="ignore"):
            result = OPERATIONS[statement.operation](self, statement)
        if statement.target:
            result = np.asarray(result)
            if result.ndim > 8:
                raise Excluded("dimensions")
            if result.size > LARGEST:
                raise Excluded("too-large")
            self.variables[statement.target] = Variable(result, self.ulps, self.slack)
        if self.reinterprets:
            self._exclude_nan_bits()

    def _exclude_axes(self, statement):
        names = [word for word in statement.arguments if word in self.variables]
        if names and self.variables[names[0]].array.ndim == 0:
            if statement.axes() or statement.axis() is not None or statement.operation in AXIS_BY_POSITION:
                raise Excluded("no-axis")

    def _exclude_nan_bits(self):
        for variable in self.variables.values():
            if variable.array.dtype.kind in "fc" and np.isnan(variable.array).any():
                raise Excluded("nan-bits")

    # What statements name.

    def is_array(self, word):
        return word in self.variables

    def exact(self, name):
        """An array whose values are used."""
        variable = self.variables[name]
        if not variable.is_exact:
            raise Excluded("inexact")
        return variable.array

    def moved(self, name):
        """An array whose elements are moved, with what is not exact about them."""
        variable = self.variables[name]
        self.ulps = max(self.ulps, variable.ulps)
        self.slack = max(self.slack, float(np.max(variable.slack, initial=0.0)))
        return variable.array

    def operand(self, word, dtype):
        """An array, or a value of a type."""
        return self.exact(word) if self.is_array(word) else value_of(word, dtype)

    def target(self, name):
        """An array to write to, whole or in part."""
        array = self.variables[name].array
        if not array.flags.writeable:
            raise ValueError("read-only")
        if has_internal_overlap(array):
            raise Excluded("overlapping-target")
        return array

    def delivered(self, name, result, same_type=False, same_shape=False):
        """A result written to the array that is named for it. `same_type`: nothing is cast on the way, and
        `same_shape`: nothing is broadcast."""
        out = self.target(name)
        if same_type and out.dtype != result.dtype:
            raise Excluded("no-such-type")
        if same_shape and out.shape != result.shape:
            raise ValueError("shape of out")
        out[...] = result
        self.wrote(out)
        return out

    def round(self, ulps=0, slack=0.0):
        """The result of the statement is not exact."""
        self.ulps, self.slack = max(self.ulps, ulps), slack

    def wrote(self, array):
        """What is not exact about the statement goes into all arrays over the memory."""
        if self.ulps == 0 and not np.any(self.slack):
            return
        slack = float(np.max(self.slack, initial=0.0))
        for variable in self.variables.values():
            if np.may_share_memory(variable.array, array):
                if variable.array.dtype != array.dtype:
                    raise Excluded("inexact")
                variable.ulps = max(variable.ulps, self.ulps)
                variable.slack = max(float(np.max(variable.slack, initial=0.0)), slack)


def has_internal_overlap(array):
    if array.size < 2 or array.flags.forc:
        return False
    axes = sorted((abs(s), n) for s, n in zip(array.strides, array.shape) if n > 1)
    reach = array.itemsize
    for stride, extent in axes:
        if stride < reach:
            return True
        reach += stride * (extent - 1)
    return False
