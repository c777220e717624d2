#include "CCeilings.h"

#include <string.h>

// Enough loads under way that none waits for the one before it.
#define READ_STREAMS 8
// Enough chains of multiply-adds to fill two units of five cycles each; they and the two factors fit 16 registers.
#define CHAINS 12

#define UNROLLED _Pragma("clang loop unroll(full)")
#define BY_FOUR _Pragma("clang loop unroll_count(4)")
#define ALONE _Pragma("clang loop vectorize(disable) unroll(disable)")

#if defined(__x86_64__)
// All chains do the same: unless each is opaque the compiler makes one of them.
#define KEPT(vector) __asm__("" : "+v"(vector))
#define STREAMS_DONE __builtin_ia32_sfence()
#elif defined(__aarch64__)
#define KEPT(vector) __asm__("" : "+w"(vector))
#define STREAMS_DONE ((void)0)
#else
#define KEPT(vector) __asm__("" : "+m"(vector))
#define STREAMS_DONE ((void)0)
#endif

// A copy is what it says here, not a call of memcpy.
#define OURS __attribute__((no_builtin))

#define CEILINGS_BITS 128
#define CEILINGS_TARGET
#include "Kernels.h"

#if defined(__x86_64__)
#define CEILINGS_BITS 256
#define CEILINGS_TARGET __attribute__((target("avx2,fma")))
#include "Kernels.h"

#define CEILINGS_BITS 512
#define CEILINGS_TARGET __attribute__((target("avx2,fma,avx512f,avx512vl")))
#include "Kernels.h"
#endif

const ceilings_kernels *ceilings_kernels_of_width(int vector_bits) {
  switch (vector_bits) {
  case 128:
    return &ceilings_kernels_128;
#if defined(__x86_64__)
  case 256:
    return &ceilings_kernels_256;
  case 512:
    return &ceilings_kernels_512;
#endif
  default:
    return NULL;
  }
}
