#ifndef CBASELINES_VECTOR_H
#define CBASELINES_VECTOR_H

#define CBASELINES_SUFFIX vector
#include "../../Declarations.h"
#undef CBASELINES_SUFFIX

#endif
