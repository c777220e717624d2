#ifndef LANES_RANKING_H
#define LANES_RANKING_H

// How many keys are smaller than each: vectors of 64 bytes, whatever the registers have. (Of the same loop in Swift the
// optimiser vectorises the outer side, and spreads every counter over a register.)

#include <stdint.h>

#define LANES_RANK(NAME, KEY)                                                                                          \
  static inline __attribute__((always_inline)) void NAME(const KEY *keys, long count, KEY *ranks) {                    \
    typedef KEY vector __attribute__((vector_size(64), aligned(__alignof__(KEY))));                                    \
    const long width = 64 / sizeof(KEY);                                                                               \
    for (long start = 0; start < count; start += width) {                                                              \
      vector block = *(const vector *)(keys + start), smaller = {0};                                                   \
      for (long i = 0; i < count; ++i) {                                                                               \
        vector key = keys[i] - (vector){0};                                                                            \
        smaller -= (vector)(key < block);                                                                              \
      }                                                                                                                \
      *(vector *)(ranks + start) = smaller;                                                                            \
    }                                                                                                                  \
  }

LANES_RANK(lanes_rank_u8, uint8_t)
LANES_RANK(lanes_rank_u16, uint16_t)
LANES_RANK(lanes_rank_u32, uint32_t)
LANES_RANK(lanes_rank_u64, uint64_t)

#undef LANES_RANK

#endif
