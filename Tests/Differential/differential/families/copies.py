"""Copies and casts."""

from ..elements import DTYPES
from ..statement import list_word


def copying(g):
    name = g.variable()
    a, r = g.array(name), g.random
    head = f"{g.name()} ="
    n = a.ndim
    choice = g.word(
        "copy copy flatten roll roll_flat concatenate concatenate concatenate_flat stack vstack hstack dstack "
        "drop tile repeat repeat_flat repeat_each resize pad pad tril triu npy npy_bytes"
    )
    if choice in ("copy", "flatten"):
        return f"{head} {choice} {name}{g.order()}"
    if choice in ("npy", "npy_bytes"):
        return f"{head} {choice} {name}" if g.chance(0.6) else None
    if choice == "roll_flat":
        return f"{head} roll_flat {name} {r.randint(-9, 9)}"
    if choice == "repeat_flat":
        return f"{head} repeat_flat {name} {r.randint(0, 3)}"
    if choice == "resize":
        return f"{head} resize {name} {list_word([r.randint(0, 5) for _ in range(r.randint(0, 3))])}"
    if choice == "tile":
        return f"{head} tile {name} {list_word([r.randint(0, 3) for _ in range(r.randint(0, n + 1))])}"
    if choice in ("concatenate_flat", "vstack", "hstack", "dstack", "stack", "concatenate"):
        axis = g.axis(a) if n else 0

        def accepts(b):
            if b.dtype != a.dtype:
                return False
            if choice == "concatenate_flat":
                return True
            if choice == "concatenate":
                return b.ndim == n and all(
                    x == y for i, (x, y) in enumerate(zip(a.shape, b.shape)) if i != axis % max(n, 1)
                )
            return b.shape == a.shape

        others = " ".join([name] + [g.variable(accepts) for _ in range(r.randint(0, 2))])
        if choice == "stack":
            return f"{head} stack {r.randint(-n - 1, n)} {others}"
        return f"{head} {choice} {axis} {others}" if choice == "concatenate" else f"{head} {choice} {others}"
    if n == 0:
        return None
    axis = g.axis(a)
    if choice == "roll":
        axes = g.axes(a)
        return f"{head} roll {name} {list_word(r.randint(-8, 8) for _ in axes)} {list_word(axes)}"
    if choice == "repeat":
        return f"{head} repeat {name} {r.randint(0, 3)} {axis}"
    if choice == "repeat_each":
        if a.shape[axis] > 60:
            return None
        return f"{head} repeat_each {name} {list_word(r.randint(0, 3) for _ in range(a.shape[axis]))} {axis}"
    if choice == "drop":
        extent = a.shape[axis]
        if extent == 0:
            return None
        return f"{head} drop {name} {list_word(r.randrange(-extent, extent) for _ in range(r.randint(0, 3)))} {axis}"
    if choice == "pad":
        mode = r.choice(["edge", "reflect", "symmetric", "wrap", g.scalar(a.dtype)])
        widths = [[r.choice([0, 1, 2, 3, 5]) for _ in range(n)] for _ in range(2)]
        return f"{head} pad {name} {mode} {list_word(widths[0])} {list_word(widths[1])}"
    return f"{head} {choice} {name} {r.randint(-3, 3)}" if n > 1 else None


def casting(g):
    name = g.variable(exact=True)
    if not name:
        return None
    a, dtype = g.array(name), g.one(DTYPES)
    if g.chance(0.2):
        out = g.variable(lambda b: b.shape == a.shape and b.flags.writeable)
        if out:
            return f"cast {name} {g.array(out).dtype.name} out={out}"
    return f"{g.name()} = cast {name} {dtype}"
