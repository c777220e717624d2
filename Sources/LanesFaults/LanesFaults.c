#include "LanesFaults.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

// The handler reads these records while other threads change others, and may take no lock: a record
// has its place for ever, and a version that is odd while the record is being filled in or emptied.
// A record whose pages somebody uses is in neither state.
struct lanes_mapping {
  atomic_uint version;
  atomic_bool is_used;
  atomic_uintptr_t start, end;
  /// Where the zeros begin that stand for the lost end; `end` where there are none.
  atomic_uintptr_t lost;
  atomic_int protection, descriptor;
  _Atomic int64_t offset;
  _Atomic(char *) path;
  atomic_int scopes;
  atomic_int loss;
  atomic_bool is_reported;
};

enum { mappings_in_block = 64 };

struct block {
  struct lanes_mapping mappings[mappings_in_block];
  _Atomic(struct block *) next;
};

static struct block blocks;
static pthread_mutex_t registering = PTHREAD_MUTEX_INITIALIZER;
static uintptr_t page_size;
static struct sigaction previous;

static uintptr_t rounded_up(uintptr_t bytes) {
  return (bytes + page_size - 1) & ~(page_size - 1);
}

static struct lanes_mapping *mapping_at(uintptr_t address) {
  for (struct block *block = &blocks; block; block = atomic_load(&block->next)) {
    for (int i = 0; i < mappings_in_block; i++) {
      struct lanes_mapping *mapping = &block->mappings[i];
      unsigned version = atomic_load(&mapping->version);
      if (version % 2 || !atomic_load(&mapping->is_used)) continue;
      uintptr_t start = atomic_load(&mapping->start), end = atomic_load(&mapping->end);
      if (start <= address && address < end && atomic_load(&mapping->version) == version) return mapping;
    }
  }
  return NULL;
}

/// Where the pages begin that the file no longer reaches; `end` where it has them all.
static uintptr_t lost_pages(struct lanes_mapping *mapping) {
  uintptr_t start = atomic_load(&mapping->start), end = atomic_load(&mapping->end);
  struct stat status;
  if (fstat(atomic_load(&mapping->descriptor), &status) != 0) return end;
  int64_t left = (int64_t)status.st_size - atomic_load(&mapping->offset);
  if (left <= 0) return start;
  return (uint64_t)left < end - start ? start + rounded_up((uintptr_t)left) : end;
}

static bool put_zeros(struct lanes_mapping *mapping, uintptr_t from, uintptr_t to) {
  const int flags = MAP_PRIVATE | MAP_ANON | MAP_FIXED | MAP_NORESERVE;
  return mmap((void *)from, to - from, atomic_load(&mapping->protection), flags, -1, 0) != MAP_FAILED;
}

/// Lets what met a lost page go on, with zeros.
static bool repair(struct lanes_mapping *mapping, uintptr_t address) {
  uintptr_t page = address & ~(page_size - 1);
  uintptr_t from = lost_pages(mapping);
  if (page < from) {
    int none = lanes_loss_none;
    atomic_compare_exchange_strong(&mapping->loss, &none, lanes_loss_failed);
    return put_zeros(mapping, page, page + page_size);
  }
  atomic_store(&mapping->loss, lanes_loss_shortened);
  // What threads have written to zeros that are there already stays.
  uintptr_t lost = atomic_load(&mapping->lost);
  while (from < lost) {
    if (atomic_compare_exchange_weak(&mapping->lost, &lost, from)) return put_zeros(mapping, from, lost);
  }
  // Another thread is putting them there: the access is tried again until they are.
  return true;
}

static void report(struct lanes_mapping *mapping, uintptr_t address) {
  if (atomic_exchange(&mapping->is_reported, true)) return;
  const char *path = atomic_load(&mapping->path);
  bool is_shorter = (address & ~(page_size - 1)) >= lost_pages(mapping);
  const char *what = is_shorter ? " was made shorter while it was mapped, and what it no longer holds was used"
                                : " is mapped, and a page of it could be neither read nor written: its device fails or "
                                  "is full";
  const char *remedy = ". Inside MemoryMap.withArray and forEachChunk this is an error to catch\n";
  const char *parts[] = {"Lanes: ", path, what, remedy};
  struct iovec line[4];
  for (int i = 0; i < 4; i++) line[i] = (struct iovec){(void *)parts[i], strlen(parts[i])};
  if (writev(STDERR_FILENO, line, 4) < 0) return;
}

