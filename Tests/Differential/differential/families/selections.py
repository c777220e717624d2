"""Indices and masks, to read and to write."""

import re

import numpy as np

from ..statement import list_word


def selecting(g):
    name = g.variable()
    a, r = g.array(name), g.random
    n = a.ndim
    choice = g.word(
        "index index index2 mask mask mask_rows take take_flat compress extract take_along flatnonzero nonzero argwhere"
    )
    target = g.name()
    head = f"{target} = {choice} {name}"
    if choice in ("flatnonzero", "argwhere"):
        return head
    if choice == "nonzero":
        return f"{head} {r.randrange(n)}" if n else None
    if choice in ("mask", "extract"):
        mask, lines = g.mask(a.shape)
        return [*lines, f"{head} {mask}"]
    shape = [r.randint(0, 7) for _ in range(r.choice([0, 1, 1, 1, 2]))]
    mode = r.choice(["", "", " mode=wrap", " mode=clip"])
    if choice == "take_flat":
        index, lines = g.indices(a.size, shape)
        return [*lines, f"{head} {index}{mode}"]
    if n == 0:
        return None
    if choice == "mask_rows":
        mask, lines = g.mask(a.shape[: r.randint(1, n)])
        return [*lines, f"{target} = mask {name} {mask}"]
    if choice == "index":
        index, lines = g.indices(a.shape[0], shape)
        return [*lines, f"{head} {index}"]
    axis = g.axis(a)
    if choice == "take":
        index, lines = g.indices(a.shape[axis], shape)
        return [*lines, f"{head} {index} {axis}{mode}"]
    if choice == "compress":
        mask, lines = g.mask([r.randint(0, a.shape[axis])])
        return [*lines, f"{head} {mask} {axis}"]
    if choice == "take_along":
        shape = list(a.shape)
        shape[axis] = r.randint(0, 5)
        if a.shape[axis] == 0:
            return None
        index, lines = g.indices(a.shape[axis], shape)
        return [*lines, f"{head} {index} {axis}"]
    if n < 2:
        return None
    shape = [r.randint(0, 5) for _ in range(r.choice([0, 1, 1, 2]))]
    if 0 in a.shape[:2]:
        return None
    first, lines = g.indices(a.shape[0], shape)
    second, more = g.indices(a.shape[1], shape[-1:] if g.chance(0.3) else shape)
    return [*lines, *more, f"{target} = index {name} {first} {second}"]


def writing(g):
    name = g.variable(lambda b: b.flags.writeable or g.chance(0.02))
    if not name:
        return None
    a, r = g.array(name), g.random
    n = a.ndim
    choice = g.word(
        "assign assign assign fill fill_where copyto set_element set_index set_index set_index2 set_mask "
        "set_mask put putmask place put_along add_at"
    )
    scalar = g.scalar(a.dtype)
    if choice == "fill":
        return f"fill {name} {scalar}"
    if choice == "assign":
        values = g.matching(name)
        return f"assign {name} {values}" if values else None
    if choice == "set_element":
        if a.size == 0:
            return None
        return f"set_element {name} {list_word(r.randrange(-e, e) for e in a.shape)} {scalar}"
    if choice == "fill_where":
        mask, lines = g.mask(a.shape[: r.randint(1, n)] if n and g.chance(0.2) else a.shape)
        return [*lines, f"fill_where {name} {mask} {scalar}"]
    if choice == "copyto":
        values = g.matching(name)
        mask, lines = g.mask(a.shape if g.chance(0.7) else a.shape[-1:])
        return [*lines, f"copyto {name} {values} {mask}"] if values else None
    if choice == "set_mask":
        mask, lines = g.mask(a.shape)
        g.add(lines)
        if mask not in g.model.variables:
            return None
        count = int(np.count_nonzero(g.array(mask)))
        values, line = g.made(a.dtype.name, r.choice([[count], [1], []]))
        return [line, f"set_mask {name} {mask} {values}"]
    if choice in ("putmask", "place"):
        mask, lines = g.mask(a.shape)
        values = g.variable(lambda b: b.dtype == a.dtype and b.size > 0, exact=True)
        return [*lines, f"{choice} {name} {mask} {values}"] if values else None
    if choice == "put":
        index, lines = g.indices(a.size, [r.randint(0, 6)])
        values = g.variable(lambda b: b.dtype == a.dtype and b.size > 0, exact=True)
        mode = r.choice(["", "", " mode=wrap", " mode=clip"])
        return [*lines, f"put {name} {index} {values}{mode}"] if values else None
    if n == 0:
        return None
    if choice in ("set_index", "add_at"):
        index, lines = g.indices(a.shape[0], [r.randint(0, 6)])
        shape = [r.choice([0, 1])] if g.chance(0.02) else []
        rows = shape_of(g, lines, index)
        values, line = g.made(a.dtype.name, r.choice([[], [*rows, *a.shape[1:]], list(a.shape[1:]), shape]))
        if g.chance(0.4):
            found = g.variable(
                lambda b: b.dtype == a.dtype and b.shape in {(), (*rows, *a.shape[1:]), a.shape[1:]}, exact=True
            )
            if found:
                return [*lines, f"{choice} {name} {index} {found}"]
        return [*lines, line, f"{choice} {name} {index} {values}"]
    axis = g.axis(a)
    if choice == "put_along":
        if a.shape[axis] == 0:
            return None
        shape = list(a.shape)
        shape[axis] = r.randint(0, 4)
        index, lines = g.indices(a.shape[axis], shape)
        values, line = g.made(a.dtype.name, r.choice([[], shape]))
        return [*lines, line, f"put_along {name} {index} {values} {axis}"]
    if n < 2 or 0 in a.shape[:2]:
        return None
    shape = [r.randint(0, 5)]
    first, lines = g.indices(a.shape[0], shape)
    second, more = g.indices(a.shape[1], shape)
    values, line = g.made(a.dtype.name, r.choice([[], [*shape, *a.shape[2:]]]))
    return [*lines, *more, line, f"{g.one(['set_index', 'add_at'])} {name} {first} {second} {values}"]


def shape_of(g, lines, name):
    return [int(v) for v in re.search(r"\[([-\d,]*)\]", lines[0])[1].split(",") if v]
