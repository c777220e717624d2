#ifndef LANES_CPUID_H
#define LANES_CPUID_H

#include <stdbool.h>
#include <stdint.h>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

/// The four registers of CPUID's answer; zeros where there is no such leaf, or no CPUID.
typedef struct lanes_cpuid_answer {
  uint32_t eax, ebx, ecx, edx;
} lanes_cpuid_answer;

static inline lanes_cpuid_answer lanes_cpuid(uint32_t leaf, uint32_t subleaf) {
  lanes_cpuid_answer answer = {0, 0, 0, 0};
#if defined(__x86_64__)
  __get_cpuid_count(leaf, subleaf, &answer.eax, &answer.ebx, &answer.ecx, &answer.edx);
#else
  (void)leaf;
  (void)subleaf;
#endif
  return answer;
}

/// Which register states the operating system saves (XCR0); 0 where it does not say.
static inline uint64_t lanes_saved_states(void) {
#if defined(__x86_64__)
  const uint32_t osxsave = 1u << 27;
  if (!(lanes_cpuid(1, 0).ecx & osxsave)) return 0;
  uint32_t low, high;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (uint64_t)high << 32 | low;
#else
  return 0;
#endif
}

#endif
