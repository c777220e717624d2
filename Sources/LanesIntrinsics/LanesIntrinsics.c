// Most of what is here is inline, in the headers.
#include "LanesIntrinsics.h"
