#pragma once

// The x86-64 level that the compiler's flags name, by what the kernels use of it: 3 or 4, else 1. It is a constant of
// whoever includes it.
static inline int lanes_compiled_level(void) {
#if defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512CD__) && defined(__AVX512DQ__) &&                 \
    defined(__AVX512VL__)
  return 4;
#elif defined(__AVX2__) && defined(__FMA__) && defined(__F16C__) && defined(__BMI2__)
  return 3;
#else
  return 1;
#endif
}
