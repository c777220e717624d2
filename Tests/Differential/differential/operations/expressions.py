"""Expressions in reverse Polish notation."""

import numpy as np

from ..elements import is_complex
from ..known import Excluded
from .elementwise import binary_function, unary_result
from .exactness import check_zero_signs, mean_bounds, sum_bounds
from .functions import COMPARISON, UNARY
from .registry import fresh, like_ufunc, operation


@operation
def lazy(m, s):
    arrays = [m.exact(word) for word in s.arguments[1:] if m.is_array(word)]
    dtype = arrays[0].dtype
    if any(a.dtype != dtype for a in arrays):
        raise Excluded("no-such-type")
    stack = []
    for word in s.arguments[1:]:
        if not word.startswith("."):
            stack.append(m.operand(word, dtype))
            continue
        if m.ulps or np.any(m.slack):
            raise Excluded("inexact")
        name = word[1:]
        if name in UNARY:
            if is_complex(np.asarray(stack[-1])) and name in {"absolute", "angle"}:
                raise Excluded("no-such-type")
            stack.append(unary_result(m, name, np.asarray(stack[-1]))(stack.pop()))
            continue
        b, a = stack.pop(), stack.pop()
        if name in COMPARISON:
            if dtype.kind in "cb" and name in {"less", "lessOrEqual", "greater", "greaterOrEqual"}:
                raise Excluded("no-such-type")
            stack.append(COMPARISON[name](a, b))
        else:
            stack.append(binary_function(m, name, a, b, dtype)(a, b))
    value = np.asarray(stack.pop())
    question = s.arguments[0]
    if question == "evaluate":
        if "out" in s.options:
            return m.delivered(s.options["out"], value, same_type=True)
        return like_ufunc(value, *arrays)
    if m.ulps or np.any(m.slack):
        raise Excluded("inexact")
    axes, keep = s.axes(), s.keeps()
    if question in {"min", "max"}:
        if value.dtype.kind in "bc":
            raise Excluded("no-such-type")
        check_zero_signs(value)
        return fresh((np.min if question == "min" else np.max)(value, axis=axes, keepdims=keep))
    if question == "sum":
        result = np.asarray(np.sum(value, axis=axes, keepdims=keep))
        sum_bounds(m, value, axes, keep, result.dtype)
        return fresh(result)
    if question == "mean":
        result = np.asarray(np.mean(value, axis=axes, keepdims=keep))
        mean_bounds(m, value, result, axes, keep)
        return fresh(result)
    return fresh(
        {"countNonZero": np.count_nonzero, "any": np.any, "all": np.all}[question](value, axis=axes, keepdims=keep)
    )
