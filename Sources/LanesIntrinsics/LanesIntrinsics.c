// Everything here is inline, in the headers. A target needs a source file all the same.
#include "LanesIntrinsics.h"
