#ifndef LANES_LINES_H
#define LANES_LINES_H

#include <stdint.h>

/// Copies a few bytes, many times as many: pieces of one size, the last of which overlaps the one before it, need no
/// branch that depends on anything but the count. The sides lie apart.
static inline __attribute__((always_inline)) void lanes_copy_line(const void *source, void *out, intptr_t count) {
  const char *x = (const char *)source;
  char *y = (char *)out;
  if (count >= 16) {
    for (intptr_t i = 0; i < count - 16; i += 16) __builtin_memcpy(y + i, x + i, 16);
    __builtin_memcpy(y + count - 16, x + count - 16, 16);
  } else if (count >= 8) {
    __builtin_memcpy(y, x, 8);
    __builtin_memcpy(y + count - 8, x + count - 8, 8);
  } else if (count >= 4) {
    __builtin_memcpy(y, x, 4);
    __builtin_memcpy(y + count - 4, x + count - 4, 4);
  } else {
    for (intptr_t i = 0; i < count; i++) y[i] = x[i];
  }
}

/// Writes one element again and again to a line of at least 16 bytes, whose count is a multiple of `size`.
static inline __attribute__((always_inline)) void lanes_fill_line(int size, const void *x, void *out, intptr_t count) {
  char *y = (char *)out;
  char piece[16];
  for (int i = 0; i < 16; i += size) __builtin_memcpy(piece + i, x, (unsigned)size);
  for (intptr_t i = 0; i < count - 16; i += 16) __builtin_memcpy(y + i, piece, 16);
  __builtin_memcpy(y + count - 16, piece, 16);
}

#endif
