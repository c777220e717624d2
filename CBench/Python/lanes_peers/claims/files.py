"""What a mapped file costs (Files+Cases.swift, Files+Parts.swift)."""

import ctypes
import mmap
import os
import tempfile
import tracemalloc
from functools import partial

import numpy as np

from lanes_peers.values import values
from lanes_peers.work import Fact, Work

_files = {}


def _file(role, count):
    """A file in the NPY format that has no name, so that nothing is left behind; its descriptor."""
    if (role, count) not in _files:
        descriptor, path = tempfile.mkstemp(prefix="lanes-")
        os.unlink(path)
        # What writes the format closes what it was given.
        with os.fdopen(os.dup(descriptor), "wb") as file:
            np.save(file, values("first", "float32", count))
        os.fsync(descriptor)
        _files[role, count] = descriptor
    return _files[role, count]


def _path(descriptor):
    return f"/proc/self/fd/{descriptor}" if os.path.isdir("/proc/self/fd") else f"/dev/fd/{descriptor}"


def _mapped(role, count):
    return np.load(_path(_file(role, count)), mmap_mode="r")


def _drop(descriptor):
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def _pages(array):
    """The first page of an array, and how many there are."""
    first = array.ctypes.data // mmap.PAGESIZE
    return first, (array.ctypes.data + array.nbytes - 1) // mmap.PAGESIZE - first + 1


def _resident(array):
    """The share that this process has mapped; None where the system does not tell."""
    first, count = _pages(array)
    try:
        file = os.open("/proc/self/pagemap", os.O_RDONLY)
    except OSError:
        return None
    try:
        entries = np.frombuffer(os.pread(file, count * 8, first * 8), np.uint64)
    finally:
        os.close(file)
    return float(np.mean(entries >> np.uint64(63))) if entries.size == count else None


def _cached(array):
    """The share that the system has in memory; None where it does not tell."""
    first, count = _pages(array)
    states = np.zeros(count, np.uint8)
    length = ctypes.c_size_t(count * mmap.PAGESIZE)
    try:
        status = ctypes.CDLL(None).mincore(
            ctypes.c_void_p(first * mmap.PAGESIZE), length, ctypes.c_void_p(states.ctypes.data)
        )
    except AttributeError:
        return None
    return float(np.mean(states & 1)) if status == 0 else None


def _open(case):
    return Work(partial(np.load, mmap_mode="r"), (_path(_file("warm", case.count)),))


def _load(case):
    return Work(np.load, (_path(_file("warm", case.count)),))


def _measure_resident(case):
    def measure():
        file = _file("cold", case.count)
        counters = {}

        def look(steps):
            _drop(file)
            array = _mapped("cold", case.count)
            for step, part in steps.items():
                array[part].sum()
                counters[f"mapped_{step}"] = _resident(array)
                counters[f"cached_{step}"] = _cached(array)

        look(
            {
                "opened": slice(0),
                "hundredth": slice(case.count // 100),
                "half": slice(case.count // 2),
                "all": slice(None),
            }
        )
        look({"spread": slice(None, None, 100)})
        return {name: value for name, value in counters.items() if value is not None}

    return Fact(measure)


def _sum(case):
    source = case.extras["from"]
    if source == "memory":
        return Work(values("first", "float32", case.count).sum)
    if source == "mapped":
        return Work(_mapped("warm", case.count).sum)

    def remapped(role):
        return _mapped(role, case.count).sum()

    if source == "remapped":
        return Work(remapped, ("warm",))

    def forget():
        _drop(_file("cold", case.count))
        cached = _cached(_mapped("cold", case.count))
        return None if cached is None else {"cached_before": cached}

    return Work(remapped, ("cold",), prepare=forget)


def _squares(case, look=None):
    """Σ(x − 1)², part by part: slices of one map, or a map for each part, whose pages leave memory with it."""
    step = int(case.extras["part"]) // 4
    is_dropping = case.extras["pages"] == "dropped"
    path = _path(_file("warm", case.count))
    whole = np.load(path, mmap_mode="r")
    offset = whole.offset
    total = 0.0
    for start in range(0, case.count, step):
        if is_dropping:
            part = np.memmap(path, np.float32, "r", offset + 4 * start, (min(step, case.count - start),))
        else:
            part = whole[start : start + step]
        difference = part - 1
        total += float((difference * difference).sum())
        if look:
            look(part if is_dropping else whole)
    return total


def _reduce_memory(case):
    def measure():
        # Made before memory is traced.
        _file("warm", case.count)
        number = most = 0
        step = max(1, case.count * 4 // int(case.extras["part"]) // 16)

        def look(array):
            nonlocal number, most
            number += 1
            if number % step == 0:
                share = _resident(array)
                if share is not None:
                    most = max(most, share * array.nbytes)

        tracemalloc.start()
        _squares(case, look)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        if not most:
            return {}
        return {"peak_mapped_bytes": most, "peak_array_bytes": peak, "peak_bytes": most + peak}

    return Fact(measure)


operations = {
    "open": _open,
    "load": _load,
    "resident": _measure_resident,
    "sum": _sum,
    "reduce": lambda case: Work(_squares, (case,)),
    "reduce-memory": _reduce_memory,
}
