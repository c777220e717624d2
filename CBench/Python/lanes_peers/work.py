"""What is timed: a function, what it is called with, and how to see what it did."""

from dataclasses import dataclass
from typing import Any, Callable, Optional

import numpy as np


@dataclass
class Fact:
    """What tells by its numbers rather than its time."""

    # Returns a number by each counter's name; called once a repetition.
    function: Callable


@dataclass
class Work:
    function: Callable
    arguments: tuple = ()
    # The array that the function leaves its result in, where it does not return it.
    result: Any = None
    # Called before each run, untimed; may return counters.
    prepare: Optional[Callable] = None

    def checksum(self):
        """Of the result of one call: the sum that Lanes computes of its own (PeerCase.swift)."""
        returned = self.function(*self.arguments)
        result = returned if self.result is None else self.result
        # A sparse matrix is no array by itself.
        result = result.toarray() if hasattr(result, "toarray") else np.asarray(result)
        if result.ndim == 0:
            return float(result)
        flat = result.reshape(-1)
        picked = flat[:: max(1, flat.size // 1024) | 1][:1024].astype(np.float64)
        return float(np.sum(picked * (np.arange(picked.size) * 37 % 101 + 1)))
