// What -march=native may take for granted of the processor that it compiled on. For each feature: its name in the
// question that a program asks at run time, and the macro of a compiler that takes it for granted.

#ifndef CBASELINES_PROCESSOR_FEATURES_H
#define CBASELINES_PROCESSOR_FEATURES_H

#if defined(__x86_64__)
#define CBASELINES_FEATURES(X)                                                                                         \
  X("sse4.1", __SSE4_1__)                                                                                              \
  X("sse4.2", __SSE4_2__)                                                                                              \
  X("popcnt", __POPCNT__)                                                                                              \
  X("avx", __AVX__)                                                                                                    \
  X("fma", __FMA__)                                                                                                    \
  X("bmi", __BMI__)                                                                                                    \
  X("bmi2", __BMI2__)                                                                                                  \
  X("avx2", __AVX2__)                                                                                                  \
  X("avx512f", __AVX512F__)                                                                                            \
  X("avx512cd", __AVX512CD__)                                                                                          \
  X("avx512bw", __AVX512BW__)                                                                                          \
  X("avx512dq", __AVX512DQ__)                                                                                          \
  X("avx512vl", __AVX512VL__)                                                                                          \
  X("avx512ifma", __AVX512IFMA__)                                                                                      \
  X("avx512vbmi", __AVX512VBMI__)                                                                                      \
  X("avx512vbmi2", __AVX512VBMI2__)                                                                                    \
  X("avx512vnni", __AVX512VNNI__)                                                                                      \
  X("avx512bitalg", __AVX512BITALG__)                                                                                  \
  X("avx512vpopcntdq", __AVX512VPOPCNTDQ__)                                                                            \
  X("avx512bf16", __AVX512BF16__)                                                                                      \
  X("gfni", __GFNI__)                                                                                                  \
  X("vpclmulqdq", __VPCLMULQDQ__)
#else
#define CBASELINES_FEATURES(X)
#endif

#endif
