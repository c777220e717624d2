#ifndef LANES_RUNNING_SUM_H
#define LANES_RUNNING_SUM_H

#include <stdint.h>

typedef uint64_t lanes_u64x4 __attribute__((ext_vector_type(4), aligned(8)));

/// The running sums of words. Four of them add up among themselves in two steps, so that from one four to the next
/// there is a single addition to wait for, and one store for all.
static inline __attribute__((always_inline)) void lanes_running_sum(const uint64_t *words, intptr_t count,
                                                                    uint64_t *out) {
  const lanes_u64x4 zero = 0;
  lanes_u64x4 carry = 0;
  intptr_t i = 0;
  for (; i + 4 <= count; i += 4) {
    lanes_u64x4 sums = *(const lanes_u64x4 *)(words + i);
    sums += __builtin_shufflevector(zero, sums, 0, 4, 5, 6);
    sums += __builtin_shufflevector(zero, sums, 0, 1, 4, 5);
    *(lanes_u64x4 *)(out + i) = sums + carry;
    carry += __builtin_shufflevector(sums, sums, 3, 3, 3, 3);
  }
  uint64_t total = carry[0];
  for (; i < count; i++) out[i] = total += words[i];
}

#endif
