#ifndef LANES_CONVERSION_H
#define LANES_CONVERSION_H

#include <stdint.h>

// Conversions of floats that the caller knows to be in range: Swift's own check the range and trap,
// and a loop that may trap is not vectorised.

#define LANES_CONVERSION(result, name)                                                                                 \
  static inline result lanes_##name##_from_float(float x) {                                                            \
    return (result)x;                                                                                                  \
  }                                                                                                                    \
  static inline result lanes_##name##_from_double(double x) {                                                          \
    return (result)x;                                                                                                  \
  }

LANES_CONVERSION(int8_t, int8)
LANES_CONVERSION(int16_t, int16)
LANES_CONVERSION(int32_t, int32)
LANES_CONVERSION(int64_t, int64)
LANES_CONVERSION(uint8_t, uint8)
LANES_CONVERSION(uint16_t, uint16)
LANES_CONVERSION(uint32_t, uint32)
LANES_CONVERSION(uint64_t, uint64)
#undef LANES_CONVERSION

#endif
