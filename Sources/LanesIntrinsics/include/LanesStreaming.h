#ifndef LANES_STREAMING_H
#define LANES_STREAMING_H

#include <stddef.h>

typedef float lanes_line __attribute__((ext_vector_type(16)));

/// Copies `count` cache lines, both sides aligned to one, with stores that go past the caches: a line that is written
/// whole need not be read first. `lanes_stream_fence` must follow before anybody else reads them.
static inline __attribute__((always_inline)) void lanes_stream_lines(const void *source, void *destination,
                                                                     size_t count) {
  const lanes_line *from = (const lanes_line *)source;
  lanes_line *to = (lanes_line *)destination;
  for (size_t i = 0; i < count; i++) __builtin_nontemporal_store(from[i], to + i);
}

/// Orders streamed stores before all that follow.
static inline __attribute__((always_inline)) void lanes_stream_fence(void) {
#if defined(__SSE__)
  __builtin_ia32_sfence();
#else
  __atomic_thread_fence(__ATOMIC_SEQ_CST);
#endif
}

#endif
