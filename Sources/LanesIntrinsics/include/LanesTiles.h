#ifndef LANES_TILES_H
#define LANES_TILES_H

#include "LanesStreaming.h"

#include <stdint.h>

// Square tiles of a matrix, turned in registers. Row i of the tile at `x` becomes column i of the one at `y`; rows lie
// `xs` and `ys` bytes apart.
//
// In each of log2(n) rounds row i is interleaved with row i + n/2, and the halves become rows 2i and 2i + 1: the bits
// of an element's row and column rotate by one, and when all have gone round, row and column have changed places.

#define LANES_ALWAYS static inline __attribute__((always_inline))
#define LANES_UNROLLED _Pragma("clang loop unroll(full)")

#define LANES_LOW_HALVES_2 0, 2
#define LANES_HIGH_HALVES_2 1, 3
#define LANES_LOW_HALVES_4 0, 4, 1, 5
#define LANES_HIGH_HALVES_4 2, 6, 3, 7
#define LANES_LOW_HALVES_8 0, 8, 1, 9, 2, 10, 3, 11
#define LANES_HIGH_HALVES_8 4, 12, 5, 13, 6, 14, 7, 15
#define LANES_LOW_HALVES_16 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23
#define LANES_HIGH_HALVES_16 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31

#define LANES_TILE(name, element, n)                                                                                   \
  LANES_ALWAYS void lanes_turn_##name(const char *x, intptr_t xs, char *y, intptr_t ys) {                              \
    typedef element row __attribute__((ext_vector_type(n)));                                                           \
    row a[n], b[n];                                                                                                    \
    LANES_UNROLLED for (int i = 0; i < n; i++) __builtin_memcpy(&a[i], x + i * xs, sizeof(row));                       \
    LANES_UNROLLED for (int round = 1; round < n; round *= 2) {                                                        \
      LANES_UNROLLED for (int i = 0; i < n / 2; i++) {                                                                 \
        b[2 * i] = __builtin_shufflevector(a[i], a[i + n / 2], LANES_LOW_HALVES_##n);                                  \
        b[2 * i + 1] = __builtin_shufflevector(a[i], a[i + n / 2], LANES_HIGH_HALVES_##n);                             \
      }                                                                                                                \
      LANES_UNROLLED for (int i = 0; i < n; i++) a[i] = b[i];                                                          \
    }                                                                                                                  \
    LANES_UNROLLED for (int i = 0; i < n; i++) __builtin_memcpy(y + i * ys, &a[i], sizeof(row));                       \
  }

// The tiles of 16-byte registers, which every instruction set has.
LANES_TILE(16x1, uint8_t, 16)
LANES_TILE(8x2, uint16_t, 8)
LANES_TILE(4x4, uint32_t, 4)
LANES_TILE(2x8, uint64_t, 2)

/// An element of 16 bytes is a row of its own.
LANES_ALWAYS void lanes_turn_1x16(const char *x, intptr_t xs, char *y, intptr_t ys) {
  (void)xs, (void)ys;
  __builtin_memcpy(y, x, 16);
}

// The widest tiles of four and eight bytes.
#if defined(__AVX512F__)
LANES_TILE(16x4, uint32_t, 16)
LANES_TILE(8x8, uint64_t, 8)
#elif defined(__AVX__)
LANES_TILE(8x4, uint32_t, 8)
LANES_TILE(4x8, uint64_t, 4)
#endif
#undef LANES_TILE

// Tiles whose rows are cache lines, put together of smaller ones: line after line of `x` is used up.
#define LANES_LINE_TILE(size, piece, n)                                                                                \
  LANES_ALWAYS void lanes_turn_lines_##size(const char *x, intptr_t xs, char *y, intptr_t ys) {                        \
    for (int i = 0; i < 64 / size; i += n)                                                                             \
      for (int j = 0; j < 64; j += n * size) lanes_turn_##piece(x + i * xs + j, xs, y + j / size * ys + i * size, ys); \
  }

LANES_LINE_TILE(1, 16x1, 16)
LANES_LINE_TILE(2, 8x2, 8)
#if defined(__AVX512F__)
LANES_LINE_TILE(4, 16x4, 16)
LANES_LINE_TILE(8, 8x8, 8)
#elif defined(__AVX__)
LANES_LINE_TILE(4, 8x4, 8)
LANES_LINE_TILE(8, 4x8, 4)
#else
LANES_LINE_TILE(4, 4x4, 4)
LANES_LINE_TILE(8, 2x8, 2)
#endif
LANES_LINE_TILE(16, 1x16, 1)
#undef LANES_LINE_TILE

/// Turns the tile of 64 bytes by 64 / `size` elements of `size` bytes.
LANES_ALWAYS void lanes_turn_lines(int size, const void *x, intptr_t xs, void *y, intptr_t ys) {
  switch (size) {
  case 1:
    lanes_turn_lines_1((const char *)x, xs, (char *)y, ys);
    break;
  case 2:
    lanes_turn_lines_2((const char *)x, xs, (char *)y, ys);
    break;
  case 4:
    lanes_turn_lines_4((const char *)x, xs, (char *)y, ys);
    break;
  case 8:
    lanes_turn_lines_8((const char *)x, xs, (char *)y, ys);
    break;
  default:
    lanes_turn_lines_16((const char *)x, xs, (char *)y, ys);
  }
}

/// Turns the tile of 16 bytes by 16 / `size` elements of `size` bytes.
LANES_ALWAYS void lanes_turn_piece(int size, const void *x, intptr_t xs, void *y, intptr_t ys) {
  switch (size) {
  case 1:
    lanes_turn_16x1((const char *)x, xs, (char *)y, ys);
    break;
  case 2:
    lanes_turn_8x2((const char *)x, xs, (char *)y, ys);
    break;
  case 4:
    lanes_turn_4x4((const char *)x, xs, (char *)y, ys);
    break;
  case 8:
    lanes_turn_2x8((const char *)x, xs, (char *)y, ys);
    break;
  default:
    lanes_turn_1x16((const char *)x, xs, (char *)y, ys);
  }
}

// Through a place in the nearest cache: where rows of the output lie a power of two apart, they would drive each other
// out of it before a line is whole. The bytes of a tile depend on the size of its elements.

/// Turns the tile of cache lines, and writes each of its rows at once.
LANES_ALWAYS void lanes_turn_lines_whole(int size, const void *x, intptr_t xs, void *y, intptr_t ys) {
  char tile[64 * 64] __attribute__((aligned(64)));
  lanes_turn_lines(size, x, xs, tile, 64);
  for (int i = 0; i < 64 / size; i++) __builtin_memcpy((char *)y + i * ys, tile + i * 64, 64);
}

/// The same past the caches; every row of `y` is a whole line. `lanes_streaming_fence` must follow before another
/// thread reads.
LANES_ALWAYS void lanes_turn_lines_streaming(int size, const void *x, intptr_t xs, void *y, intptr_t ys) {
  lanes_cache_line tile[64];
  lanes_turn_lines(size, x, xs, tile, 64);
  for (int i = 0; i < 64 / size; i++) __builtin_nontemporal_store(tile[i], (lanes_cache_line *)((char *)y + i * ys));
}

/// Asks for `count` lines that lie `xs` bytes apart.
LANES_ALWAYS void lanes_prefetch_lines(const void *x, intptr_t xs, int count) {
  for (int i = 0; i < count; i++) __builtin_prefetch((const char *)x + i * xs);
}

#undef LANES_UNROLLED
#endif
