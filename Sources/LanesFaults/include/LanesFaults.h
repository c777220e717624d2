#ifndef LANES_FAULTS_H
#define LANES_FAULTS_H

#include <stddef.h>
#include <stdint.h>

// What becomes of a program that uses bytes of a mapped file which are no longer there: the system
// sends SIGBUS, and these functions know the file. Everything here may be called from any thread.

/// A file's bytes in memory, as the signal handler knows them.
typedef struct lanes_mapping lanes_mapping;

/// What has happened to the bytes of a mapping.
typedef enum lanes_loss {
  lanes_loss_none = 0,
  /// The file was made shorter, and zeros stand where its end was.
  lanes_loss_shortened = 1,
  /// The file has a page that could be neither read nor written, and zeros stand there.
  lanes_loss_failed = 2,
} lanes_loss;

/// Makes a mapping known to the handler, which the first call installs.
///
/// `start` and `length` are what mmap was given and returned, `protection` and `offset` what it was
/// given. `descriptor` stays open, and the pages mapped, until the mapping is unregistered. `path`
/// is copied. NULL where there is no memory for it.
lanes_mapping *lanes_mapping_register(void *start, size_t length, int protection, int descriptor, int64_t offset,
                                      const char *path);

/// Makes the handler forget a mapping: before its pages are unmapped, since others may come to lie there.
void lanes_mapping_unregister(lanes_mapping *mapping);

/// From here on, whoever uses lost bytes of the mapping finds zeros, and the loss is noted. Scopes nest.
void lanes_mapping_enter_scope(lanes_mapping *mapping);
void lanes_mapping_leave_scope(lanes_mapping *mapping);

/// What was lost since the mapping was registered.
lanes_loss lanes_mapping_loss(lanes_mapping *mapping);

/// Notes that the file was found to be shorter, although nobody has met the lost bytes.
void lanes_mapping_note_shortened(lanes_mapping *mapping);

#endif
