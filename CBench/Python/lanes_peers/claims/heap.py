"""The C library's heap in a known state (Heap.swift), and what the system counts."""

import ctypes
import os
import resource

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_page = os.sysconf("SC_PAGE_SIZE")

try:
    _library = ctypes.CDLL(None)
    _mallopt, _malloc_trim = _library.mallopt, _library.malloc_trim
except (OSError, AttributeError):
    _mallopt = _malloc_trim = None


def map_from(size):
    """Blocks of so many bytes and more come straight from the system and go back to it; at most 32 MiB."""
    if _mallopt:
        _mallopt(_M_MMAP_THRESHOLD, size)
        _mallopt(_M_TRIM_THRESHOLD, 2 * size)


def settle():
    """The state of a process that has run for a while."""
    map_from(32 << 20)


def trim():
    """Gives back all that the heap can spare; whether it can be asked."""
    if _malloc_trim:
        _malloc_trim(0)
    return _malloc_trim is not None


def resident():
    """Bytes in physical memory; None where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * _page
    except OSError:
        return None


def known(counters):
    """The counters that have a value."""
    return {name: value for name, value in counters.items() if value is not None}


def page_faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt
