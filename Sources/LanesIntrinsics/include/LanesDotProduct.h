#ifndef LANES_DOT_PRODUCT_H
#define LANES_DOT_PRODUCT_H

// The sum of products of two short lines side by side in memory. There are 256 bytes of sums, whatever the registers
// have, so that every instruction set adds in the same order; what is left over goes by quarters of them, the last one
// filled up with zeros, and halves are added up at the end.

#include <stdint.h>
#include <string.h>

#define LANES_DOT(NAME, T)                                                                                             \
  static inline __attribute__((always_inline)) T NAME(const T *a, const T *b, long count) {                            \
    _Pragma("clang fp contract(fast)") typedef T vector __attribute__((vector_size(64), aligned(__alignof__(T))));     \
    const long width = 64 / sizeof(T);                                                                                 \
    vector sums[4] = {{0}, {0}, {0}, {0}};                                                                             \
    long i = 0;                                                                                                        \
    for (; i + 4 * width <= count; i += 4 * width) {                                                                   \
      _Pragma("clang loop unroll(full)") for (int v = 0; v < 4; ++v) sums[v] +=                                        \
          *(const vector *)(a + i + v * width) * *(const vector *)(b + i + v * width);                                 \
    }                                                                                                                  \
    _Pragma("clang loop unroll(full)") for (int v = 0; v < 3; ++v) {                                                   \
      if (i + width <= count) {                                                                                        \
        sums[v] += *(const vector *)(a + i) * *(const vector *)(b + i);                                                \
        i += width;                                                                                                    \
      }                                                                                                                \
    }                                                                                                                  \
    if (i < count) {                                                                                                   \
      vector restA = {0}, restB = {0};                                                                                 \
      memcpy(&restA, a + i, (count - i) * sizeof(T));                                                                  \
      memcpy(&restB, b + i, (count - i) * sizeof(T));                                                                  \
      sums[3] += restA * restB;                                                                                        \
    }                                                                                                                  \
    sums[0] = (sums[0] + sums[2]) + (sums[1] + sums[3]);                                                               \
    T lanes[64 / sizeof(T)];                                                                                           \
    memcpy(lanes, sums, 64);                                                                                           \
    _Pragma("clang loop unroll(full)") for (int span = 32 / sizeof(T); span > 0; span /= 2) {                          \
      _Pragma("clang loop unroll(full)") for (int lane = 0; lane < span; ++lane) lanes[lane] += lanes[lane + span];    \
    }                                                                                                                  \
    return lanes[0];                                                                                                   \
  }

LANES_DOT(lanes_dot_f32, float)
LANES_DOT(lanes_dot_f64, double)
LANES_DOT(lanes_dot_u8, uint8_t)
LANES_DOT(lanes_dot_u16, uint16_t)
LANES_DOT(lanes_dot_u32, uint32_t)
LANES_DOT(lanes_dot_u64, uint64_t)

#undef LANES_DOT

#endif
