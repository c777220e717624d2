#ifndef CBENCH_H
#define CBENCH_H

/// Google Benchmark behind a plain C interface.
///
/// Register cases, then run them with Google Benchmark's own flags:
///
///     cbench_case add = {.name = "loop/add", .body = run_add, .context = &arrays, .bytes_per_iteration = 12000};
///     cbench_register(&add, error, sizeof error);
///     cbench_run(argc, argv, NULL, error, sizeof error);
///
/// Functions that can fail take an error buffer (which may be NULL with size 0), fill it with a sentence that
/// ends in '\0', and return a status. They never call exit(). One thread at a time may register, list, run and
/// clear; a run may follow a run as often as wanted, each starts from Google Benchmark's default flags.
/// Google Benchmark's environment variables (BENCHMARK_FILTER and so on) have no effect: flags say it all.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__cplusplus)
extern "C" {
#endif

#pragma clang assume_nonnull begin

typedef enum cbench_status {
  CBENCH_OK = 0,
  /// A registration, a flag or a flag's value makes no sense.
  CBENCH_INVALID_ARGUMENT = 1,
  /// No registered case matches the filter.
  CBENCH_NO_MATCH = 2,
  /// The run went through, but at least one case failed; the message names the first.
  CBENCH_CASE_FAILED = 3,
  /// The file named by --benchmark_out could not be written. What stood there before is untouched.
  CBENCH_OUTPUT_FAILED = 4,
  /// Called from inside a run, or while another thread runs.
  CBENCH_BUSY = 5,
  /// Google Benchmark threw an exception.
  CBENCH_INTERNAL_ERROR = 6
} cbench_status;

// Registering ---------------------------------------------------------------------------------------------------------

/// Collects the user counters of one run.
typedef struct cbench_counters cbench_counters;

/// Sets a user counter, a plain number in the row. The name must not be one of the fields that Google Benchmark
/// writes itself ("name", "iterations", "real_time", …) and the value must be finite: otherwise the case fails.
void cbench_counter_set(cbench_counters *counters, const char *name, double value);

/// A case. Zero what is not wanted; `name` and `body` are needed. Names are unique and hold no white space.
typedef struct cbench_case {
  const char *_Nullable name;
  /// Stands beside the times in the row.
  const char *_Nullable label;
  /// Handed to every function below.
  void *_Nullable context;
  /// What is timed: does its work `iterations` times. Called once in each timed run.
  void (*_Nullable body)(void *_Nullable context, int64_t iterations);
  /// Called before each run, untimed. Returns NULL, or a sentence that says what is wrong, valid until the next
  /// call: the case then fails under its name, and neither `body` nor `teardown` is called.
  const char *_Nullable (*_Nullable setup)(void *_Nullable context);
  /// Called after each run, untimed.
  void (*_Nullable teardown)(void *_Nullable context);
  /// Called after each timed run and before `teardown`, to set user counters.
  void (*_Nullable counters)(void *_Nullable context, cbench_counters *counters);
  /// Called once when the case is forgotten (`cbench_clear`).
  void (*_Nullable release)(void *_Nullable context);
  /// Give the rows "bytes_per_second" and "items_per_second", when greater than 0.
  int64_t bytes_per_iteration;
  int64_t items_per_iteration;
  /// Run the body exactly once a repetition, for what can't be done again and again or tells by its counters. Google
  /// Benchmark then appends "/iterations:1" to the name.
  bool runs_once;
  /// Adds the counter "page_faults": minor and major faults of the process for each iteration of the body.
  bool count_page_faults;
  /// Adds "allocs_per_iter", "max_bytes_used", "total_allocated_bytes" and "net_heap_growth", counted in a pass of
  /// its own after each timed repetition: setup, the body with min(16, iterations) iterations, teardown. Only the
  /// body counts. All but "allocs_per_iter" are for the whole pass, so bytes for each iteration are
  /// total_allocated_bytes / min(16, iterations). No effect where `cbench_allocations_available` is false.
  bool count_allocations;
} cbench_case;

/// Registers a copy of the case. The strings are copied, the context is not. If it is refused, `release` is not called.
cbench_status cbench_register(const cbench_case *new_case, char *_Nullable error, size_t error_size);

/// Forgets all cases, and all custom context.
cbench_status cbench_clear(char *_Nullable error, size_t error_size);

/// Adds a line to the "context" object of the JSON that following runs write; the last value for a key holds.
void cbench_add_context(const char *key, const char *value);

// Running -------------------------------------------------------------------------------------------------------------

/// Handed over before each timed run (outside the timing). Google Benchmark runs a case several times to find its
/// number of iterations, so the same repetition may begin more than once.
typedef struct cbench_progress {
  const char *name;
  int64_t iterations;
  /// Repetitions begun over all cases so far, this one included, and how many there will be.
  int64_t repetitions_begun;
  int64_t repetitions_total;
} cbench_progress;

typedef struct cbench_counter {
  const char *name;
  double value;
} cbench_counter;

/// One repetition of one case.
typedef struct cbench_row {
  const char *name;
  /// Empty if there is none.
  const char *label;
  /// What went wrong, or NULL. In a row with an error all numbers but the indices are 0.
  const char *_Nullable error;
  int64_t repetition_index;
  int64_t repetitions;
  int64_t iterations;
  /// Of one iteration.
  double real_time_ns;
  double cpu_time_ns;
  /// The user counters, bytes_per_second and items_per_second among them.
  const cbench_counter *_Nullable counters;
  size_t counter_count;
  /// Whether allocations were counted; if not, the next three are 0. For their meaning: `count_allocations`.
  bool has_allocations;
  double allocations_per_iteration;
  int64_t peak_bytes;
  int64_t total_allocated_bytes;
} cbench_row;

/// Watches a run. What is handed over is valid during the call only.
typedef struct cbench_observer {
  void *_Nullable context;
  void (*_Nullable began)(void *_Nullable context, const cbench_progress *progress);
  /// Google Benchmark hands rows over when all repetitions of a case are done; with random interleaving that is
  /// near the end of the run. With --benchmark_report_aggregates_only it has no rows.
  void (*_Nullable finished)(void *_Nullable context, const cbench_row *row);
  /// Prints nothing on standard output.
  bool silent;
} cbench_observer;

/// Runs the cases that match, with Google Benchmark's own flags: --benchmark_filter, --benchmark_repetitions,
/// --benchmark_enable_random_interleaving, --benchmark_min_time, --benchmark_out and so on. `argv[0]` is the
/// program, as in main. The file named by --benchmark_out is Google Benchmark's own JSON; it is written beside its
/// place and moved there when complete, so an interrupted run leaves the old one (and FILE.partial-PID). Numbers that
/// JSON cannot hold (NaN in aggregate rows) are left out, so any JSON reader takes it.
///
/// Refused with a message: flags that Google Benchmark does not know, --help (see `cbench_print_help`), values that
/// it cannot read, --benchmark_perf_counters, and a filter that matches nothing.
cbench_status cbench_run(int argc, const char *_Nonnull const *_Nonnull argv, const cbench_observer *_Nullable observer,
                         char *_Nullable error, size_t error_size);

/// Names the cases that the filter (as for --benchmark_filter; NULL: all) matches, in the order of registration.
cbench_status cbench_list(const char *_Nullable filter, void (*each)(void *_Nullable context, const char *name),
                          void *_Nullable context, char *_Nullable error, size_t error_size);

/// Prints Google Benchmark's own list of flags on standard output.
void cbench_print_help(void);

/// The version of the Google Benchmark that is loaded, as "1.7.1", or "unknown".
const char *cbench_library_version(void);

// Nothing timed may be optimised away
// -----------------------------------------------------------------------------------

/// The compiler must assume that somebody reads what `value` points to: it has to be computed and stored.
static inline void cbench_keep(const void *_Nullable value) {
  __asm__ volatile("" : : "r"(value) : "memory");
}

/// The compiler must assume that all memory was read and written.
static inline void cbench_clobber(void) {
  __asm__ volatile("" : : : "memory");
}

// Counting allocations ------------------------------------------------------------------------------------------------

/// Heap allocations of the whole process, all threads, since `cbench_allocations_start`.
typedef struct cbench_allocations {
  /// malloc, calloc, realloc, posix_memalign, aligned_alloc, memalign and their kin, when they succeeded.
  int64_t allocations;
  int64_t frees;
  /// What callers asked for.
  int64_t bytes_asked;
  /// What they got: the usable size of each block, without the allocator's own header.
  int64_t bytes_allocated;
  /// Bytes got less bytes given back; negative if older blocks were freed.
  int64_t live_bytes;
  /// The highest that live_bytes has stood, at least 0.
  int64_t peak_bytes;
} cbench_allocations;

/// Whether allocations can be counted: with glibc, and without a sanitizer (which brings its own allocator).
bool cbench_allocations_available(void);

/// Starts counting from zero. False, and nothing changes, if counting is not available or already on.
bool cbench_allocations_start(void);

/// What has been counted so far.
cbench_allocations cbench_allocations_snapshot(void);

/// Stops counting and returns what was counted.
cbench_allocations cbench_allocations_stop(void);

// The C library's heap ------------------------------------------------------------------------------------------------

/// Sets from which size on blocks come straight from the system, and go back to it when they are freed. Smaller ones
/// come from the heap, whose free end goes back when it is longer than twice as much. Left alone, glibc moves this size
/// between 128 KiB and 32 MiB, after the largest block that was freed: what a block costs then depends on the past.
/// False where the allocator can't be told; at most 32 MiB.
bool cbench_heap_set_mapped_from(size_t bytes);

/// Gives whatever pages the heap can spare back to the system; false where it can't be asked.
bool cbench_heap_trim(void);

// The machine ---------------------------------------------------------------------------------------------------------

/// How many cores this process may run on; 0 where the system can't be asked.
int cbench_usable_cores(void);

#pragma clang assume_nonnull end

#if defined(__cplusplus)
}
#endif

#endif
