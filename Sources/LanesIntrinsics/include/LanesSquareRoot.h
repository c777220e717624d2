#ifndef LANES_SQUARE_ROOT_H
#define LANES_SQUARE_ROOT_H

// The processor's square root. Swift's own is a call, which keeps a loop scalar.

static inline float lanes_sqrtf(float x) {
  return __builtin_elementwise_sqrt(x);
}
static inline double lanes_sqrt(double x) {
  return __builtin_elementwise_sqrt(x);
}

#endif
