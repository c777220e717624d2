#ifndef LANES_CLOSURES_H
#define LANES_CLOSURES_H

#include <stddef.h>

/// A Swift closure as it lies in memory: its code, and what it holds on to. Swift's own calls count a reference to the
/// context before and after, also where there is none: for a loop over few elements that is a third of the time. Here
/// the caller knows that the closure stays, as those in the tables of kernels do.
typedef struct LanesClosure {
  const void *code;
  void *context;
} LanesClosure;

#define LANES_CONTEXT __attribute__((swift_context)) void *

/// Calls `UnaryLoop.body`.
static inline __attribute__((always_inline)) void lanes_call_unary(LanesClosure loop, const void *source,
                                                                   ptrdiff_t source_stride, void *out,
                                                                   ptrdiff_t out_stride, ptrdiff_t count) {
  typedef __attribute__((swiftcall)) void (*Code)(const void *, ptrdiff_t, void *, ptrdiff_t, ptrdiff_t, LANES_CONTEXT);
  ((Code)loop.code)(source, source_stride, out, out_stride, count, loop.context);
}

/// Calls `BinaryLoop.body`.
static inline __attribute__((always_inline)) void lanes_call_binary(LanesClosure loop, const void *a,
                                                                    ptrdiff_t a_stride, const void *b,
                                                                    ptrdiff_t b_stride, void *out, ptrdiff_t out_stride,
                                                                    ptrdiff_t count) {
  typedef __attribute__((swiftcall)) void (*Code)(const void *, ptrdiff_t, const void *, ptrdiff_t, void *, ptrdiff_t,
                                                  ptrdiff_t, LANES_CONTEXT);
  ((Code)loop.code)(a, a_stride, b, b_stride, out, out_stride, count, loop.context);
}

/// Calls `FillLoop.body`.
static inline __attribute__((always_inline)) void lanes_call_fill(LanesClosure loop, void *accumulators,
                                                                  ptrdiff_t count) {
  typedef __attribute__((swiftcall)) void (*Code)(void *, ptrdiff_t, LANES_CONTEXT);
  ((Code)loop.code)(accumulators, count, loop.context);
}

/// Calls `FoldLoop.body`.
static inline __attribute__((always_inline)) void
lanes_call_fold(LanesClosure loop, const void *source, ptrdiff_t stride, ptrdiff_t count, void *accumulator) {
  typedef __attribute__((swiftcall)) void (*Code)(const void *, ptrdiff_t, ptrdiff_t, void *, LANES_CONTEXT);
  ((Code)loop.code)(source, stride, count, accumulator, loop.context);
}

#undef LANES_CONTEXT

#endif
