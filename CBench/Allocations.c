// Counts heap allocations by defining malloc and its kin in the executable itself: the dynamic linker then binds the
// Swift runtime's, libstdc++'s and libc's own calls to these too. Each forwards to glibc and, only while counting is
// on, adds to a few relaxed atomics.
//
// Compiled out under AddressSanitizer, ThreadSanitizer, MemorySanitizer and LeakSanitizer, which interpose the same
// symbols and would break, and wherever the C library is not glibc.

#include "CBench.h"
#include "Sanitized.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>

#if defined(__GLIBC__) && !SANITIZED

#include <malloc.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void *__libc_valloc(size_t size);
extern void *__libc_pvalloc(size_t size);
extern void __libc_free(void *block);

static atomic_bool counting;
static atomic_llong allocations, frees, bytes_asked, bytes_allocated, live_bytes, peak_bytes;

static inline bool is_counting(void) {
  return __builtin_expect(atomic_load_explicit(&counting, memory_order_relaxed), 0);
}

static inline long long add(atomic_llong *counter, long long amount) {
  return atomic_fetch_add_explicit(counter, amount, memory_order_relaxed) + amount;
}

static inline long long get(atomic_llong *counter) {
  return atomic_load_explicit(counter, memory_order_relaxed);
}

__attribute__((noinline, cold)) static void count_allocation(void *block, size_t asked, size_t given_back) {
  const long long usable = (long long)malloc_usable_size(block);
  add(&allocations, 1);
  add(&bytes_asked, (long long)asked);
  add(&bytes_allocated, usable);
  const long long live = add(&live_bytes, usable - (long long)given_back);
  long long peak = get(&peak_bytes);
  while (live > peak &&
         !atomic_compare_exchange_weak_explicit(&peak_bytes, &peak, live, memory_order_relaxed, memory_order_relaxed)) {
  }
}

__attribute__((noinline, cold)) static void count_free(void *block) {
  add(&frees, 1);
  add(&live_bytes, -(long long)malloc_usable_size(block));
}

static inline void *counted(void *block, size_t asked) {
  if (is_counting() && block) count_allocation(block, asked, 0);
  return block;
}

void *malloc(size_t size) {
  return counted(__libc_malloc(size), size);
}

void *calloc(size_t count, size_t size) {
  return counted(__libc_calloc(count, size), count * size);
}

void *realloc(void *block, size_t size) {
  if (!is_counting()) return __libc_realloc(block, size);
  // glibc frees the block when the size is 0; that is a free, not an allocation.
  if (block && size == 0) {
    count_free(block);
    return __libc_realloc(block, size);
  }
  const size_t before = block ? malloc_usable_size(block) : 0;
  void *grown = __libc_realloc(block, size);
  if (grown) count_allocation(grown, size, before);
  return grown;
}

void free(void *block) {
  if (is_counting() && block) count_free(block);
  __libc_free(block);
}

void *memalign(size_t alignment, size_t size) {
  return counted(__libc_memalign(alignment, size), size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  return counted(__libc_memalign(alignment, size), size);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) != 0 || alignment == 0 || (alignment & (alignment - 1)) != 0) return EINVAL;
  const int before = errno;
  void *block = counted(__libc_memalign(alignment, size), size);
  errno = before;
  if (!block) return ENOMEM;
  *result = block;
  return 0;
}

void *valloc(size_t size) {
  return counted(__libc_valloc(size), size);
}

void *pvalloc(size_t size) {
  return counted(__libc_pvalloc(size), size);
}

bool cbench_allocations_available(void) {
  return true;
}

static atomic_bool claimed;

bool cbench_allocations_start(void) {
  if (atomic_exchange(&claimed, true)) return false;
  atomic_llong *const counters[] = {&allocations, &frees, &bytes_asked, &bytes_allocated, &live_bytes, &peak_bytes};
  for (size_t i = 0; i < sizeof counters / sizeof *counters; ++i) atomic_store(counters[i], 0);
  atomic_store(&counting, true);
  return true;
}

cbench_allocations cbench_allocations_snapshot(void) {
  return (cbench_allocations){
      .allocations = get(&allocations),
      .frees = get(&frees),
      .bytes_asked = get(&bytes_asked),
      .bytes_allocated = get(&bytes_allocated),
      .live_bytes = get(&live_bytes),
      .peak_bytes = get(&peak_bytes),
  };
}

cbench_allocations cbench_allocations_stop(void) {
  atomic_store(&counting, false);
  const cbench_allocations counted = cbench_allocations_snapshot();
  atomic_store(&claimed, false);
  return counted;
}

#else

bool cbench_allocations_available(void) {
  return false;
}

bool cbench_allocations_start(void) {
  return false;
}

cbench_allocations cbench_allocations_snapshot(void) {
  return (cbench_allocations){0};
}

cbench_allocations cbench_allocations_stop(void) {
  return (cbench_allocations){0};
}

#endif
