"""Products of matrices, dense and sparse."""

from ..statement import list_word


def multiplying(g):
    name = g.variable(lambda b: b.dtype.kind != "b", exact=True)
    if not name:
        return None
    a, r = g.array(name), g.random
    head = f"{g.name()} ="
    choice = g.word("matmul matmul matmul matmul dot inner outer kron vdot vdot tensordot einsum")
    if choice in ("outer", "kron"):
        other = g.variable(lambda b: b.dtype == a.dtype and b.size * a.size < 4000, exact=True)
        return f"{head} {choice} {name} {other}" if other else None
    if a.ndim == 0:
        return None
    k = a.shape[-1]
    if choice == "vdot":
        other = g.variable(lambda b: b.dtype == a.dtype and b.size == a.size, exact=True)
        return f"{head} vdot {name} {other}" if a.dtype.kind == "c" else None
    if choice == "tensordot":
        other = g.variable(lambda b: b.dtype == a.dtype and b.ndim and k in b.shape, exact=True)
        return f"{head} tensordot {name} {other} [-1] [{g.array(other).shape.index(k)}]" if other else None
    if choice == "einsum":
        if a.ndim != 2:
            return None
        other = g.variable(lambda b: b.dtype == a.dtype and b.ndim == 2 and b.shape[0] == k, exact=True)
        if other:
            return f"{head} einsum {g.one(['ij,jk->ik', 'ij,jk->ki', 'ij,jk->i'])} {name} {other}"
        return f"{head} einsum {g.one(['ij,ij->ij', 'ij,ij->j', 'ij,kj->ik'])} {name} {name}"
    if choice == "inner":
        other = g.variable(lambda b: b.dtype == a.dtype and b.ndim and b.shape[-1] == k, exact=True)
        return f"{head} inner {name} {other}" if other else None
    shape = [k] if g.chance(0.2) else [k, r.choice([0, 1, 2, 3, 5, 9, 17, 33])]
    if g.chance(0.2) and a.ndim > 2:
        shape = [*a.shape[:-2], *([k] if len(shape) == 1 else shape)]
    other, line = g.made(a.dtype.name, shape, g.one(["small", "small", "unit"]) if a.dtype.kind in "fc" else None)
    lines = [line]
    if g.chance(0.3):
        flipped = g.name()
        lines.append(f"{flipped} = slice {other} {g.one(['::-1', '::-1 ::-1', '... ::-1'])}")
        other = flipped
    return [*lines, f"{head} {choice} {name} {other}"]


def sparse(g):
    name = g.variable(lambda b: b.ndim == 2 and b.dtype.kind != "b", exact=True)
    if not name:
        return None
    a, r = g.array(name), g.random
    head = f"{g.name()} = sparse"
    tail = " format=csc" if g.chance(0.5) else ""
    choice = g.word(
        "dense coordinates flip transposed add subtract multiply matmul matmul_dense dense_matmul add_dense "
        "multiply_dense scale negative sum countNonZero diagonal rows columns take_rows take_columns"
    )
    rows, columns = a.shape
    line = f"{head} {choice} {name}"
    if choice in ("dense", "coordinates", "flip", "transposed", "negative"):
        return line + tail
    if choice == "scale":
        return f"{line} {g.scalar(a.dtype)}{tail}"
    if choice in ("sum", "countNonZero"):
        return line + ("" if g.chance(0.4) else f" axis={r.choice([0, 1, -1])}") + tail
    if choice == "diagonal":
        return f"{line} {r.randint(-4, 4)}{tail}"
    if choice in ("rows", "columns"):
        extent = rows if choice == "rows" else columns
        return f"{line} {r.randint(-extent, extent)} {r.randint(-extent, extent)} {r.choice([1, 1, 2, -1, -2])}{tail}"
    if choice in ("take_rows", "take_columns"):
        extent = rows if choice == "take_rows" else columns
        if extent == 0:
            return None
        return f"{line} {list_word(r.randrange(-extent, extent) for _ in range(r.randint(0, 5)))}{tail}"
    shape = a.shape
    if choice in ("matmul", "matmul_dense"):
        shape = (columns, r.randint(0, 7))
    elif choice == "dense_matmul":
        shape = (r.randint(0, 7), rows)
    other, made = g.made(a.dtype.name, shape, "small")
    mask, masked = g.mask(shape)
    return [
        made,
        *masked,
        f"fill_where {other} {mask} {'(0;0)' if a.dtype.kind == 'c' else '0'}",
        f"{line} {other}{tail}",
    ]
