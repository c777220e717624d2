#ifndef LANES_MATRIX_TILE_H
#define LANES_MATRIX_TILE_H

// The innermost part of a product of matrices: a tile of the result whose accumulators stay in vector registers. (The
// same loops in Swift stay there or go to the stack as the optimiser's unrolling happens to turn out.)

#include <stdint.h>

// Rows of a tile, and vectors of a row: accumulators take three quarters of the registers that there are. Fewer rows
// are a part of them, for what is left over at the edges. Wide tiles have all vectors in a row, narrow ones one, and
// slim ones half a vector.
#if defined(__AVX512F__)
#define LANES_TILE_BYTES 64
#define LANES_TILE_ROWS 12
#define LANES_TILE_FEW_ROWS 4
#define LANES_TILE_VECTORS 2
#elif defined(__AVX2__)
#define LANES_TILE_BYTES 32
#define LANES_TILE_ROWS 6
#define LANES_TILE_FEW_ROWS 3
#define LANES_TILE_VECTORS 2
#elif defined(__aarch64__)
#define LANES_TILE_BYTES 16
#define LANES_TILE_ROWS 8
#define LANES_TILE_FEW_ROWS 4
#define LANES_TILE_VECTORS 3
#else
#define LANES_TILE_BYTES 16
#define LANES_TILE_ROWS 4
#define LANES_TILE_FEW_ROWS 4
#define LANES_TILE_VECTORS 3
#endif

// out = a · b, or out += a · b where it is not the first part of the sum. Strides are counted in elements. A product
// and its sum are rounded once where there is an instruction for it, and twice where there is none.
#define LANES_TILE(NAME, T, ROWS, VECTORS, BYTES)                                                                      \
  static inline __attribute__((always_inline)) void NAME(const T *a, long aLine, long aDepth, const T *b, long bDepth, \
                                                         long depth, T *out, long outStride, _Bool isFirst) {          \
    _Pragma("clang fp contract(fast)") typedef T vector __attribute__((vector_size(BYTES), aligned(__alignof__(T))));  \
    const long width = BYTES / sizeof(T);                                                                              \
    vector sums[ROWS][VECTORS];                                                                                        \
    _Pragma("clang loop unroll(full)") for (int i = 0; i < ROWS; ++i) {                                                \
      _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; ++v) sums[i][v] = (vector){0};                   \
    }                                                                                                                  \
    for (long p = 0; p < depth; ++p) {                                                                                 \
      vector row[VECTORS];                                                                                             \
      _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; ++v) row[v] = *(const vector *)(b + v * width);  \
      _Pragma("clang loop unroll(full)") for (int i = 0; i < ROWS; ++i) {                                              \
        _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; ++v) sums[i][v] += a[i * aLine] * row[v];      \
      }                                                                                                                \
      a += aDepth;                                                                                                     \
      b += bDepth;                                                                                                     \
    }                                                                                                                  \
    _Pragma("clang loop unroll(full)") for (int i = 0; i < ROWS; ++i) {                                                \
      _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; ++v) {                                           \
        vector *place = (vector *)(out + i * outStride + v * width);                                                   \
        *place = isFirst ? sums[i][v] : *place + sums[i][v];                                                           \
      }                                                                                                                \
    }                                                                                                                  \
  }

// The columns of a tile, see above.
enum { lanes_tile_wide, lanes_tile_narrow, lanes_tile_slim };

#define LANES_TILES(KIND, T)                                                                                           \
  LANES_TILE(lanes_tall_wide_##KIND, T, LANES_TILE_ROWS, LANES_TILE_VECTORS, LANES_TILE_BYTES)                         \
  LANES_TILE(lanes_low_wide_##KIND, T, LANES_TILE_FEW_ROWS, LANES_TILE_VECTORS, LANES_TILE_BYTES)                      \
  LANES_TILE(lanes_tall_narrow_##KIND, T, LANES_TILE_ROWS, 1, LANES_TILE_BYTES)                                        \
  LANES_TILE(lanes_low_narrow_##KIND, T, LANES_TILE_FEW_ROWS, 1, LANES_TILE_BYTES)                                     \
  LANES_TILE(lanes_tall_slim_##KIND, T, LANES_TILE_ROWS, 1, LANES_TILE_BYTES / 2)                                      \
  LANES_TILE(lanes_low_slim_##KIND, T, LANES_TILE_FEW_ROWS, 1, LANES_TILE_BYTES / 2)                                   \
  static inline __attribute__((always_inline)) void lanes_tile_##KIND(const T *a, long aLine, long aDepth, const T *b, \
                                                                      long bDepth, long depth, T *out, long outStride, \
                                                                      _Bool isFirst, _Bool isTall, int width) {        \
    if (width == lanes_tile_wide && isTall)                                                                            \
      lanes_tall_wide_##KIND(a, aLine, aDepth, b, bDepth, depth, out, outStride, isFirst);                             \
    else if (width == lanes_tile_wide)                                                                                 \
      lanes_low_wide_##KIND(a, aLine, aDepth, b, bDepth, depth, out, outStride, isFirst);                              \
    else if (width == lanes_tile_narrow && isTall)                                                                     \
      lanes_tall_narrow_##KIND(a, aLine, aDepth, b, bDepth, depth, out, outStride, isFirst);                           \
    else if (width == lanes_tile_narrow)                                                                               \
      lanes_low_narrow_##KIND(a, aLine, aDepth, b, bDepth, depth, out, outStride, isFirst);                            \
    else if (isTall)                                                                                                   \
      lanes_tall_slim_##KIND(a, aLine, aDepth, b, bDepth, depth, out, outStride, isFirst);                             \
    else                                                                                                               \
      lanes_low_slim_##KIND(a, aLine, aDepth, b, bDepth, depth, out, outStride, isFirst);                              \
  }

LANES_TILES(f32, float)
LANES_TILES(f64, double)
LANES_TILES(u8, uint8_t)
LANES_TILES(u16, uint16_t)
LANES_TILES(u32, uint32_t)
LANES_TILES(u64, uint64_t)

#undef LANES_TILES
#undef LANES_TILE

#endif
