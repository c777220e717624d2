"""Where Lanes and NumPy differ on purpose, or where NumPy leaves open what happens. Statements that would show it are
not made."""

KNOWN = {
    "inexact": "what a rounded result is used for differs by more than its last digits: it may only be moved",
    "cast-range": "integers of floats out of range: the nearest end here, left to the processor in NumPy",
    "negative-power": "integers to negative powers: NumPy refuses, here they are cut off towards zero",
    "half-power": "powers to 0.5 of -0.0 and of negative infinity: C's here, square roots in NumPy",
    "shift-range": "shifts by negative counts: left to the processor in NumPy",
    "zero-signs": "which of -0.0 and 0.0 is the smaller, and the first in order: open in both",
    "rounding-order": "totals that overflow, or cancel infinities, in one order of adding and not in another",
    "complex-range": "products, quotients and functions of complex numbers next to infinity: the formulas differ",
    "nan-bits": "sign and payload of a NaN: open in both; copySign, signBit and views as another type show them",
    "unaligned": "views whose elements are not aligned: a mistake here, slow in NumPy",
    "overlapping-target": "writing to a view whose indices share elements: open in both",
    "bool-bytes": "bytes seen as bool must be 0 or 1 here",
    "no-lines": "argmin and argmax of no lines along an axis: no indices here, an error in NumPy where lines are empty",
    "no-axis": "a 0-d array has no axis here; some functions of NumPy take axis 0 of it",
    "dimensions": "at most eight axes here",
    "too-large": "programs are kept small",
    "no-such-type": "an operation that the element type has not here",
}


class Excluded(Exception):
    """The statement shows a known difference."""

    def __init__(self, reason):
        assert reason in KNOWN, reason
        super().__init__(reason)
