"""Reductions, and what goes by order."""


def reducing(g):
    name = g.variable(exact=True)
    if not name:
        return None
    a, r = g.array(name), g.random
    head = f"{g.name()} ="
    choice = g.word(
        "reduce reduce reduce reduce any all mean mean variance deviation peak_to_peak argmin argmax "
        "cumulative cumulative difference nan_sum nan_min nan_max nan_mean trace"
    )
    if choice == "reduce":
        operation = g.one(["sum", "sum", "product", "countNonZero", "min", "max"])
        extra = ""
        lines = []
        if operation != "countNonZero" and g.chance(0.15):
            mask, lines = g.mask(a.shape)
            extra = f" where={mask}"
            if operation in ("min", "max") or g.chance(0.3):
                extra += f" initial={initial(g, operation, a)}"
        elif operation != "countNonZero" and g.chance(0.1):
            extra = f" initial={initial(g, operation, a)}"
        over = g.over(a)
        line = f"reduce {operation} {name}{over}{extra}"
        if g.chance(0.12):
            return [*lines, f"{head} {line}", *into(g, line, f"{head}")]
        return [*lines, f"{head} {line}"]
    if choice in ("argmin", "argmax"):
        return f"{head} {choice} {name}{g.along(a)}"
    if choice == "cumulative":
        operation = g.one(["add", "add", "multiply", "minimum", "maximum"])
        if operation in ("minimum", "maximum") or g.chance(0.8):
            return f"{head} cumulative {operation} {name} axis={g.axis(a)}" if a.ndim else None
        return f"{head} cumulative {operation} {name}"
    if choice == "difference":
        return f"{head} difference {name} {g.axis(a)} {r.randint(0, 3)}" if a.ndim else None
    if choice == "trace":
        if a.ndim < 2:
            return None
        first, second = r.sample(range(a.ndim), 2)
        return f"{head} trace {name} {r.randint(-3, 3)} {first} {second}"
    extra = f" ddof={r.choice([0, 1])}" if choice in ("variance", "deviation") else ""
    return f"{head} {choice} {name}{g.over(a)}{extra}"


def initial(g, operation, a):
    return "3" if a.dtype.kind == "b" else g.scalar(a.dtype)


def into(g, line, head):
    """The same reduction again, into the result of the first."""
    return [f"{line} out={head.split()[0]}"]


def ordering(g):
    name = g.variable(lambda b: b.dtype.kind in "iuf", exact=True)
    if not name:
        return None
    a, r = g.array(name), g.random
    head = f"{g.name()} ="
    choice = g.word(
        "sort sorted sorted sorted_flat argsort argsort partitioned lexsort unique unique_parts searchsorted "
        "isin intersection union setdiff setxor bincount quantile median"
    )
    if choice in ("sorted_flat", "unique", "bincount"):
        return f"{head} {choice} {name}"
    if choice == "unique_parts":
        return f"{head} {choice} {name} {r.randrange(3)}"
    if choice in ("isin", "intersection", "union", "setdiff", "setxor"):
        other = g.variable(lambda b: b.dtype == a.dtype, exact=True)
        return f"{head} {choice} {name} {other}"
    if choice == "searchsorted":
        line = g.name()
        values = g.variable(lambda b: b.dtype == a.dtype, exact=True)
        return [
            f"{line} = sorted_flat {name}",
            f"{head} searchsorted {line} {values}" + (" right=1" if g.chance(0.5) else ""),
        ]
    if choice == "quantile":
        return f"{head} quantile {name} {r.choice([0.0, 0.25, 0.5, 0.9, 1.0])}{g.along(a).replace(' keep=1', '')}"
    if choice == "median":
        return f"{head} median {name}{g.along(a).replace(' keep=1', '')}"
    if choice == "lexsort":
        other = g.variable(lambda b: b.dtype == a.dtype and b.shape == a.shape, exact=True)
        return f"{head} lexsort {name} {other}" if a.ndim == 1 else None
    if a.ndim == 0:
        return None
    axis = g.axis(a)
    if choice == "sort":
        return f"sort {name} {axis}" if a.flags.writeable else None
    if choice == "partitioned":
        extent = a.shape[axis]
        return f"{head} partitioned {name} {r.randrange(-extent, extent)} {axis}" if extent else None
    return f"{head} {choice} {name} {axis}"
