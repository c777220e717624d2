#ifndef LANES_STREAMING_H
#define LANES_STREAMING_H

#include <stdint.h>

// Writing past the caches, a line of 64 bytes after the other. `y` is the beginning of a line. A fence must follow
// before another thread reads what was written.

typedef float lanes_cache_line __attribute__((ext_vector_type(16)));

/// Orders streamed stores before all that follow.
static inline __attribute__((always_inline)) void lanes_streaming_fence(void) {
#if defined(__SSE__)
  __builtin_ia32_sfence();
#else
  __atomic_thread_fence(__ATOMIC_SEQ_CST);
#endif
}

static inline __attribute__((always_inline)) void lanes_streaming_copy(const void *x, void *y, intptr_t count) {
  for (intptr_t i = 0; i < count; i++) {
    lanes_cache_line line;
    __builtin_memcpy(&line, (const char *)x + 64 * i, 64);
    __builtin_nontemporal_store(line, (lanes_cache_line *)y + i);
  }
}

static inline __attribute__((always_inline)) void lanes_streaming_fill(const void *x, void *y, intptr_t count) {
  lanes_cache_line line;
  __builtin_memcpy(&line, x, 64);
  for (intptr_t i = 0; i < count; i++) __builtin_nontemporal_store(line, (lanes_cache_line *)y + i);
}

#endif
