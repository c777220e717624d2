#include "LanesKeptObjects.h"

#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define LANES_IS_SANITIZED 1
#endif
#endif

_Thread_local LanesKeptObjects *lanes_kept_of_thread = NULL;

#ifdef LANES_IS_SANITIZED

LanesKeptObjects *lanes_keep_objects(void (*release)(void *object)) {
  (void)release;
  return NULL;
}

#else

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static int has_key = 0;
static void (*_Atomic release_object)(void *object);

static void end(void *value) {
  LanesKeptObjects *kept = value;
  // What is released now may make objects: they are not kept here any more.
  lanes_kept_of_thread = NULL;
  for (int i = 0; i < LANES_KEPT_SIZES * LANES_KEPT_PLACES; i++) {
    if (kept->places[i]) release_object(kept->places[i]);
  }
  free(kept);
}

static void make_key(void) {
  has_key = pthread_key_create(&key, end) == 0;
}

LanesKeptObjects *lanes_keep_objects(void (*release)(void *object)) {
  release_object = release;
  pthread_once(&once, make_key);
  if (!has_key) return NULL;
  LanesKeptObjects *kept = calloc(1, sizeof(LanesKeptObjects));
  if (!kept) return NULL;
  if (pthread_setspecific(key, kept) != 0) {
    free(kept);
    return NULL;
  }
  lanes_kept_of_thread = kept;
  return kept;
}

#endif
