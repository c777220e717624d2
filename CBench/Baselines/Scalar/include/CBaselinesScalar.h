#ifndef CBASELINES_SCALAR_H
#define CBASELINES_SCALAR_H

#define CBASELINES_SUFFIX scalar
#include "../../Declarations.h"
#undef CBASELINES_SUFFIX

#endif
