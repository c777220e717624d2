"""Loops against whole arrays: NumPy, numexpr and Python's own loops (LoopVector+Cases.swift and its neighbours)."""

import os
import tracemalloc

import numpy as np

from lanes_peers.values import kept, output, values
from lanes_peers.work import Fact, Work


def _first(case):
    return values("first", case.dtype, case.count)


def _second(case):
    return values("second", case.dtype, case.count)


def _as_list(role, case):
    return kept((role, "list", case.count), lambda: _List(values(role, case.dtype, case.count).tolist()))


class _List(list):
    """A list that tells its bytes, as arrays do."""

    nbytes = property(lambda self: 32 * len(self))


# Whole arrays and element loops -----------------------------------------------------------------------------------


def _add_lists(a, b):
    return [x + y for x, y in zip(a, b)]


def _add_loop(a, b, out):
    for i in range(len(out)):
        out[i] = a[i] + b[i]
    return out


def _add(case):
    if case.peer == "python-list":
        return Work(_add_lists, (_as_list("first", case), _as_list("second", case)))
    function = _add_loop if case.peer == "python-loop" else np.add
    return Work(function, (_first(case), _second(case), output(case.dtype, (case.count,))))


# A function of one number -----------------------------------------------------------------------------------------


def _leaky(x):
    return x if x > 0 else 0.1 * x


def _leak_list(a):
    return [_leaky(x) for x in a]


def _leak_loop(a, out):
    for i in range(len(out)):
        out[i] = _leaky(a[i])
    return out


def _leak_operations(a):
    return np.where(a > 0, a, np.float32(0.1) * a)


def _leak(case):
    if case.peer == "python-list":
        return Work(_leak_list, (_as_list("first", case),))
    if case.peer == "python-loop":
        return Work(_leak_loop, (_first(case), output(case.dtype, (case.count,))))
    if case.peer == "numpy-operations":
        return Work(_leak_operations, (_first(case),))
    return Work(np.vectorize(_leaky, otypes=[np.float32]), (_first(case),))


# Formulas ---------------------------------------------------------------------------------------------------------


def _add_twice(a, b):
    return a + b * 2


def _polynomial(x):
    return (((x * 0.2 + 1 / 4) * x + 1 / 3) * x + 0.5) * x + 1


# The numbers are operands of the arrays' type: numexpr would compute in float64 with a Python float.
_texts = {
    "add-twice": "a + b * two",
    "polynomial": "(((a * fifth + quarter) * a + third) * a + half) * a + one",
}
_numbers = {"two": 2, "fifth": 0.2, "quarter": 1 / 4, "third": 1 / 3, "half": 0.5, "one": 1}


def _with_numexpr(case):
    import numexpr

    threads = os.cpu_count() if case.peer == "numexpr-all" else 1
    text = _texts[case.operation]
    operands = {"a": _first(case), "b": _second(case)}
    operands |= {name: np.array(value, case.dtype) for name, value in _numbers.items() if name in text}

    def evaluate():
        return numexpr.evaluate(text, operands)

    numexpr.set_num_threads(threads)
    evaluate()
    return Work(evaluate)


def _formula(case):
    if case.peer.startswith("numexpr"):
        return _with_numexpr(case)
    if case.operation == "add-twice":
        return Work(_add_twice, (_first(case), _second(case)))
    return Work(_polynomial, (_first(case),))


def _power(a):
    return a**3


def _product(a):
    return a * a * a


# Filling ----------------------------------------------------------------------------------------------------------


def _fill_numpy(count):
    array = np.empty(count, np.int64)
    for i in range(count):
        array[i] = i
    return array


def _append_list(count):
    numbers = []
    for i in range(count):
        numbers.append(i)
    return numbers


def _fill_list(count):
    numbers = [0] * count
    for i in range(count):
        numbers[i] = i
    return numbers


def _from_list(count):
    return np.array(_append_list(count), np.int64)


def _append_numpy(count):
    array = np.empty(0, np.int64)
    for i in range(count):
        array = np.append(array, i)
    return array


_fillers = {
    "numpy": _fill_numpy,
    "numpy-from-list": _from_list,
    "numpy-append": _append_numpy,
    "python-append": _append_list,
    "python-preallocated": _fill_list,
}

_boxes = {
    "numpy": lambda count: np.arange(count, dtype=np.float64),
    "python-list": lambda count: [float(i) for i in range(count)],
    # Python keeps one object for each of the integers up to 256.
    "python-small-integers": lambda count: [i % 256 for i in range(count)],
}


def _list_bytes(case):
    def measure():
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        made = _boxes[case.peer](case.count)
        taken = tracemalloc.get_traced_memory()[0] - before
        tracemalloc.stop()
        return {"bytes_an_element": taken / len(made)}

    return Fact(measure)


operations = {
    "add": _add,
    "leak": _leak,
    "add-twice": _formula,
    "polynomial": _formula,
    "cube": lambda case: Work(_product if case.peer == "numpy-product" else _power, (_first(case),)),
    "fill": lambda case: Work(_fillers[case.peer], (case.count,)),
    "list-bytes": _list_bytes,
}
