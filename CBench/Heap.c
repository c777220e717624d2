// What the C library's allocator keeps, as far as it can be told and asked.

#include "CBench.h"
#include "Sanitized.h"

#include <limits.h>
#include <stdlib.h>

#if defined(__GLIBC__) && !SANITIZED

#include <malloc.h>

bool cbench_heap_set_mapped_from(size_t bytes) {
  if (bytes > INT_MAX / 2) return false;
  return mallopt(M_MMAP_THRESHOLD, (int)bytes) == 1 && mallopt(M_TRIM_THRESHOLD, (int)(2 * bytes)) == 1;
}

bool cbench_heap_trim(void) {
  malloc_trim(0);
  return true;
}

#else

bool cbench_heap_set_mapped_from(size_t bytes) {
  (void)bytes;
  return false;
}

bool cbench_heap_trim(void) {
  return false;
}

#endif
