"""One number out of an array, or one of each row or column."""

from lanes_peers.operands import first
from lanes_peers.work import Work


def _method(name, *arguments, role="first"):
    return lambda case: Work(getattr(first(case, role), name), arguments)


operations = {
    "sum": _method("sum"),
    "min": _method("min"),
    "mean": _method("mean"),
    "variance": _method("var"),
    "arg-max": _method("argmax"),
    "any": _method("any", role="zero"),
    "sum-rows": _method("sum", 1),
    "sum-columns": _method("sum", 0),
    "sum-short-rows": _method("sum", 1),
    "cumulative-sum": _method("cumsum"),
}
