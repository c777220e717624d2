#ifndef CBASELINES_VECTOR_H
#define CBASELINES_VECTOR_H

#define CBASELINES_SUFFIX vector
#include "../../Declarations.h"
#undef CBASELINES_SUFFIX

/// The features of a processor that these loops were compiled for, a bit each, for
/// ``cbaselines_missing_feature``.
uint64_t cbaselines_vector_features(void);

#endif
