#ifndef SANITIZED_H
#define SANITIZED_H

// Whether this is compiled for a sanitizer that brings an allocator of its own.
#define SANITIZED                                                                                                      \
  (__has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer) ||           \
   __has_feature(leak_sanitizer))

#endif
