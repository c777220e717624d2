"""Element-wise operations, at once and put off."""

import numpy as np

from ..operations.functions import BINARY_OF, COMPARISON, PARTS, QUESTIONS, TRANSCENDENTAL, UNARY_OF


def elementwise(g):
    name = g.variable(exact=True)
    if not name:
        return None
    a = g.array(name)
    choice = g.word("unary unary binary binary binary binary compare where clip in_place in_place operators")
    head = f"{g.name()} ="
    if choice == "unary":
        operation = g.one(sorted(UNARY_OF[a.dtype.kind]))
        if operation in QUESTIONS:
            return f"{head} question {operation} {name}"
        if operation == "bitCount":
            return f"{head} bit_count bitCount {name}"
        if a.dtype.kind == "c" and operation in PARTS:
            return f"{head} part {operation} {name}"
        out = g.out(a.dtype, a.shape) if g.chance(0.3) else ""
        return f"unary {operation} {name}{out}" if out else f"{head} unary {operation} {name}"
    other = g.fitting(name)
    if g.chance(0.3) or other is None:
        other = g.scalar(a.dtype)
    if choice == "in_place":
        operation = binary_name(g, a)
        operands = [name, other] if g.chance(0.7) else [other, name]
        return f"binary {operation} {operands[0]} {operands[1]} out={name}"
    operands = [name, other] if g.chance(0.7) else [other, name]
    shape = a.shape
    if other in g.model.variables:
        shape = np.broadcast_shapes(a.shape, g.array(other).shape)
    if choice == "binary":
        out = g.out(a.dtype, shape) if g.chance(0.3) else ""
        line = f"binary {binary_name(g, a)} {operands[0]} {operands[1]}{out}"
        return line if out else f"{head} {line}"
    if choice == "compare":
        out = g.out(np.dtype(bool), shape) if g.chance(0.3) else ""
        line = f"compare {comparison_name(g, a)} {operands[0]} {operands[1]}{out}"
        return line if out else f"{head} {line}"
    if choice == "where":
        mask, lines = g.mask(shape if g.chance(0.8) else shape[-1:])
        out = g.out(a.dtype, shape) if g.chance(0.3) and other in g.model.variables else ""
        line = f"where {name} {mask} {other}{out}"
        return [*lines, line if out else f"{head} {line}"]
    if choice == "clip":
        low, high = g.fitting(name), g.fitting(name)
        if g.chance(0.5) or not low or not high:
            low, high = g.scalar(a.dtype), g.scalar(a.dtype)
            if "nan" in (low, high):
                return None
        out = g.out(a.dtype, a.shape) if g.chance(0.3) else ""
        line = f"clip {name} {low} {high}{out}"
        return line if out else f"{head} {line}"
    b, c = g.fitting(name), g.fitting(name)
    if not b or not c:
        return None
    return f"{head} operators {g.one(['a*b+c', 'c-a*b', '-(a+b)', '(a+b)*(b-c)', '(a+b).t*c'])} {name} {b} {c}"


def binary_name(g, a):
    return g.one([*(["add", "subtract", "multiply"] if a.dtype.kind != "b" else []), *sorted(BINARY_OF[a.dtype.kind])])


def comparison_name(g, a):
    ordered = {"less", "lessOrEqual", "greater", "greaterOrEqual"} if a.dtype.kind in "bc" else set()
    return g.one(sorted(set(COMPARISON) - ordered))


def expression(g):
    name = g.variable(exact=True)
    if not name:
        return None
    a, r = g.array(name), g.random
    words = [name]
    for _ in range(r.randint(1, 6)):
        if g.chance(0.35):
            words.append("." + g.one(sorted(UNARY_OF[a.dtype.kind] - (TRANSCENDENTAL if g.chance(0.8) else set()))))
            if words[-1][1:] in (*QUESTIONS, "bitCount", *PARTS[1:]):
                words.pop()
        else:
            other = g.fitting(name)
            words.append(other if other and g.chance(0.65) else g.scalar(a.dtype))
            words.append("." + binary_name(g, a))
    if g.chance(0.25):
        words += [g.fitting(name) or g.scalar(a.dtype), "." + comparison_name(g, a)]
        question = g.one(["evaluate", "any", "all", "countNonZero", "sum"])
    else:
        question = g.one(
            ["evaluate", "evaluate", "evaluate", "sum", "min", "max", "mean", "countNonZero", "any", "all"]
        )
    line = f"lazy {question} {' '.join(words)}"
    if question == "evaluate":
        shapes = [g.array(w).shape for w in words if w in g.model.variables]
        if g.chance(0.4):
            try:
                out = g.out(a.dtype, np.broadcast_shapes(*shapes))
            except ValueError:
                return None
            if out:
                return line + out
        return f"{g.name()} = {line}"
    has_shape = all(g.array(word).shape == a.shape for word in words if word in g.model.variables)
    return f"{g.name()} = {line}{g.over(a) if has_shape else ''}"
