#ifndef LANES_KEPT_OBJECTS_H
#define LANES_KEPT_OBJECTS_H

#include <stdint.h>

enum {
  /// The sizes that objects are kept by.
  LANES_KEPT_SIZES = 4,
  /// How many objects of a size a thread keeps.
  LANES_KEPT_PLACES = 4
};

/// Objects that a thread keeps for itself.
typedef struct LanesKeptObjects {
  void *places[LANES_KEPT_SIZES * LANES_KEPT_PLACES];
  /// Whose turn it is next, by size.
  uint8_t turns[LANES_KEPT_SIZES];
} LanesKeptObjects;

extern _Thread_local LanesKeptObjects *lanes_kept_of_thread;

/// What the running thread keeps, or NULL where it has not begun to. Swift has no variables of threads.
static inline LanesKeptObjects *lanes_kept_objects(void) {
  return lanes_kept_of_thread;
}

/// Begins to keep objects for the running thread, in empty places; `release` is called with each of them when the
/// thread ends, and must be the same function for all threads. NULL where nothing may be kept: without memory, and
/// under the sanitizers, which watch over the life of every block.
LanesKeptObjects *lanes_keep_objects(void (*release)(void *object));

#endif