/// Does what would have been done without this handler.
static void pass_on(int signal, siginfo_t *info, void *context) {
  bool was_sent = info->si_code <= 0;
  if (previous.sa_flags & SA_SIGINFO) {
    previous.sa_sigaction(signal, info, context);
  } else if (previous.sa_handler != SIG_DFL && previous.sa_handler != SIG_IGN) {
    previous.sa_handler(signal);
  } else if (!was_sent || previous.sa_handler == SIG_DFL) {
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(signal, &standard, NULL);
    // A fault repeats itself when this returns; a signal that was sent does not.
    if (was_sent) raise(signal);
  }
}

static bool is_missing_page(const siginfo_t *info) {
#if defined(__linux__)
  return info->si_code == BUS_ADRERR;
#else
  return info->si_code > 0;
#endif
}

static void handle(int signal, siginfo_t *info, void *context) {
  int error = errno;
  uintptr_t address = (uintptr_t)info->si_addr;
  struct lanes_mapping *mapping = is_missing_page(info) ? mapping_at(address) : NULL;
  bool is_repaired = mapping && atomic_load(&mapping->scopes) > 0 && repair(mapping, address);
  if (!is_repaired) {
    if (mapping) report(mapping, address);
    pass_on(signal, info, context);
  }
  errno = error;
}

static void install(void) {
  page_size = (uintptr_t)sysconf(_SC_PAGESIZE);
  // Asked for first: the handler may run before a sigaction that sets and asks has returned.
  sigaction(SIGBUS, NULL, &previous);
  struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(SIGBUS, &action, NULL);
}

static struct lanes_mapping *unused_mapping(void) {
  for (struct block *block = &blocks;;) {
    for (int i = 0; i < mappings_in_block; i++) {
      if (!atomic_load(&block->mappings[i].is_used)) return &block->mappings[i];
    }
    struct block *next = atomic_load(&block->next);
    if (!next) {
      next = calloc(1, sizeof *next);
      if (!next) return NULL;
      atomic_store(&block->next, next);
    }
    block = next;
  }
}

lanes_mapping *lanes_mapping_register(void *start, size_t length, int protection, int descriptor, int64_t offset,
                                      const char *path) {
  char *copy = strdup(path);
  if (!copy) return NULL;
  pthread_mutex_lock(&registering);
  static bool is_installed;
  if (!is_installed) install();
  is_installed = true;
  struct lanes_mapping *mapping = unused_mapping();
  if (mapping) {
    uintptr_t end = (uintptr_t)start + rounded_up(length);
    atomic_fetch_add(&mapping->version, 1);
    atomic_store(&mapping->start, (uintptr_t)start);
    atomic_store(&mapping->end, end);
    atomic_store(&mapping->lost, end);
    atomic_store(&mapping->protection, protection);
    atomic_store(&mapping->descriptor, descriptor);
    atomic_store(&mapping->offset, offset);
    atomic_store(&mapping->path, copy);
    atomic_store(&mapping->scopes, 0);
    atomic_store(&mapping->loss, lanes_loss_none);
    atomic_store(&mapping->is_reported, false);
    atomic_store(&mapping->is_used, true);
    atomic_fetch_add(&mapping->version, 1);
  } else {
    free(copy);
  }
  pthread_mutex_unlock(&registering);
  return mapping;
}

void lanes_mapping_unregister(lanes_mapping *mapping) {
  pthread_mutex_lock(&registering);
  atomic_fetch_add(&mapping->version, 1);
  char *path = atomic_exchange(&mapping->path, NULL);
  atomic_store(&mapping->is_used, false);
  atomic_fetch_add(&mapping->version, 1);
  pthread_mutex_unlock(&registering);
  free(path);
}

void lanes_mapping_enter_scope(lanes_mapping *mapping) {
  atomic_fetch_add(&mapping->scopes, 1);
}

void lanes_mapping_leave_scope(lanes_mapping *mapping) {
  atomic_fetch_sub(&mapping->scopes, 1);
}

lanes_loss lanes_mapping_loss(lanes_mapping *mapping) {
  return (lanes_loss)atomic_load(&mapping->loss);
}

void lanes_mapping_note_shortened(lanes_mapping *mapping) {
  atomic_store(&mapping->loss, lanes_loss_shortened);
}
