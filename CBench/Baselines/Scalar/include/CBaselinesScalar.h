#ifndef CBASELINES_SCALAR_H
#define CBASELINES_SCALAR_H

#define CBASELINES_SUFFIX scalar
#include "../../Declarations.h"
#undef CBASELINES_SUFFIX

/// The first of the features, a bit each, that the processor lacks; null when it has them all.
const char *cbaselines_missing_feature(uint64_t features);

#endif
