#ifndef LANES_ALLOCATION_H
#define LANES_ALLOCATION_H

#include <stddef.h>
#if defined(__APPLE__)
#include <malloc/malloc.h>
#else
#include <malloc.h>
#endif

/// The bytes that the allocator set aside for a block of malloc's: at least what was asked for.
/// Swift's overlay of the C library leaves out the header that says so.
static inline size_t lanes_allocated_size(void *block) {
#if defined(__APPLE__)
  return malloc_size(block);
#else
  return malloc_usable_size(block);
#endif
}

#endif
