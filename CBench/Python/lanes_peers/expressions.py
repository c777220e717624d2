"""Formulas over whole arrays, and a search that may stop at once."""

import numpy as np

from lanes_peers.operands import first, second
from lanes_peers.values import output
from lanes_peers.work import Work

# The terms of 1 + x (1/2 + x (1/3 + ... + x/10)), from the inside.
_terms = [1 / n for n in range(9, 0, -1)]


def _add_twice_into(a, b, out):
    np.multiply(b, 2, out)
    return np.add(a, out, out)


def _polynomial_into(x, out):
    np.multiply(x, 0.1, out)
    for term in _terms[:-1]:
        np.add(out, term, out)
        np.multiply(out, x, out)
    return np.add(out, 1.0, out)


def _polynomial(x):
    result = x * 0.1
    for term in _terms[:-1]:
        result = (result + term) * x
    return result + 1.0


def _add_twice(a, b):
    return a + b * 2


def _any_above(a, threshold):
    return (a > threshold).any()


_operations = {
    "add-twice": lambda case: Work(_add_twice_into, (first(case), second(case), output(case.dtype, case.shape))),
    "add-twice-allocating": lambda case: Work(_add_twice, (first(case), second(case))),
    "polynomial": lambda case: Work(_polynomial_into, (first(case), output(case.dtype, case.shape))),
    "polynomial-allocating": lambda case: Work(_polynomial, (first(case),)),
    "any-first-hit": lambda case: Work(_any_above, (first(case, "hit"), 100)),
}


def _formula(operation, dtype):
    if operation.startswith("add-twice"):
        return "a + b * two", {"two": np.array(2, dtype)}
    # Coefficients are operands of the arrays' type: a Python float would make numexpr compute in float64.
    names = [f"c{n}" for n in range(10)]
    text = "a * c0"
    for name in names[1:-1]:
        text = f"({text} + {name}) * a"
    coefficients = [0.1] + _terms
    return f"{text} + c9", {name: np.array(value, dtype) for name, value in zip(names, coefficients)}


def _with_numexpr(case):
    import numexpr

    numexpr.set_num_threads(1)
    text, operands = _formula(case.operation, case.dtype)
    operands["a"] = first(case)
    if "b" in text.split():
        operands["b"] = second(case)
    out = None if case.operation.endswith("allocating") else output(case.dtype, case.shape)

    # Compiled here, once: what is timed takes the compiled form.
    numexpr.evaluate(text, operands, out=out)
    return Work(lambda: numexpr.evaluate(text, operands, out=out))


def _either(operation):
    return lambda case: _with_numexpr(case) if case.peer == "numexpr" else _operations[operation](case)


operations = {name: _either(name) for name in _operations}
