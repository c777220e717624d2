// The cores that a process may run on: fewer than the machine's where a container or taskset gives it fewer.

#define _GNU_SOURCE

#include "CBench.h"

#if defined(__linux__)

#include <sched.h>

int cbench_usable_cores(void) {
  cpu_set_t cores;
  return sched_getaffinity(0, sizeof cores, &cores) == 0 ? CPU_COUNT(&cores) : 0;
}

#else

int cbench_usable_cores(void) {
  return 0;
}

#endif
