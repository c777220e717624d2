// What a machine can do at most with one thread: the plainest work on each mix of reads and writes, and multiply-adds
// in registers alone, with vectors of a chosen width.

#ifndef CCEILINGS_H
#define CCEILINGS_H

#include <stddef.h>
#include <stdint.h>

#if defined(__cplusplus)
extern "C" {
#endif

#pragma clang assume_nonnull begin

/// The kernels of one vector width. Arrays may have any length and lie at any multiple of four bytes; outputs overlap
/// no input. "Non-temporal" stores go past the caches; a kernel with them ends when they are ordered before later
/// stores.
typedef struct ceilings_kernels {
  /// Of one vector: 128, 256 or 512.
  int vector_bits;

  /// The exclusive or of the elements' bits, 0 for none: reads, and nothing else.
  uint32_t (*read)(const float *a, size_t n);
  /// out[i] = value
  void (*write)(float *out, float value, size_t n);
  void (*write_non_temporal)(float *out, float value, size_t n);
  /// out[i] = a[i]
  void (*copy)(float *out, const float *a, size_t n);
  void (*copy_non_temporal)(float *out, const float *a, size_t n);
  /// out[i] = a[i] + b[i]
  void (*add)(float *out, const float *a, const float *b, size_t n);
  void (*add_non_temporal)(float *out, const float *a, const float *b, size_t n);
  /// out[i] += a[i]
  void (*add_in_place)(float *out, const float *a, size_t n);

  /// Multiply-adds that one step of the next two makes.
  size_t multiply_adds_float;
  size_t multiply_adds_double;
  /// As many numbers as a step has multiply-adds begin at 0, and each becomes itself * x + y, `steps` times; their sum.
  float (*multiply_add_float)(float x, float y, size_t steps);
  double (*multiply_add_double)(double x, double y, size_t steps);
} ceilings_kernels;

/// The kernels with vectors of 128, 256 or 512 bits; NULL if they were not compiled for this architecture. Whether the
/// processor can run them is for the caller to know: 256 needs AVX2 and FMA, 512 needs AVX-512 F and VL.
const ceilings_kernels *_Nullable ceilings_kernels_of_width(int vector_bits);

#pragma clang assume_nonnull end

#if defined(__cplusplus)
}
#endif

#endif
